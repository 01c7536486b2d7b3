using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Comparison;

/// <summary>Two experiments of a module, figure by figure: the pass rate first, then the match rate, then the rubrics in ordinal order.</summary>
public sealed record ExperimentComparison
{
    public required ModuleId Module { get; init; }

    public required ComparisonSide Before { get; init; }

    public required ComparisonSide After { get; init; }

    /// <summary>The name of the baseline that Before is; null: the version before it, or what was named.</summary>
    public string? Baseline { get; init; }

    public required IReadOnlyList<FigureComparison> Figures { get; init; }

    /// <summary>What a reader should know beside the figures, in whole sentences.</summary>
    public IReadOnlyList<Phrase> Notes { get; init; } = [];

    public FigureComparison PassRate => Figures[0];

    public FigureComparison? MatchRate => Figures.FirstOrDefault(f => f.Kind == FigureKind.MatchRate);

    public IEnumerable<FigureComparison> Rubrics => Figures.Where(f => f.Kind == FigureKind.Rubric);
}
