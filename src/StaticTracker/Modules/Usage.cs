namespace StaticTracker.Modules;

/// <summary>What a run took: tokens, US dollars, milliseconds. Null is unknown, 0 is free.</summary>
public sealed record Usage
{
    public long? TokensIn { get; init; }

    public long? TokensOut { get; init; }

    public decimal? CostUsd { get; init; }

    public decimal? LatencyMsMean { get; init; }

    public decimal? LatencyMsP95 { get; init; }
}
