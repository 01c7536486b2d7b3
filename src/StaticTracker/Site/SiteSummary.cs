namespace StaticTracker.Site;

/// <summary>What a build did: files of the site, those of them written now, and their bytes.</summary>
public sealed record SiteSummary(int Files, int Written, long Bytes)
{
    /// <summary>The paths of the files that were written or removed.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Pages that were left as they were, for a later build to make (<see cref="SiteOptions.OpenPages"/>).</summary>
    public int Left { get; init; }
}
