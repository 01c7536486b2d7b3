namespace StaticTracker.History;

/// <summary>A commit, and what it did to one module.</summary>
public sealed record CommitOfModule(DataCommit Commit, ModuleChange Change);
