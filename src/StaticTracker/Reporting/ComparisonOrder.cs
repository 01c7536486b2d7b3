using StaticTracker.Comparison;
using StaticTracker.Modules;

namespace StaticTracker.Reporting;

/// <summary>What a reviewer must see comes first: worse cells, then those that are worse on a rubric only, then the better ones; the greater change first.</summary>
internal static class ComparisonOrder
{
    public static IReadOnlyList<ExperimentComparison> Of(IEnumerable<ExperimentComparison> comparisons) =>
    [
        .. comparisons.OrderBy(Rank)
            .ThenByDescending(c => Math.Abs(c.PassRate.Compared ?? 0))
            .ThenBy(c => c.Module)
            .ThenBy(c => c.After.Experiment, ExperimentOrder.Comparer),
    ];

    private static int Rank(ExperimentComparison comparison) => CellWord.Of(comparison) switch
    {
        CellOutcome.Worse => 0,
        CellOutcome.WorseInPart => 1,
        CellOutcome.Better => 2,
        CellOutcome.NotEnoughEvidence => 3,
        CellOutcome.NotComparable => 4,
        _ => 5,
    };
}
