namespace StaticTracker.Promotion;

/// <summary>A figure of both sides. Rates and rewards in points (0–100); the interval and p are of the change, adjusted for all that the attempt compared. What is null is not known.</summary>
public sealed record MeasuredFigure(decimal? Baseline, decimal? Challenger, decimal? Delta)
{
    /// <summary>The change over what both sides judged, in points, which is what the interval is of; null where it is that of the rates, but for their rounding.</summary>
    public decimal? DeltaOfPairs { get; init; }

    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public decimal? P { get; init; }

    /// <summary>better, worse, no difference shown, not enough evidence, or not comparable with the reason.</summary>
    public string? Word { get; init; }

    public static MeasuredFigure Of(decimal? baseline, decimal? challenger) => new(baseline, challenger, challenger - baseline);
}
