using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>One compiled (sub)schema. Filled by the loader, read-only from then on.</summary>
internal sealed class SchemaNode(SchemaResource resource, JsonNode source, string location)
{
    /// <summary>A bit per <see cref="JsonKind"/>: every kind.</summary>
    public const int AnyKind = 0xFF;

    /// <summary>The bit for numbers that must be whole.</summary>
    public const int IntegerBit = 1 << 8;

    public SchemaResource Resource { get; } = resource;

    public JsonNode Source { get; } = source;

    /// <summary>The schema's address (none for the main one without "$id"), "#" and a JSON pointer.</summary>
    public string Location { get; } = location;

    /// <summary>For the schemas true and false.</summary>
    public bool? Always { get; set; }

    public int Kinds { get; set; } = AnyKind;

    public SchemaNode? Ref { get; set; }

    public DynamicReference? DynamicRef { get; set; }

    public ValueRules? Values { get; set; }

    public NumberRules? Numbers { get; set; }

    public StringRules? Strings { get; set; }

    public ArrayRules? Arrays { get; set; }

    public ObjectRules? Objects { get; set; }

    public Combination? Combination { get; set; }

    /// <summary>Whether something beside the kind applies to values of every kind.</summary>
    public bool HasGeneralRules { get; set; }

    /// <summary>Whether only the kind and the rules for single values matter, so that <see cref="Evaluator"/> may take the short way.</summary>
    public bool IsLeaf { get; set; }

    /// <summary>Whether unevaluatedItems or unevaluatedProperties needs to know what the other keywords looked at.</summary>
    public bool NeedsTrace => Arrays?.Unevaluated is not null || Objects?.Unevaluated is not null;
}
