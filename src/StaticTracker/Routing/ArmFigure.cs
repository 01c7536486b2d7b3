using StaticTracker.Comparison;

namespace StaticTracker.Routing;

/// <summary>What one way of choosing came to on the items evaluated on. Cost and latency are means over the items of what was chosen; what is null is not known.</summary>
/// <param name="Name">The router, a candidate, or the oracle.</param>
/// <param name="PassRate">Counts, rate and 95 % interval.</param>
/// <param name="Reward">Points.</param>
public sealed record ArmFigure(string Name, SideFigure PassRate, double Reward)
{
    public double? CostPer1000 { get; init; }

    public double? LatencyMs { get; init; }

    /// <summary>Of a candidate: the items that the router chooses it for.</summary>
    public int? Chosen { get; init; }

    /// <summary>Of a candidate: router less candidate, of the reward; null for the router itself and for the oracle.</summary>
    public FigureComparison? Reached { get; init; }

    /// <summary>The same of the pass rate, where the reward weighs more than that; null where it is the same.</summary>
    public FigureComparison? PassRateReached { get; init; }
}
