namespace StaticTracker.History;

/// <summary>What happened to a module's file.</summary>
public enum ModuleChangeKind
{
    Added,
    Changed,
    Removed,

    /// <summary>The file could not be read at this commit: no facts.</summary>
    Broken,
}
