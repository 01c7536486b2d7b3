using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>The reports of a data folder. What a promotion left that was cut off is none of them.</summary>
public static class PromotionReportLibrary
{
    /// <summary>The files of reports of a module, or of all (null), the newest first by their names.</summary>
    public static IReadOnlyList<FileInfo> Files(DataFolder folder, ModuleId? module)
    {
        var modules = module is { } one ? [one] : ModulesOf(folder);
        return [.. modules.SelectMany(m => FilesOf(folder, m)).OrderByDescending(f => TimeOf(f.Name), StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>The reports of a module, or of all (null), the newest first; what cannot be read is a problem.</summary>
    public static IReadOnlyList<PromotionReport> Read(DataFolder folder, ModuleId? module, Problems problems)
    {
        var files = Files(folder, module);
        var reports = new PromotionReport?[files.Count];
        Parallel.For(0, files.Count, i => reports[i] = PromotionReportReader.Read(files[i], problems));
        return [.. reports.OfType<PromotionReport>()];
    }

    private static IEnumerable<FileInfo> FilesOf(DataFolder folder, ModuleId module)
    {
        var mark = new PromotionMark(folder, module);
        var half = mark.Read() is null || PromotionReader.Read(folder, module, new Problems()) is not { } list || mark.HalfReport(list) is not { } report ? null : report + ".json";
        return DataFolder.Files(folder.ReportsOf(module)).Where(f => f.Name != half);
    }

    private static IReadOnlyList<ModuleId> ModulesOf(DataFolder folder)
    {
        var top = new DirectoryInfo(Path.Combine(folder.Promotions, DataFolder.ReportsName));
        return !top.Exists || DataFolder.IsLink(top) ? [] : [.. top.EnumerateDirectories().Where(d => !DataFolder.IsLink(d)).Select(d => ModuleId.TryParse(d.Name, out var id) ? id : (ModuleId?)null).OfType<ModuleId>().Order()];
    }

    /// <summary>The time in a report's name: behind the module, before the hash. Without the zone, so that a whole second goes before its milliseconds.</summary>
    private static string TimeOf(string name) => name.Split('_') is [.., var time, _] ? time.TrimEnd('Z') : "";
}
