using StaticTracker.Modules;

namespace StaticTracker.Comparison;

/// <summary>
/// What counts alone say: Newcombe's interval for independent rates. The verdicts of one item hang together in a way that counts do not show, so
/// that a pass rate over several rubrics counts as many verdicts as there are items at most; where that is not known either, it is said. Repeats
/// over the same items are no new items: of pooled runs the size of one counts.
/// </summary>
internal static class TotalsEvidence
{
    public static Evidence? OfPassRate(ComparisonSide before, ComparisonSide after, SideFigure was, SideFigure isNow)
    {
        var (first, second) = (ItemsOf(before.Experiment), ItemsOf(after.Experiment));
        var known = first is not null && second is not null;
        return Of(was, isNow, first, second, before.Pooled.Count, after.Pooled.Count, mayBeTooNarrow: !known);
    }

    public static Evidence? OfRubric(ComparisonSide before, ComparisonSide after, SideFigure was, SideFigure isNow) =>
        Of(was, isNow, null, null, before.Pooled.Count, after.Pooled.Count, mayBeTooNarrow: false);

    /// <summary>How many items are behind a pass rate at least; null where nothing tells. A rubric judges each item once, as far as counts can tell.</summary>
    public static long? ItemsOf(Experiment experiment) =>
        experiment.Metrics.Unit == "item" ? experiment.Metrics.Pass + experiment.Metrics.Failed
            : experiment.Rubrics.Count == 0 ? null
            : experiment.Rubrics.Max(r => r.Pass + r.Failed);

    /// <summary>How often an item was tried at least, whatever came of it: errors count too; null where nothing tells.</summary>
    public static long? TriedOf(Experiment experiment) =>
        experiment.Metrics.Unit == "item" ? Sum(experiment.Metrics.Pass, experiment.Metrics.Failed, experiment.Metrics.Error)
            : experiment.Rubrics.Count == 0 ? null
            : experiment.Rubrics.Max(r => Sum(r.Pass, r.Failed, r.Error));

    private static long? Sum(long? pass, long? fail, long? error) => pass + fail + (error ?? 0);

    private static Evidence? Of(SideFigure was, SideFigure isNow, long? itemsBefore, long? itemsAfter, int runsBefore, int runsAfter, bool mayBeTooNarrow)
    {
        // Counts that do not add up leave a failed count below nothing: the check tells, and nothing is made of them.
        if (was is not { Pass: >= 0 and { } passBefore, Fail: >= 0 and { } failBefore } || isNow is not { Pass: >= 0 and { } passAfter, Fail: >= 0 and { } failAfter }
            || passBefore + failBefore <= 0 || passAfter + failAfter <= 0)
        {
            return null;
        }

        var (before, after) = ((double)passBefore / (passBefore + failBefore), (double)passAfter / (passAfter + failAfter));
        var nBefore = Math.Min((double)(passBefore + failBefore) / runsBefore, itemsBefore ?? double.MaxValue);
        var nAfter = Math.Min((double)(passAfter + failAfter) / runsAfter, itemsAfter ?? double.MaxValue);
        return new Evidence
        {
            Method = ComparisonMethod.TotalsOnly,
            Points = 100 * (after - before),
            N = Math.Min(passBefore + failBefore, passAfter + failAfter),
            Items = itemsBefore is { } a && itemsAfter is { } b ? Math.Min(a, b) : null,
            FindP = () => Newcombe.IndependentP(before * nBefore, nBefore, after * nAfter, nAfter),
            CohensH = CohensH.Of(before, after),
            MayBeTooNarrow = mayBeTooNarrow,
            IntervalAt = level => Newcombe.Independent(before * nBefore, nBefore, after * nAfter, nAfter, Normal.TwoSided(level)),
        };
    }
}
