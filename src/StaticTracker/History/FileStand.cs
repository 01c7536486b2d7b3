namespace StaticTracker.History;

/// <summary>How a file stands at a commit.</summary>
/// <param name="Version">What is there.</param>
/// <param name="Readable">The same, or the newest readable version before it where it cannot be read; null where there was none, or none is known.</param>
/// <param name="IsKnown">Whether that is all there is to know: not where what stood before the damage lies beyond what this clone holds.</param>
internal sealed record FileStand(FileVersion Version, FileVersion? Readable, bool IsKnown);
