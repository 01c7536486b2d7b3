namespace StaticTracker.Importing;

/// <summary>
/// Items in ordinal order and one row of letters per rubric (P, F, E, -), in ordinal order of the rubrics; row <c>*</c> is the items' own outcome.
/// </summary>
public sealed record VerdictTable(IReadOnlyList<string> Items, IReadOnlyList<KeyValuePair<string, string>> Rows);
