namespace StaticTracker.Setup;

/// <summary>A file that <c>tracker init</c> lays: its path below the repository's root with '/', its content, and how it meets what is there.</summary>
public sealed record ProjectFile(string Path, string Content, ProjectFileKind Kind);
