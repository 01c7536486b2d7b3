using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Indexing;

/// <summary>Makes the heatmap's rows from modules (design: "Cells"). Withdrawn experiments count nowhere.</summary>
public static class HeatmapIndexer
{
    /// <summary>The row of one module.</summary>
    public static ModuleRow RowOf(Module module, Settings settings)
    {
        var own = settings.Of(module.Id);
        var primary = module.PrimaryRubric ?? own.PrimaryRubric;
        var counted = module.Counted.ToList();
        var dataset = ChooseDataset(counted, own.Dataset);
        var cells = new List<HeatmapCell>();
        foreach (var version in counted.GroupBy(e => e.PromptVersion).OrderBy(g => g.Key))
        {
            cells.Add(CellOf(version.Key, [.. version], dataset, primary, settings.MaxErrorShare));
        }

        return new ModuleRow
        {
            Id = module.Id,
            Name = NameOf(module, own),
            Group = module.Group ?? own.Group,
            PrimaryRubric = primary,
            Dataset = dataset,
            Cells = cells,
            Latest = counted.Count == 0 ? null : counted.Max(e => e.Timestamp),
        };
    }

    /// <summary>The index of all rows, in natural order of the ids; <paramref name="dataTime"/> is what git or the environment says, else the newest timestamp serves.</summary>
    public static HeatmapIndex Combine(IEnumerable<ModuleRow> rows, string? dataTime)
    {
        var ordered = rows.OrderBy(r => r.Id).ToList();
        var newest = ordered.Select(r => r.Latest).Where(t => t is not null).Max();
        return new HeatmapIndex(dataTime ?? newest?.Text ?? "1970-01-01T00:00:00", ordered);
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

        var newest = counted.Max(e => e.PromptVersion);
        return counted.Where(e => e.PromptVersion == newest)
            .OrderByDescending(e => e.Metrics.Total ?? 0)
            .ThenBy(e => e.Dataset, StringComparer.Ordinal)
            .First().Dataset;
    }

    private static HeatmapCell CellOf(PromptVersion version, IReadOnlyList<Experiment> experiments, string? dataset, string? primary, decimal maxErrorShare)
    {
        var results = experiments.Where(e => e.Dataset == dataset)
            .GroupBy(e => e.Model, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => ResultOf([.. g], primary, maxErrorShare))
            .ToList();
        return new HeatmapCell
        {
            Version = version,
            ByModel = results,
            Best = BestOf(results),
            OtherDatasets = [.. experiments.Where(e => e.Dataset != dataset).Select(e => e.Dataset ?? "").Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static CellResult ResultOf(IReadOnlyList<Experiment> runs, string? primary, decimal maxErrorShare)
    {
        var newest = runs.OrderByDescending(e => e.Timestamp).ThenByDescending(e => e.Id, StringComparer.Ordinal).First();
        var metrics = newest.Metrics;
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
            Runs = runs.Count,
            Interval = metrics is { Pass: { } pass, Failed: { } fail } ? Wilson.Of(pass, fail) : null,
            IntervalTooNarrow = metrics.Unit != "item",
            TooManyErrors = (decimal)metrics.ErrorShare * 100 > maxErrorShare,
        };
    }

    private static CellResult? BestOf(IReadOnlyList<CellResult> results) =>
        results.Count == 0 ? null
            : results.Count == 1 ? results[0]
            : results.Where(r => !r.TooManyErrors)
                .DefaultIfEmpty()
                .OrderByDescending(r => r?.PassRate ?? -1)
                .ThenByDescending(r => r?.MatchRate ?? -1)
                .ThenBy(r => r?.Model, StringComparer.Ordinal)
                .First()
            ?? BestAmongFaulty(results);

    /// <summary>All have too many errors: the same order among them, so that the cell is not empty; it is marked.</summary>
    private static CellResult BestAmongFaulty(IReadOnlyList<CellResult> results) =>
        results.OrderByDescending(r => r.PassRate ?? -1).ThenByDescending(r => r.MatchRate ?? -1).ThenBy(r => r.Model, StringComparer.Ordinal).First();
}
