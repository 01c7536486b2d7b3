namespace StaticTracker.Importing;

/// <summary>What a file says its figures are; null where it says nothing. Counts of verdicts or items, rates in percent.</summary>
public readonly record struct StatedFigures
{
    public static readonly StatedFigures None;

    public StatedNumber? Pass { get; init; }

    public StatedNumber? Fail { get; init; }

    public StatedNumber? Error { get; init; }

    /// <summary>Of verdicts or of items: files of either kind are about.</summary>
    public StatedNumber? Total { get; init; }

    public StatedNumber? PassRate { get; init; }

    public StatedNumber? MatchRate { get; init; }
}
