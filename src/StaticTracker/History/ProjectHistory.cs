using StaticTracker.Diagnostics;

namespace StaticTracker.History;

/// <summary>What git knows of the data, in our words.</summary>
public sealed record ProjectHistory
{
    /// <summary>A project without history (no git, no repository, no commit): nothing but notices.</summary>
    public static readonly ProjectHistory None = new();

    /// <summary>Commits that changed data, newest first (by the order of git's log).</summary>
    public IReadOnlyList<DataCommit> Commits { get; init; } = [];

    /// <summary>The commits of <see cref="DataCommit.IsOnLine"/>, newest first, merges that only join both sides among them: applied from the oldest on, each one's <see cref="DataCommit.OnLine"/> gives the data of its own tree. Empty where a part of the history is missing, so that they would not.</summary>
    public IReadOnlyList<DataCommit> Line { get; init; } = [];

    /// <summary>What the working tree holds beyond HEAD, by module in natural order.</summary>
    public IReadOnlyList<ModuleChange> Uncommitted { get; init; } = [];

    /// <summary>What is missing and why: shallow clone, no git, a module file that was broken in an old commit …</summary>
    public IReadOnlyList<Problem> Notices { get; init; } = [];

    /// <summary>The repository's page for a commit with {0} for its hash, if a remote names a known host; else null.</summary>
    public string? CommitUrlPattern { get; init; }

    /// <summary>HEAD's hash; null where there is no commit.</summary>
    public string? Head { get; init; }

    /// <summary>A folder beside git's own data for what may be deleted at any time; null: there is none, or nothing may be kept.</summary>
    public string? CacheFolder { get; init; }
}
