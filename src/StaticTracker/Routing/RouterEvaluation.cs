using StaticTracker.Comparison;

namespace StaticTracker.Routing;

/// <summary>A router on the items that were held out from its training.</summary>
public sealed record RouterEvaluation
{
    public required Router Router { get; init; }

    public required RouterOutcome Outcome { get; init; }

    /// <summary>Items of the suite that every candidate was judged on.</summary>
    public required int Items { get; init; }

    /// <summary>Items of the suite.</summary>
    public required int SuiteItems { get; init; }

    /// <summary>Verdicts of each way of choosing.</summary>
    public required int Verdicts { get; init; }

    public required ArmFigure Routed { get; init; }

    /// <summary>In the order of the router's candidates.</summary>
    public required IReadOnlyList<ArmFigure> Singles { get; init; }

    /// <summary>Who knew every verdict beforehand and took the highest reward: no router can reach more.</summary>
    public required ArmFigure Oracle { get; init; }

    public ArmFigure BestSingle => Singles[Router.BestPlace];

    /// <summary>Against the best single candidate.</summary>
    public Judgement Judgement => BestSingle.Reached!.Judgement;
}
