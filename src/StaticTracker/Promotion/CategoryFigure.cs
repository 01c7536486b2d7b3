namespace StaticTracker.Promotion;

/// <summary>The pass rates of both sides, in percent, on the items of one category of the suite that both have verdicts on, and the change in points: null where there is a side without one, or the sides are not comparable.</summary>
public sealed record CategoryFigure(string Category, int Items, decimal? Baseline, decimal? Challenger, decimal? Delta);
