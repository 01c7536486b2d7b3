using StaticTracker.Modules;

namespace StaticTracker.Comparison;

/// <summary>Which experiments of a module are runs of the same thing, and what a cell is compared with.</summary>
public static class RunSeries
{
    /// <summary>Whether two are the same thing run again: version, model, data set, parameters, judge and, where both tell it, the prompt's hash.</summary>
    public static bool IsSameThing(Experiment a, Experiment b) =>
        a.PromptVersion == b.PromptVersion && IsSameCell(a, b) && a.DatasetVersion == b.DatasetVersion && a.Params == b.Params && a.Judge == b.Judge
        && a.Metrics.Unit == b.Metrics.Unit && (a.PromptHash is null || b.PromptHash is null || a.PromptHash == b.PromptHash);

    /// <summary>All runs of the same thing among the counted ones, oldest first. A withdrawn one stands alone: what was taken back is nobody's repeat, least of all its correction's.</summary>
    public static IReadOnlyList<Experiment> RepeatsOf(IEnumerable<Experiment> counted, Experiment experiment) =>
        experiment.Withdrawn is not null ? [experiment] : OldestFirst(counted.Where(e => IsSameThing(e, experiment)));

    private static List<Experiment> OldestFirst(IEnumerable<Experiment> runs)
    {
        List<Experiment> ordered = [.. runs];
        ordered.Sort(static (x, y) => x.Timestamp.CompareTo(y.Timestamp) is not 0 and var order ? order : string.CompareOrdinal(x.Id, y.Id));
        return ordered;
    }

    /// <summary>How often the cell was run at all: this version and model on this data set, with whatever parameters.</summary>
    public static int TriesOf(IEnumerable<Experiment> counted, Experiment experiment) =>
        counted.Count(e => e.PromptVersion == experiment.PromptVersion && IsSameCell(e, experiment));

    /// <summary>
    /// What an experiment is compared with unless told otherwise: the version before it that has a run of the same model on the same data set. Of that
    /// version's runs, one on the same version of the data set, with the same parameters and judge, is preferred, then the newest. Null: there is none.
    /// </summary>
    public static Experiment? VersionBefore(Module module, Experiment experiment)
    {
        var earlier = module.Counted.Where(e => e.PromptVersion < experiment.PromptVersion && IsSameCell(e, experiment)).ToList();
        return earlier.Count == 0 ? null : Nearest(earlier.Where(e => e.PromptVersion == earlier.Max(x => x.PromptVersion)), experiment);
    }

    /// <summary>The run of a cell that is most like another one: same version of the data set, parameters, judge; then the newest.</summary>
    public static Experiment? Nearest(IEnumerable<Experiment> runs, Experiment other)
    {
        Experiment? nearest = null;
        foreach (var run in runs)
        {
            nearest = nearest is null || ByNearness(run, nearest, other) > 0 ? run : nearest;
        }

        return nearest;
    }

    private static int ByNearness(Experiment x, Experiment y, Experiment other)
    {
        var order = (x.DatasetVersion == other.DatasetVersion).CompareTo(y.DatasetVersion == other.DatasetVersion);
        order = order != 0 ? order : (x.Params == other.Params).CompareTo(y.Params == other.Params);
        order = order != 0 ? order : (x.Judge == other.Judge).CompareTo(y.Judge == other.Judge);
        order = order != 0 ? order : x.Timestamp.CompareTo(y.Timestamp);
        return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
    }

    private static bool IsSameCell(Experiment a, Experiment b) => a.Model == b.Model && a.Dataset == b.Dataset;
}
