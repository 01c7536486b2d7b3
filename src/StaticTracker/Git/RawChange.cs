namespace StaticTracker.Git;

/// <summary>
/// A file that a commit changed, by its path inside the repository: one old side for each parent, one new side. A merge lists a file only
/// where it differs from every parent.
/// </summary>
public sealed record RawChange(string Path, RawSide[] Old, RawSide New);
