namespace StaticTracker.Storage;

/// <summary>
/// Each item's verdicts of one experiment. <paramref name="Items"/> in ordinal order; each row has one letter per item: P passed, F failed,
/// E error, S skipped, - not judged; row <c>*</c> is the item's own outcome.
/// </summary>
public sealed record VerdictSheet(string Experiment, IReadOnlyList<string> Items, IReadOnlyList<KeyValuePair<string, string>> Rows)
{
    /// <summary>By name one number for each item, in the order of the items; null where an item has none.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<decimal?>>> Scores { get; init; } = [];
}
