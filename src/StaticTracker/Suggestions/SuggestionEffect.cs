using StaticTracker.Comparison;
using StaticTracker.Phrasing;

namespace StaticTracker.Suggestions;

/// <summary>
/// A rubric (or the pass rate) before and after a suggestion was applied, of one model on one data set. An observation: whatever else changed between the two
/// versions is in it too. All effects of one module are one family.
/// </summary>
public sealed record SuggestionEffect
{
    public required string Model { get; init; }

    public string? Dataset { get; init; }

    /// <summary>The data set's version of the experiment after.</summary>
    public string? DatasetVersion { get; init; }

    /// <summary>The experiment of the version that the suggestion is about, by its id; its repeats are pooled with it.</summary>
    public required string Before { get; init; }

    /// <summary>The experiment of the version that has it.</summary>
    public required string After { get; init; }

    public required EffectSide Was { get; init; }

    public required EffectSide Is { get; init; }

    public required ComparisonWord Word { get; init; }

    /// <summary>Why the two are not comparable; null: they are.</summary>
    public Phrase? Reason { get; init; }

    /// <summary>After minus before in points, of the rates as they are shown; null where one is missing.</summary>
    public decimal? Change => Is.Rate - Was.Rate;

    /// <summary>Points that the word and the interval are about where they are others: over the verdicts that both sides gave; null: they are not.</summary>
    public decimal? ChangeOfPairs { get; init; }

    /// <summary>Of the change, in points, at <see cref="Level"/>; null where nothing could be compared.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The level of the interval that matches the family, 0–1.</summary>
    public double Level { get; init; }

    public double? P { get; init; }

    /// <summary>Adjusted for the family.</summary>
    public double? AdjustedP { get; init; }

    public ComparisonMethod? Method { get; init; }

    /// <summary>Verdict pairs compared; for totals only, the verdicts of the smaller side.</summary>
    public long? N { get; init; }

    /// <summary>Discordant pairs; null for totals only.</summary>
    public long? PairsWorse { get; init; }

    public long? PairsBetter { get; init; }

    /// <summary>How many comparisons the family has.</summary>
    public int Family { get; init; }

    /// <summary>What else differs or is not known, in words.</summary>
    public IReadOnlyList<Phrase> Cautions { get; init; } = [];
}
