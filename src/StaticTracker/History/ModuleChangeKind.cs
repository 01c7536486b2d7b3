namespace StaticTracker.History;

/// <summary>What happened to a module's file.</summary>
public enum ModuleChangeKind
{
    Added,
    Changed,
    Removed,

    /// <summary>The file could not be read at this commit: no facts.</summary>
    Broken,

    /// <summary>The file can be read again, and what stood there before it was damaged is not known here (a shallow clone): no facts.</summary>
    Untold,
}
