using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>The cells that new experiments bring, each against the version before it on the same model and data set, repeats pooled as <c>compare</c> does.</summary>
internal static class NewCells
{
    /// <summary>Comparisons that are not judged yet: the words depend on all that the report compares.</summary>
    public static IEnumerable<ExperimentComparison> Compare(Module module, IReadOnlySet<string> added, Comparer comparer, Func<string, VerdictSheet?> sheetOf)
    {
        foreach (var newest in Newest(module, added))
        {
            if (RunSeries.VersionBefore(module, newest) is { } before)
            {
                yield return comparer.Compare(
                    module, ComparisonSide.Of(module, before, pool: true, sheetOf), ComparisonSide.Of(module, newest, pool: true, sheetOf));
            }
        }
    }

    /// <summary>The newest of the new runs of each same thing, in the order of the file.</summary>
    private static IEnumerable<Experiment> Newest(Module module, IReadOnlySet<string> added)
    {
        var kept = new List<Experiment>();
        foreach (var experiment in module.Counted.Where(e => added.Contains(e.Id)).OrderByDescending(e => e.Timestamp).ThenByDescending(e => e.Id, StringComparer.Ordinal))
        {
            if (!kept.Exists(k => RunSeries.IsSameThing(k, experiment)))
            {
                kept.Add(experiment);
            }
        }

        return kept.Order(ExperimentOrder.Comparer);
    }
}
