namespace StaticTracker.Runs;

/// <summary>That a run was put aside: the status that it had, and when (ISO 8601).</summary>
public sealed record RunArchived(string Was, string At);
