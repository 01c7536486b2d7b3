namespace StaticTracker.Mapping;

/// <summary>
/// What a score means: its scale, which end is better, numbers that are no scores but errors, and the mark from which on (higher is better) or up to which
/// (lower is better) it passes. Without a mark a score is no verdict.
/// </summary>
public sealed record ScoreSpec
{
    public static readonly ScoreSpec None = new();

    public decimal? PassMark { get; init; }

    public bool? LowerIsBetter { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>Numbers that stand for an error, such as −1.</summary>
    public IReadOnlyList<decimal> Errors { get; init; } = [];

    /// <summary><c>higher</c>, <c>lower</c>, or null: not told.</summary>
    public string? Better => LowerIsBetter switch { null => null, true => "lower", false => "higher" };

    /// <summary>P or F by the mark; null without one.</summary>
    public char? VerdictOf(decimal score) => PassMark is not { } mark ? null : (LowerIsBetter == true ? score <= mark : score >= mark) ? 'P' : 'F';
}
