using StaticTracker.History;

namespace StaticTracker.Site.Pages;

/// <summary>A commit, and what it did to one module.</summary>
internal sealed record CommitOfModule(DataCommit Commit, ModuleChange Change);
