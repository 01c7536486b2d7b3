namespace StaticTracker.Storage;

/// <summary>What a data file is, told by where it lies.</summary>
public static class DataPath
{
    /// <summary>Folders of data/ that hold a folder for each module, with the kind of their files.</summary>
    public static IReadOnlyList<(string Name, DataKind Kind)> Companions { get; } =
        [("verdicts", DataKind.Verdicts), ("items", DataKind.Items), ("details", DataKind.Details)];

    /// <summary>
    /// <c>…/modules/X.json</c>, <c>…/verdicts/M/X.json</c> (items, details alike), <c>…/prompts/M/V/bundle.json</c>, <c>…/runs/R/run.json</c>, <c>…/ab/X.json</c>,
    /// <c>…/benchmarks/X.json</c>, <c>…/promotions/M.json</c>, <c>…/promotions/reports/M/X.json</c>, <c>…/routers/M/X.json</c>, <c>…/tracker.json</c>, <c>…/heatmap_index.json</c>; null for anything else. Looks at the names alone.
    /// </summary>
    public static DataKind? KindOf(string path)
    {
        var names = path.Split('/', '\\');
        if (names[^1] is DataFolder.SettingsName or DataFolder.IndexName)
        {
            return names[^1] == DataFolder.SettingsName ? DataKind.Settings : DataKind.Index;
        }

        if (names.Length > 3 && names[^1] == DataFolder.BundleName && names[^4] == DataFolder.PromptsName)
        {
            return DataKind.Bundle;
        }

        if (names.Length > 2 && names[^1] == DataFolder.RunName && names[^3] == DataFolder.RunsName)
        {
            return DataKind.Run;
        }

        if (names.Length > 1 && names[^2] == DataFolder.AbName)
        {
            return DataKind.Ab;
        }

        if (names.Length > 1 && names[^2] == DataFolder.ModulesName)
        {
            return DataKind.Module;
        }

        foreach (var (name, kind) in Companions)
        {
            if (names.Length > 2 && names[^3] == name)
            {
                return kind;
            }
        }

        return OfPromotion(names);
    }

    private static DataKind? OfPromotion(string[] names) =>
        !names[^1].EndsWith(".json", StringComparison.Ordinal) ? null
        : names.Length > 3 && names[^3] == DataFolder.ReportsName && names[^4] == DataFolder.PromotionsName ? DataKind.PromotionReport
        : names.Length > 2 && names[^3] == DataFolder.RoutersName ? DataKind.Router
        : names.Length > 1 && names[^2] == DataFolder.BenchmarksName ? DataKind.Benchmark
        : names.Length > 1 && names[^2] == DataFolder.PromotionsName ? DataKind.Promotions
        : null;
}
