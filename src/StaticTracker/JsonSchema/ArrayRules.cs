namespace StaticTracker.JsonSchema;

/// <summary>The keywords for arrays.</summary>
internal sealed class ArrayRules
{
    public SchemaNode[] Prefix { get; set; } = [];

    public SchemaNode? Items { get; set; }

    public SchemaNode? Contains { get; set; }

    public long? MinContains { get; set; }

    public long? MaxContains { get; set; }

    public long? MinItems { get; set; }

    public long? MaxItems { get; set; }

    public bool UniqueItems { get; set; }

    public SchemaNode? Unevaluated { get; set; }
}
