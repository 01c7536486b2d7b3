namespace StaticTracker.Runs.Comparing;

/// <summary>An item's score in both runs; null where it has none.</summary>
public readonly record struct ScoreChange(string Name, decimal? Before, decimal? After)
{
    /// <summary>After less before; null too where a number is no score.</summary>
    public decimal? Change => Before is { } before && After is { } after && Math.Abs(before / 4) < ScoreHistogram.Most && Math.Abs(after / 4) < ScoreHistogram.Most ? after - before : null;
}
