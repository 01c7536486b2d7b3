namespace StaticTracker.Git;

/// <summary>What stands where a repository was looked for.</summary>
public enum GitState
{
    /// <summary>A repository with a commit at HEAD, on a branch or detached.</summary>
    Found,

    /// <summary>There is no git program on the search path.</summary>
    NoProgram,

    /// <summary>The folder is in no working tree.</summary>
    NoRepository,

    /// <summary>Another user owns the repository and git was not told to trust it.</summary>
    DubiousOwnership,

    /// <summary>HEAD is a branch that no commit was made on yet.</summary>
    NoCommit,

    /// <summary>Git refused for another reason, which it told.</summary>
    Failed,
}
