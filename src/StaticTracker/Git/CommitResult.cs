using StaticTracker.Diagnostics;

namespace StaticTracker.Git;

/// <summary>The commit that was made, or why none was.</summary>
public sealed record CommitResult(string? Hash, Problem? Problem);
