namespace StaticTracker.Runs.Comparing;

/// <summary>An item's score in both runs; null where it has none.</summary>
public readonly record struct ScoreChange(string Name, decimal? Before, decimal? After)
{
    public decimal? Change => After - Before;
}
