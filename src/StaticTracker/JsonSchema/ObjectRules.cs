namespace StaticTracker.JsonSchema;

/// <summary>The keywords for objects.</summary>
internal sealed class ObjectRules
{
    /// <summary>Required names that have a bit in <see cref="RequiredMask"/>; the others are looked up one by one.</summary>
    public const int MaskSize = 64;

    public bool DeclaresProperties { get; set; }

    /// <summary>The names of "properties" in their order, then required ones that are not among them.</summary>
    public NameTable Table { get; set; } = new([], 0);

    /// <summary>By position in the table; the required ones without a schema are beyond its end.</summary>
    public SchemaNode[] Properties { get; set; } = [];

    /// <summary>By position in the table, a bit or none.</summary>
    public ulong[] RequiredBits { get; set; } = [];

    public ulong RequiredMask { get; set; }

    /// <summary>In the order of the schema.</summary>
    public string[] Required { get; set; } = [];

    public PatternProperty[] Patterns { get; set; } = [];

    public SchemaNode? Additional { get; set; }

    public SchemaNode? Names { get; set; }

    public SchemaNode? Unevaluated { get; set; }

    public long? MinProperties { get; set; }

    public long? MaxProperties { get; set; }

    public List<DependentNames> DependentRequired { get; } = [];

    public List<DependentSchema> DependentSchemas { get; } = [];

    /// <summary>Whether one walk over the members with one look-up each answers everything.</summary>
    public bool IsPlain { get; set; }
}
