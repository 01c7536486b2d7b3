using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>What a router would have come to on the items of a suite: the verdicts of the candidates that it chooses, as one result that no experiment has, and what it was made of.</summary>
public sealed record RoutedResult(Experiment Experiment, VerdictSheet Sheet, IReadOnlyList<PromotionSource> Sources);
