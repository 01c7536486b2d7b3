namespace StaticTracker.Promotion;

/// <summary>The pass rates of both sides, in percent, on the items of one category of the suite that both have verdicts on.</summary>
public sealed record CategoryFigure(string Category, int Items, decimal? Baseline, decimal? Challenger)
{
    public decimal? Delta => Challenger - Baseline;
}
