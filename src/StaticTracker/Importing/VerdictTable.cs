namespace StaticTracker.Importing;

/// <summary>
/// Items in ordinal order and one row of letters per rubric (P, F, E, S, -), in ordinal order of the rubrics; row <c>*</c> is the items' own outcome.
/// </summary>
public sealed record VerdictTable(IReadOnlyList<string> Items, IReadOnlyList<KeyValuePair<string, string>> Rows)
{
    /// <summary>By name one number for each item, in the order of the items; null where an item has none.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<decimal?>>> Scores { get; init; } = [];
}
