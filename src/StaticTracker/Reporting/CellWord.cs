using StaticTracker.Comparison;

namespace StaticTracker.Reporting;

/// <summary>The outcome of a cell, and its words.</summary>
internal static class CellWord
{
    public static CellOutcome Of(ExperimentComparison comparison) => comparison.PassRate.Judgement.Word switch
    {
        ComparisonWord.Worse => CellOutcome.Worse,
        _ when comparison.Figures.Any(f => f.Judgement.Word == ComparisonWord.Worse) => CellOutcome.WorseInPart,
        ComparisonWord.Better => CellOutcome.Better,
        ComparisonWord.NoDifferenceShown => CellOutcome.NoDifferenceShown,
        ComparisonWord.NotComparable => CellOutcome.NotComparable,
        _ => CellOutcome.NotEnoughEvidence,
    };

    public static string Words(CellOutcome outcome) => outcome switch
    {
        CellOutcome.Worse => "worse",
        CellOutcome.WorseInPart => "worse on a rubric",
        CellOutcome.Better => "better",
        CellOutcome.NoDifferenceShown => "no difference shown",
        CellOutcome.NotComparable => "not comparable",
        _ => "not enough evidence",
    };

    /// <summary>
    /// The figures worth a line: the pass rate, and what else got better or worse. The match rate is its rubric's comparison under another name and is shown once.
    /// </summary>
    public static IEnumerable<FigureComparison> Shown(ExperimentComparison comparison)
    {
        var shown = new HashSet<Evidence>();
        foreach (var figure in comparison.Figures)
        {
            var moved = figure.Judgement.Word is ComparisonWord.Better or ComparisonWord.Worse;
            var isNew = figure.Evidence is not { } evidence || shown.Add(evidence);
            if (figure.Kind == FigureKind.PassRate || (moved && isNew))
            {
                yield return figure;
            }
        }
    }
}
