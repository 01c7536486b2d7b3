using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Output;

/// <summary>A file of a site that was made: what from, how long it is, and its time stamp, which tells whether somebody touched it since.</summary>
public sealed record SiteFile(ContentKey Key, long Length, long ModifiedTicks);
