namespace StaticTracker.JsonSchema;

/// <summary>How a schema is loaded.</summary>
public sealed record SchemaOptions
{
    public static SchemaOptions Default { get; } = new();

    /// <summary>
    /// The standard ignores keywords it does not know. Ours are refused unless this is set, since a mistyped keyword would check nothing.
    /// </summary>
    public bool IgnoreUnknownKeywords { get; init; }

    /// <summary>Whether "format" is checked; by the standard it only describes.</summary>
    public bool AssertFormats { get; init; }

    /// <summary>The address of the schema where it has no "$id"; relative references start from it.</summary>
    public string BaseUri { get; init; } = "";

    /// <summary>Other schemas by absolute address: references find them here and never on the network.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Remotes { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();
}
