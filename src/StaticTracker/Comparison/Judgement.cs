namespace StaticTracker.Comparison;

/// <summary>
/// The word for a change and what it stands on: p adjusted for the family, the interval in points at the level that matches (0–1), how many comparisons
/// the family has. The figures are null where nothing could be compared.
/// </summary>
public sealed record Judgement(ComparisonWord Word, double? AdjustedP, Interval? Interval, double Level, int Family)
{
    /// <summary>Before any family has been judged.</summary>
    public static readonly Judgement None = new(ComparisonWord.NotEnoughEvidence, null, null, 0.95, 0);
}
