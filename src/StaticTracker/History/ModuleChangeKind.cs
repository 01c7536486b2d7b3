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

    /// <summary>The file as this commit has it is not in this clone (a partial one): no facts.</summary>
    Missing,

    /// <summary>The file is there and was changed, and what stood there before is not in this clone: no facts.</summary>
    MissingBefore,
}
