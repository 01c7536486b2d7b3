namespace StaticTracker.Git;

/// <summary>What came of beginning a merge.</summary>
public enum MergeStart
{
    /// <summary>The branch holds the revision already; nothing was begun.</summary>
    UpToDate,

    /// <summary>Merged without a conflict, and not committed.</summary>
    Clean,

    /// <summary>Files are in conflict.</summary>
    Conflict,

    /// <summary>Git did not merge; nothing was begun.</summary>
    Failed,
}
