namespace StaticTracker.History;

/// <summary>How a file stands at a commit.</summary>
/// <param name="Version">What is there.</param>
/// <param name="Readable">The same, or the newest readable version before it where it cannot be read; null where there was none.</param>
internal sealed record FileStand(FileVersion Version, FileVersion? Readable);
