namespace StaticTracker.Site.Output;

/// <summary>A file of the site as it stands.</summary>
internal sealed record StandingFile(string Path, long Length, long ModifiedTicks);
