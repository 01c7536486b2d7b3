using StaticTracker.Phrasing;

namespace StaticTracker.Comparison;

/// <summary>A reason not to compare, and what it is in this case ("v1 and v2").</summary>
public sealed record Incomparable(IncomparableReason Reason, Phrase Detail)
{
    /// <summary>Of other items: how many of the larger side the other one lacks, percent; null for other reasons.</summary>
    public decimal? OnOneSide { get; init; }
}
