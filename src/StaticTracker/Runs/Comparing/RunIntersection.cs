using StaticTracker.Runs.Moves;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Comparing;

/// <summary>A side cut down to some of its items, with all figures counted anew from the verdicts that are left.</summary>
internal static class RunIntersection
{
    /// <summary>The side over these items alone. What tells data sets apart is taken away: the items are the same by their ids, which is what was asked for.</summary>
    public static RunSide Of(RunSide side, VerdictSheet sheet, IReadOnlySet<string> items)
    {
        var (experiment, cut) = SheetCut.Of(side.Experiment!, sheet, items);
        return side with { Sheet = cut, Experiment = experiment with { Dataset = null, DatasetVersion = null } };
    }
}
