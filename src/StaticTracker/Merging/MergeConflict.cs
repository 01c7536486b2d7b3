namespace StaticTracker.Merging;

/// <summary>
/// One value changed to two: what people call its place, both values as JSON (null: that side removed it), and the line of the merged file
/// where the marker stands.
/// </summary>
public sealed record MergeConflict(string Place, string? Ours, string? Theirs, int Line);
