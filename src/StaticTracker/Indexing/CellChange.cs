using StaticTracker.Comparison;

namespace StaticTracker.Indexing;

/// <summary>
/// A result against that of the same model in the version before, where it may be beyond noise: its own p is at most 0.05. Whether it is, hangs on all that is
/// compared with it (<see cref="ChangeFamily"/>).
/// </summary>
/// <param name="Cell">The place of the cell in its row.</param>
/// <param name="Result">The place of the result in its cell.</param>
/// <param name="P">Two-sided, not adjusted.</param>
/// <param name="Touch">One minus the level (0–1) at which the interval of the difference just touches zero.</param>
/// <param name="Points">After minus before, repeats pooled.</param>
/// <param name="IsClear"><c>tracker compare</c> says better or worse of the two.</param>
public sealed record CellChange(int Cell, int Result, double P, double Touch, double Points, bool IsClear)
{
    public required ComparisonMethod Method { get; init; }

    /// <summary>Verdict pairs compared; for totals only, the verdicts of the smaller side.</summary>
    public required long N { get; init; }

    /// <summary>Discordant pairs that got better; null for totals only.</summary>
    public long? PairsBetter { get; init; }

    /// <summary>Discordant pairs that got worse; null for totals only.</summary>
    public long? PairsWorse { get; init; }
}
