using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>How history is read.</summary>
public sealed record HistoryOptions
{
    public static readonly HistoryOptions Default = new();

    /// <summary>Whether what was found may be kept in, and taken from, the repository's own folder of git data.</summary>
    public bool UseCache { get; init; } = true;

    /// <summary>The git to ask; null: none is installed.</summary>
    public GitProgram? Git { get; init; } = GitProgram.Find();

    /// <summary>Told before anything is read in which folder lies what was kept by earlier readings; not where nothing is kept.</summary>
    public Action<string>? Begins { get; init; }
}
