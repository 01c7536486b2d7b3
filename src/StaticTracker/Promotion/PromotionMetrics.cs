namespace StaticTracker.Promotion;

/// <summary>All figures that an attempt measured; what is null was not.</summary>
public sealed record PromotionMetrics
{
    public static readonly PromotionMetrics None = new();

    public TaskCount? TaskCount { get; init; }

    public MeasuredFigure? Reward { get; init; }

    /// <summary>Percent.</summary>
    public MeasuredFigure? PassRate { get; init; }

    /// <summary>Errors over all verdicts, percent.</summary>
    public MeasuredFigure? ErrorRate { get; init; }

    public MeasuredFigure? LatencyMs { get; init; }

    /// <summary>US dollars per 1,000 items.</summary>
    public MeasuredFigure? CostPer1000 { get; init; }

    /// <summary>Pass rates of the guard rubrics, percent.</summary>
    public IReadOnlyList<KeyValuePair<string, MeasuredFigure>> Guards { get; init; } = [];

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<CategoryFigure> Categories { get; init; } = [];
}
