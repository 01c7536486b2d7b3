using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>The keywords that apply schemas to the members of an object.</summary>
internal sealed partial class KeywordReader
{
    private string[] _names = [];

    private bool ReadObjectApplicator()
    {
        switch (_keyword)
        {
            case "properties":
                var names = new List<string>();
                var properties = new List<SchemaNode>();
                foreach (var member in Object().Members)
                {
                    names.Add(member.Name);
                    properties.Add(Child(member.Value, PathStep.Escape(member.Name)));
                }

                Objects.DeclaresProperties = true;
                Objects.Properties = [.. properties];
                _names = [.. names];
                return true;
            case "patternProperties":
                var patterns = new List<PatternProperty>();
                foreach (var member in Object().Members)
                {
                    patterns.Add(new PatternProperty(Pattern(member.Name), Child(member.Value, PathStep.Escape(member.Name))));
                }

                Objects.Patterns = [.. patterns];
                return true;
            case "additionalProperties":
                Objects.Additional = Child();
                return true;
            case "unevaluatedProperties":
                Objects.Unevaluated = Child();
                return true;
            case "propertyNames":
                Objects.Names = Child();
                return true;
            case "dependentSchemas":
                foreach (var member in Object().Members)
                {
                    Objects.DependentSchemas.Add(new DependentSchema(member.Name, Child(member.Value, PathStep.Escape(member.Name))));
                }

                return true;
            case "dependencies":
                ReadDependencies();
                return true;
            default:
                return false;
        }
    }

    /// <summary>The former name of dependentRequired and dependentSchemas in one.</summary>
    private void ReadDependencies()
    {
        foreach (var member in Object().Members)
        {
            if (member.Value.Kind == JsonKind.Array)
            {
                Objects.DependentRequired.Add(new DependentNames(member.Name, DistinctTexts(member.Value)));
            }
            else
            {
                Objects.DependentSchemas.Add(new DependentSchema(member.Name, Child(member.Value, PathStep.Escape(member.Name))));
            }
        }
    }

    /// <summary>One table for the names of "properties" and "required", so that one look-up per key answers both.</summary>
    private void FinishObjects()
    {
        if (node.Objects is not { } objects)
        {
            return;
        }

        var names = _names.ToList();
        names.AddRange(objects.Required.Except(_names, StringComparer.Ordinal));
        objects.Table = new NameTable(names, _names.Length);
        objects.RequiredBits = new ulong[names.Count];
        for (var i = 0; i < objects.Required.Length && i < ObjectRules.MaskSize; i++)
        {
            var bit = 1UL << i;
            objects.RequiredBits[names.IndexOf(objects.Required[i])] = bit;
            objects.RequiredMask |= bit;
        }

        objects.IsPlain = objects is { Patterns: [], Unevaluated: null, MinProperties: null, MaxProperties: null, DependentRequired: [], DependentSchemas: [] }
            && objects.Required.Length <= ObjectRules.MaskSize;
    }
}
