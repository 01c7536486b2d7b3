using StaticTracker.History;
using StaticTracker.Site.Parts;

namespace StaticTracker.Site.Pages;

/// <summary>What git knows of one module: what is not committed, its commits newest first, and what is missing.</summary>
internal sealed record ModuleHistory(ModuleChange? Uncommitted, IReadOnlyList<CommitOfModule> Commits, ChangeList Changes, Html Notices);
