using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Indexing;

/// <summary>Makes the heatmap's rows from modules (design: "Cells"). Withdrawn experiments count nowhere.</summary>
public static class HeatmapIndexer
{
    /// <summary>The row of one module; without <paramref name="intervals"/> these are of the totals.</summary>
    public static ModuleRow RowOf(Module module, Settings settings, ModuleIntervals? intervals = null)
    {
        intervals ??= ModuleIntervals.OfTotals;
        var own = settings.Of(module.Id);
        var primary = module.PrimaryRubric ?? own.PrimaryRubric;
        var counted = new List<Experiment>(module.Experiments.Count);
        Timestamp? latest = null;
        foreach (var experiment in module.Experiments)
        {
            if (experiment.Withdrawn is null)
            {
                counted.Add(experiment);
                latest = latest is { } t && t >= experiment.Timestamp ? t : experiment.Timestamp;
            }
        }

        counted.Sort(CellOrder);
        var dataset = ChooseDataset(counted, own.Dataset);
        var cells = new List<HeatmapCell>();
        for (var start = 0; start < counted.Count;)
        {
            var end = start + 1;
            while (end < counted.Count && counted[end].PromptVersion == counted[start].PromptVersion)
            {
                end++;
            }

            cells.Add(CellOf(counted.GetRange(start, end - start), dataset, e => ResultOf(e, primary, settings.MaxErrorShare, intervals)));
            start = end;
        }

        return new ModuleRow
        {
            Id = module.Id,
            Name = NameOf(module, own),
            Group = module.Group ?? own.Group,
            Tags = module.Tags,
            PrimaryRubric = primary,
            Dataset = dataset,
            Cells = CellList.Of(cells),
            Latest = latest,
            Newest = NewestOf(counted, dataset),
        };
    }

    /// <summary>The index of all rows, in natural order of the ids; <paramref name="dataTime"/> is what git or the environment says, else the newest timestamp serves.</summary>
    public static HeatmapIndex Combine(IEnumerable<ModuleRow> rows, string? dataTime)
    {
        var ordered = rows.ToList();
        ordered.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        Timestamp? newest = null;
        foreach (var row in ordered)
        {
            newest = row.Latest is { } latest && !(newest >= latest) ? latest : newest;
        }

        return new HeatmapIndex(dataTime ?? newest?.Text ?? "1970-01-01T00:00:00", ordered);
    }

    /// <summary>The data set that a module's cells show; null also where it has no name.</summary>
    public static string? DatasetOf(Module module, Settings settings) => ChooseDataset([.. module.Counted], settings.Of(module.Id).Dataset);

    private static Timestamp? NewestOf(List<Experiment> counted, string? dataset)
    {
        Timestamp? newest = null;
        foreach (var experiment in counted)
        {
            newest = experiment.Dataset == dataset && !(newest >= experiment.Timestamp) ? experiment.Timestamp : newest;
        }

        return newest;
    }

    private static string NameOf(Module module, ModuleSettings settings) =>
        !string.IsNullOrWhiteSpace(module.Name) ? module.Name : settings.Name ?? module.Id.Text;

    /// <summary>The setting, else the data set with most items in the module's newest version (ties: the name that comes first).</summary>
    private static string? ChooseDataset(IReadOnlyList<Experiment> counted, string? setting)
    {
        if (counted.Count == 0 || (setting is not null && counted.Any(e => e.Dataset == setting)))
        {
            return setting;
        }

        var newest = counted[0];
        for (var i = 1; i < counted.Count; i++)
        {
            newest = counted[i].PromptVersion > newest.PromptVersion ? counted[i] : newest;
        }

        var there = new List<Experiment>();
        var isOne = true;
        foreach (var experiment in counted)
        {
            if (experiment.PromptVersion.CompareTo(newest.PromptVersion) == 0)
            {
                there.Add(experiment);
                isOne = isOne && experiment.Dataset == newest.Dataset;
            }
        }

        return isOne ? newest.Dataset : there.GroupBy(e => e.Dataset).OrderByDescending(g => g.Max(TriedItems)).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>How many items an experiment tried, as far as its counts tell: verdicts of several rubrics on one item are one.</summary>
    private static long TriedItems(Experiment experiment) => TotalsEvidence.TriedOf(experiment) ?? experiment.Metrics.Total ?? 0;

    /// <summary>Version in natural order, then model, then the newest first.</summary>
    private static int CellOrder(Experiment x, Experiment y)
    {
        var order = x.PromptVersion.CompareTo(y.PromptVersion);
        order = order != 0 ? order : string.CompareOrdinal(x.Model, y.Model);
        order = order != 0 ? order : y.Timestamp.CompareTo(x.Timestamp);
        return order != 0 ? order : string.CompareOrdinal(y.Id, x.Id);
    }

    /// <summary>The cell of one version from its experiments in the order of cells.</summary>
    private static HeatmapCell CellOf(List<Experiment> experiments, string? dataset, Func<Experiment, CellResult> resultOf)
    {
        var results = new List<CellResult>();
        var others = new SortedSet<string>(StringComparer.Ordinal);
        Experiment? newest = null;
        var runs = 0;
        foreach (var experiment in experiments)
        {
            if (experiment.Dataset != dataset)
            {
                others.Add(experiment.Dataset ?? "");
            }
            else if (newest is not null && newest.Model == experiment.Model)
            {
                runs++;
            }
            else
            {
                AddResult();
                newest = experiment;
                runs = 1;
            }
        }

        AddResult();
        return new HeatmapCell { Version = experiments[0].PromptVersion, ByModel = results, Best = BestOf(results), OtherDatasets = others.Count == 0 ? [] : [.. others] };

        void AddResult()
        {
            if (newest is not null)
            {
                results.Add(resultOf(newest) with { Runs = runs });
            }
        }
    }

    private static CellResult ResultOf(Experiment newest, string? primary, decimal maxErrorShare, ModuleIntervals intervals)
    {
        var metrics = newest.Metrics;
        var interval = intervals.Of(newest);
        return new CellResult
        {
            Model = newest.Model,
            Experiment = newest.Id,
            Timestamp = newest.Timestamp,
            DatasetVersion = newest.DatasetVersion,
            Pass = metrics.Pass,
            Fail = metrics.Failed,
            Error = metrics.Error ?? (metrics.Total is null ? null : 0),
            Total = metrics.Total,
            PassRate = metrics.Rate,
            MatchRate = newest.MatchRate(primary),
            Interval = interval?.Interval,
            IntervalTooNarrow = interval is { IsTooNarrow: true },
            TotalsOnly = newest.Rubrics.Count == 0 && !intervals.HasVerdicts(newest),
            TooManyErrors = (decimal)metrics.ErrorShare * 100 > maxErrorShare,
        };
    }

    private static CellResult? BestOf(List<CellResult> results)
    {
        CellResult? best = null;
        foreach (var result in results)
        {
            if (best is null || IsBetter(result, best))
            {
                best = result;
            }
        }

        return best;
    }

    /// <summary>Whether one goes before the other; results come in the order of their models, so that ties keep the first.</summary>
    private static bool IsBetter(CellResult result, CellResult best) =>
        result.TooManyErrors != best.TooManyErrors ? best.TooManyErrors
            : (result.PassRate ?? -1) != (best.PassRate ?? -1) ? (result.PassRate ?? -1) > (best.PassRate ?? -1)
            : (result.MatchRate ?? -1) > (best.MatchRate ?? -1);
}
