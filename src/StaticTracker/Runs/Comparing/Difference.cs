namespace StaticTracker.Runs.Comparing;

/// <summary>Something that the two runs say of themselves; null: unknown.</summary>
public sealed record Difference(string Name, string? Before, string? After)
{
    /// <summary>After less before, where both are numbers.</summary>
    public decimal? Change { get; init; }
}
