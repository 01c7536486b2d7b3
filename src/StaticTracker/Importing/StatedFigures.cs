namespace StaticTracker.Importing;

/// <summary>What a file says its figures are; null where it says nothing. Counts of verdicts or items, rates in percent.</summary>
public sealed record StatedFigures
{
    public static readonly StatedFigures None = new();

    public StatedNumber? Pass { get; init; }

    public StatedNumber? Fail { get; init; }

    public StatedNumber? Error { get; init; }

    public StatedNumber? PassRate { get; init; }

    public StatedNumber? MatchRate { get; init; }
}
