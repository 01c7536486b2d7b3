namespace StaticTracker.Storage;

/// <summary>
/// What was said of one item: the model's <paramref name="Output"/> and the judge's reasons by rubric (<c>*</c>: of the item as a whole), in ordinal order. What the item is stands here only
/// where the data set has no items file. Redacted and capped; null where nothing is kept.
/// </summary>
public sealed record ItemDetail(string Id, string? Output, IReadOnlyList<KeyValuePair<string, string>> Reasons)
{
    /// <summary>What the model was given.</summary>
    public string? Input { get; init; }

    /// <summary>What it should have said.</summary>
    public string? Expected { get; init; }
}
