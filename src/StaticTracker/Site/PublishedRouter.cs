using StaticTracker.Routing;

namespace StaticTracker.Site;

/// <summary>What a module's page shows of its routers: one of them, held against its candidates.</summary>
/// <param name="Router">The active one; else the newest.</param>
/// <param name="IsActive">Whether it is the active version of its module.</param>
/// <param name="Versions">The names of all that are kept, in natural order.</param>
/// <param name="Evaluation">What it comes to on the items held out; null: that cannot be said.</param>
/// <param name="Fault">Why not.</param>
public sealed record PublishedRouter(Router Router, bool IsActive, IReadOnlyList<string> Versions, RouterEvaluation? Evaluation, string? Fault);
