namespace StaticTracker.Site;

/// <summary>What a build did: files of the site, those of them written now, and their bytes.</summary>
public sealed record SiteSummary(int Files, int Written, long Bytes);
