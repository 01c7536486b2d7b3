using StaticTracker.Json;
using StaticTracker.JsonSchema.Patterns;

namespace StaticTracker.JsonSchema;

/// <summary>Reads the keywords of one schema object; each must be known and well-formed.</summary>
internal sealed partial class KeywordReader(SchemaLoader loader, SchemaNode node)
{
    private JsonNode _value;
    private string _keyword = "";

    public void Run()
    {
        foreach (var member in node.Source.Members)
        {
            _keyword = member.Name;
            _value = member.Value;
            if (node.Resource.Dialect.Knows(_keyword))
            {
                if (!ReadCore() && !ReadApplicator() && !ReadValidation())
                {
                    ReadAnnotation();
                }
            }
            else if (!loader.Options.IgnoreUnknownKeywords)
            {
                throw new SchemaException(Here, member.Key.Position, $"\"{_keyword}\" is no keyword that is known here");
            }
        }

        FinishObjects();
        node.HasGeneralRules = node.Ref is not null || node.Values is not null || node.Combination is not null || _refers;
        node.IsLeaf = !_refers && node is { Combination: null, Objects: null, Arrays: null };
    }

    private string Here => node.Location + "/" + PathStep.Escape(_keyword);

    private ArrayRules Arrays => node.Arrays ??= new ArrayRules();

    private ObjectRules Objects => node.Objects ??= new ObjectRules();

    private StringRules Strings => node.Strings ??= new StringRules();

    private NumberRules Numbers => node.Numbers ??= new NumberRules();

    private ValueRules Values => node.Values ??= new ValueRules();

    private Combination Combined => node.Combination ??= new Combination();

    private bool ReadCore()
    {
        switch (_keyword)
        {
            case "$id" or "$schema" or "$vocabulary" or "$comment":
                return true;
            case "$ref" or "$dynamicRef":
                _refers = true;
                loader.Refer(new PendingReference(node, _value, Text(), _keyword == "$dynamicRef"));
                return true;
            case "$anchor":
                AddAnchor(node.Resource.Anchors);
                return true;
            case "$dynamicAnchor":
                AddAnchor(node.Resource.Anchors);
                AddAnchor(node.Resource.DynamicAnchors);
                return true;
            case "$defs" or "definitions":
                foreach (var member in Object().Members)
                {
                    Child(member.Value, PathStep.Escape(member.Name));
                }

                return true;
            default:
                return false;
        }
    }

    private bool _refers;

    private void AddAnchor(Dictionary<string, SchemaNode> anchors)
    {
        if (!anchors.TryAdd(Text(), node))
        {
            throw Fault($"the anchor \"{Text()}\" stands twice in one schema");
        }
    }

    private bool ReadApplicator()
    {
        switch (_keyword)
        {
            case "allOf":
                Combined.AllOf = Children();
                return true;
            case "anyOf":
                Combined.AnyOf = Children();
                return true;
            case "oneOf":
                Combined.OneOf = Children();
                return true;
            case "not":
                Combined.Not = Child();
                return true;
            case "if":
                Combined.If = Child();
                return true;
            case "then":
                Combined.Then = Child();
                return true;
            case "else":
                Combined.Else = Child();
                return true;
            case "prefixItems":
                Arrays.Prefix = Children();
                return true;
            case "items":
                Arrays.Items = Child();
                return true;
            case "contains":
                Arrays.Contains = Child();
                return true;
            case "unevaluatedItems":
                Arrays.Unevaluated = Child();
                return true;
            default:
                return ReadObjectApplicator();
        }
    }

    private void ReadAnnotation()
    {
        switch (_keyword)
        {
            case "format":
                var asserts = loader.Options.AssertFormats || node.Resource.Dialect.AssertsFormat;
                var format = asserts ? Formats.Format.Find(Text()) : null;
                if (format is not null)
                {
                    Strings.Format = format;
                }
                else if (asserts && !loader.Options.IgnoreUnknownKeywords)
                {
                    throw Fault($"the format \"{Text()}\" is not checked here");
                }

                break;
            case "contentSchema":
                Child();
                break;
            case "title" or "description" or "contentEncoding" or "contentMediaType":
                Text();
                break;
            case "deprecated" or "readOnly" or "writeOnly":
                Flag();
                break;
            case "examples":
                Array();
                break;
            case "default":
                break;
            default:
                throw Fault($"\"{_keyword}\" is not supported");
        }
    }

    private SchemaNode Child() => loader.Compile(_value, node.Resource, node.Resource.Uri, Here);

    private SchemaNode Child(JsonNode schema, string step) => loader.Compile(schema, node.Resource, node.Resource.Uri, Here + "/" + step);

    private SchemaNode[] Children()
    {
        var children = new List<SchemaNode>();
        foreach (var element in Array().Elements)
        {
            children.Add(Child(element, Invariant(children.Count)));
        }

        return children.Count > 0 ? [.. children] : throw Fault("must hold at least one schema");
    }

    private JsonNode Object() => _value.Kind == JsonKind.Object ? _value : throw Fault("must be an object");

    private JsonNode Array() => _value.Kind == JsonKind.Array ? _value : throw Fault("must be an array");

    private string Text() => _value.AsString() ?? throw Fault("must be a string");

    private bool Flag() => _value.Kind switch
    {
        JsonKind.True => true,
        JsonKind.False => false,
        _ => throw Fault("must be true or false"),
    };

    /// <summary>A count; beyond every document where it is larger than any document.</summary>
    private long Count()
    {
        if (_value.Kind != JsonKind.Number || NumberText.Parse(_value.Raw) is not { IsInteger: true, IsNegative: false } number)
        {
            throw Fault("must be a whole number, 0 or more");
        }

        return number.AsLong ?? long.MaxValue;
    }

    private NumberBound Bound() => _value.Kind == JsonKind.Number
        ? new NumberBound(NumberText.Parse(_value.Raw), _value.ToString())
        : throw Fault("must be a number");

    private TextPattern Pattern(string source)
    {
        try
        {
            return new TextPattern(source);
        }
        catch (FormatException e)
        {
            throw Fault(e.Message);
        }
    }

    private string[] DistinctTexts(JsonNode array)
    {
        var texts = new List<string>();
        if (array.Kind != JsonKind.Array)
        {
            throw Fault("must be an array of strings");
        }

        foreach (var element in array.Elements)
        {
            var text = element.AsString() ?? throw Fault("must be an array of strings");
            texts.Add(texts.Contains(text) ? throw Fault($"\"{text}\" stands twice") : text);
        }

        return [.. texts];
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private SchemaException Fault(string detail) => new(Here, _value.Position, detail);
}
