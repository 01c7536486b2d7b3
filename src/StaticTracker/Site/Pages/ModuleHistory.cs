using StaticTracker.History;
using StaticTracker.Site.Parts;

namespace StaticTracker.Site.Pages;

/// <summary>What git knows of one module: what is not committed, its commits newest first, what is missing, and where each figure comes from (null: git knows nothing).</summary>
internal sealed record ModuleHistory(ModuleChange? Uncommitted, IReadOnlyList<CommitOfModule> Commits, ChangeList Changes, Html Notices, TraceNotes? Trace);
