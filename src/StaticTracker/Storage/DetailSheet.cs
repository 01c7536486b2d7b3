namespace StaticTracker.Storage;

/// <summary>A details file: texts of the items of one experiment, in ordinal order of their ids.</summary>
public sealed record DetailSheet(string Experiment, IReadOnlyList<ItemDetail> Items)
{
    /// <summary>What was redacted in these texts and those of the items file: how often, by kind, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Redacted { get; init; } = [];

    /// <summary>How many texts were shortened.</summary>
    public long Cut { get; init; }

    /// <summary>How many texts were left out since the file would have become too large.</summary>
    public long LeftOut { get; init; }
}
