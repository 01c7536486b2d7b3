namespace StaticTracker.Routing;

/// <summary>What is expected of a candidate on an item.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Chance">The share of the item's verdicts that is expected to pass (0–1); with one verdict an item its chance of passing.</param>
/// <param name="Reward">Points.</param>
/// <param name="Moves">By how many points each feature moves the chance against an average item, the most first.</param>
public sealed record ExplainedCandidate(RouterCandidate Candidate, double Chance, double Reward, IReadOnlyList<(string Feature, double Points)> Moves);
