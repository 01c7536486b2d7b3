namespace StaticTracker.Git;

/// <summary>A file that a merge left open: up to three versions of it, by its path inside the repository. A version is missing where that side has no such file.</summary>
public sealed record UnmergedFile(string Path)
{
    public StagedVersion? Before { get; init; }

    public StagedVersion? Ours { get; init; }

    public StagedVersion? Theirs { get; init; }

    public IEnumerable<StagedVersion> Versions => new[] { Before, Ours, Theirs }.OfType<StagedVersion>();
}
