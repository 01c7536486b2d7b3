namespace StaticTracker.Storage;

/// <summary>
/// Each item's verdicts of one experiment. <paramref name="Items"/> in ordinal order; each row has one letter per item: P passed, F failed,
/// E error, S skipped, - not judged; row <c>*</c> is the item's own outcome.
/// </summary>
public sealed record VerdictSheet(string Experiment, IReadOnlyList<string> Items, IReadOnlyList<KeyValuePair<string, string>> Rows);
