namespace StaticTracker.Git;

/// <summary>A commit of the log with those of its changed files that were asked for. Times are Unix seconds, UTC.</summary>
public sealed record LogCommit(
    ObjectId Id, int Parents, long AuthoredAt, long CommittedAt, string Author, string Subject, IReadOnlyList<RawChange> Changes)
{
    /// <summary>The parent that it was made on; null where it has none (or the clone ends here).</summary>
    public ObjectId FirstParent { get; init; }

    /// <summary>Whether this commit is reachable only from the left side of an <c>a...b</c>.</summary>
    public bool IsLeftOnly { get; init; }
}
