using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>For each item held out the place of the candidate that a router chooses, and the candidates' verdicts in the router's order.</summary>
internal sealed record RoutedItems(IReadOnlyDictionary<string, int> Choices, IReadOnlyList<VerdictSheet> Sheets);
