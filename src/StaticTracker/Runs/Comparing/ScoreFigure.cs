using StaticTracker.Comparison;

namespace StaticTracker.Runs.Comparing;

/// <summary>A score over the items that both runs scored.</summary>
public sealed record ScoreFigure
{
    public required string Name { get; init; }

    /// <summary>Items with that score in both runs.</summary>
    public required int Items { get; init; }

    /// <summary>Means over these items; null where there is none.</summary>
    public decimal? Before { get; init; }

    public decimal? After { get; init; }

    public bool LowerIsBetter { get; init; }

    /// <summary>Items whose score got better, and worse.</summary>
    public int Better { get; init; }

    public int Worse { get; init; }

    /// <summary>The difference in units of the score (not points); null with fewer than two items.</summary>
    public Evidence? Evidence { get; init; }

    public Judgement Judgement { get; init; } = Judgement.None;

    /// <summary>Over all scores of both sides, those of items in one of them only included.</summary>
    public ScoreHistogram? Histogram { get; init; }

    /// <summary>The mean of the items' differences, from the scores as they are and rounded once; not the difference of the two rounded means.</summary>
    public decimal? Change { get; init; }
}
