namespace StaticTracker.Runs;

/// <summary>The git commit of the code under test; <paramref name="IsDirty"/>: files of it were changed and not committed.</summary>
public sealed record RunCommit(string Hash, bool IsDirty);
