using StaticTracker.Phrasing;

namespace StaticTracker.Comparison;

/// <summary>One rate of one experiment against the same rate of another.</summary>
public sealed record FigureComparison
{
    /// <summary>Two rates of one decimal each, and the last bits of a sum.</summary>
    private const double MostByRounding = 0.1 + 1e-9;

    public required FigureKind Kind { get; init; }

    /// <summary>The rubric; null for the pass rate.</summary>
    public string? Rubric { get; init; }

    /// <summary>What to call it.</summary>
    public required Phrase Name { get; init; }

    public required SideFigure Before { get; init; }

    public required SideFigure After { get; init; }

    /// <summary>Why the two are not comparable; null: they are.</summary>
    public Incomparable? Incomparable { get; init; }

    /// <summary>Null where not comparable, or where there are no counts.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>What turned to passed, in the order of items; empty where verdicts are not stored.</summary>
    public IReadOnlyList<Flip> Better { get; init; } = [];

    /// <summary>What turned to failed.</summary>
    public IReadOnlyList<Flip> Worse { get; init; } = [];

    public Judgement Judgement { get; init; } = Judgement.None;

    /// <summary>After minus before in points, of the rates as they are shown, so that a reader who subtracts finds the same; null where one is missing.</summary>
    public decimal? Change => After.Rate - Before.Rate;

    /// <summary>
    /// Points that the word and its interval are about where they are other than <see cref="Change"/>: only verdicts that both sides gave are compared, so that errors
    /// may let the whole rates move another way. Null: the two are the same but for the rounding of both rates.
    /// </summary>
    public decimal? ChangeOfPairs => Change is { } change && Evidence is { } e && Math.Abs(e.Points - (double)change) > MostByRounding ? (decimal)Math.Round(e.Points, 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>Points that stand beside the word and the interval.</summary>
    public decimal? Compared => ChangeOfPairs ?? Change;
}
