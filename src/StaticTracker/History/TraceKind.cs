namespace StaticTracker.History;

/// <summary>What a commit did to an experiment.</summary>
public enum TraceKind
{
    /// <summary>Brought it: into a file where it was not.</summary>
    Brought,

    Changed,

    Withdrawn,

    Removed,
}
