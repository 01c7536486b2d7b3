namespace StaticTracker.Git;

/// <summary>A version of a file in git's index: its mode as git writes it (<c>100644</c>) and its content.</summary>
public sealed record StagedVersion(string Mode, ObjectId Blob)
{
    /// <summary>No link and no other repository.</summary>
    public bool IsRegular => Mode.StartsWith("100", StringComparison.Ordinal);
}
