using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>The keywords that assert something about a value itself.</summary>
internal sealed partial class KeywordReader
{
    private bool ReadValidation()
    {
        switch (_keyword)
        {
            case "type":
                node.Kinds = _value.Kind == JsonKind.String ? KindsOf(Text()) : DistinctTexts(_value).Aggregate(0, (kinds, name) => kinds | KindsOf(name));
                return true;
            case "enum":
                ReadEnum();
                return true;
            case "const":
                Values.Const = _value;
                return true;
            case "minimum":
                Numbers.Minimum = Bound();
                return true;
            case "maximum":
                Numbers.Maximum = Bound();
                return true;
            case "exclusiveMinimum":
                Numbers.ExclusiveMinimum = Bound();
                return true;
            case "exclusiveMaximum":
                Numbers.ExclusiveMaximum = Bound();
                return true;
            case "multipleOf":
                Numbers.MultipleOf = Bound() is { Number: { IsNegative: false, IsZero: false } } divisor ? divisor : throw Fault("must be above 0");
                return true;
            case "minLength":
                Strings.MinLength = Count();
                return true;
            case "maxLength":
                Strings.MaxLength = Count();
                return true;
            case "pattern":
                Strings.Pattern = Pattern(Text());
                return true;
            default:
                return ReadContainerLimit();
        }
    }

    private bool ReadContainerLimit()
    {
        switch (_keyword)
        {
            case "minItems":
                Arrays.MinItems = Count();
                return true;
            case "maxItems":
                Arrays.MaxItems = Count();
                return true;
            case "minContains":
                Arrays.MinContains = Count();
                return true;
            case "maxContains":
                Arrays.MaxContains = Count();
                return true;
            case "uniqueItems":
                Arrays.UniqueItems = Flag();
                return true;
            case "minProperties":
                Objects.MinProperties = Count();
                return true;
            case "maxProperties":
                Objects.MaxProperties = Count();
                return true;
            case "required":
                Objects.Required = DistinctTexts(_value);
                return true;
            case "dependentRequired":
                foreach (var member in Object().Members)
                {
                    Objects.DependentRequired.Add(new DependentNames(member.Name, DistinctTexts(member.Value)));
                }

                return true;
            default:
                return false;
        }
    }

    private void ReadEnum()
    {
        var values = Array().ToArray();
        Values.Enum = values;
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (value.Kind != JsonKind.String)
            {
                return;
            }

            var name = value.GetString();
            if (seen.Add(name))
            {
                names.Add(name);
            }
        }

        if (names.Count > 0)
        {
            Values.EnumNames = new NameTable(names, names.Count);
        }
    }

    private int KindsOf(string type) => type switch
    {
        "object" => 1 << (int)JsonKind.Object,
        "array" => 1 << (int)JsonKind.Array,
        "string" => 1 << (int)JsonKind.String,
        "number" => 1 << (int)JsonKind.Number,
        "integer" => SchemaNode.IntegerBit,
        "boolean" => (1 << (int)JsonKind.True) | (1 << (int)JsonKind.False),
        "null" => 1 << (int)JsonKind.Null,
        _ => throw Fault($"\"{type}\" is no type"),
    };
}
