using StaticTracker.Diagnostics;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>Something to tell about one commit.</summary>
internal sealed record CommitNotice(ObjectId Commit, Problem Problem);
