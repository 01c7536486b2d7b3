using StaticTracker.Modules;

namespace StaticTracker.Comparison;

/// <summary>The figures of one result by itself: the pass rate, the match rate where there is one, and the rubrics in ordinal order.</summary>
public sealed record ExperimentFigures(SideFigure PassRate, SideFigure? MatchRate, IReadOnlyList<KeyValuePair<string, SideFigure>> Rubrics)
{
    /// <param name="side">Whose figures.</param>
    /// <param name="primaryRubric">The rubric that the match rate is about; null: there is none.</param>
    public static ExperimentFigures Of(ComparisonSide side, string? primaryRubric)
    {
        var sheets = side.Sheets is { } stored ? new SheetStack(stored) : null;
        var rubrics = side.Pooled.SelectMany(e => e.Rubrics).Select(r => r.Rubric).Distinct().Order(StringComparer.Ordinal)
            .Select(r => KeyValuePair.Create(r, SideFigures.Rubric(side, sheets, r, out _))).ToList();
        var match = rubrics.Where(r => r.Key == primaryRubric).Select(r => r.Value).FirstOrDefault()
            ?? (Rate.Stated(side.Experiment.Metrics.MatchRate) is { } stated ? new SideFigure { Rate = stated } : null);
        return new ExperimentFigures(SideFigures.PassRate(side, sheets, withInterval: true, out _), match, rubrics);
    }

    public SideFigure? Rubric(string rubric) => Rubrics.Where(r => r.Key == rubric).Select(r => r.Value).FirstOrDefault();
}
