using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// Which files of items and details an import writes. Details are written once per experiment. An items file grows by items that it lacks; one that has another text than it had is a
/// contradiction, since the version of a data set names one content.
/// </summary>
internal sealed class TextPlanner(DataFolder folder, Problems problems)
{
    private readonly SortedDictionary<string, long> _redacted = new(StringComparer.Ordinal);
    private long _experiments;
    private long _cut;
    private long _leftOut;

    public TextSummary Summary => new(_experiments, [.. _redacted], _cut, _leftOut);

    /// <summary>The plan with the files to write; null, with problems, where texts contradict each other or what is there.</summary>
    public ModulePlan? Plan(ModulePlan plan)
    {
        var runs = plan.Added.Where(a => a.Details is not null).Select(a => (a.Experiment.Id, a.Experiment, Details: a.Details!, a.File))
            .Concat(plan.TextsOnly.Where(t => IsNew(plan, t.Id)).Select(t => (t.Id, t.Run.Experiment, Details: t.Run.Details!, t.Run.File)))
            .OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
        if (runs.Count == 0)
        {
            return plan;
        }

        var sets = new SortedDictionary<string, ItemUnion>(StringComparer.Ordinal);
        var files = new List<(string Path, byte[] Text)>();
        var isSound = true;
        foreach (var (id, experiment, details, file) in runs)
        {
            var items = details.DataItems();
            var path = items.Count == 0 ? null : folder.ItemsFile(plan.Module, experiment.Dataset, experiment.DatasetVersion);
            if (path is not null)
            {
                isSound &= SetOf(sets, path) is { } set && set.Add(items, file, problems);
            }

            if (details.Sheet(id, withItems: path is null) is { } sheet)
            {
                Count(sheet);
                files.Add((folder.DetailFile(plan.Module, id), DetailText.Of(sheet)));
            }
        }

        files.AddRange(sets.Where(s => s.Value.HasChanged).Select(s => (s.Key, s.Value.Text())));
        return isSound ? plan with { TextFiles = files } : null;
    }

    /// <summary>An id that its renaming has still to make has its file under the old one.</summary>
    private bool IsNew(ModulePlan plan, string id) =>
        DataFolder.IsFileName(id) && !File.Exists(folder.DetailFile(plan.Module, id)) && !plan.Renamed.Any(r => r.New == id && File.Exists(folder.DetailFile(plan.Module, r.Old)));

    private ItemUnion? SetOf(SortedDictionary<string, ItemUnion> sets, string path)
    {
        if (!sets.TryGetValue(path, out var set) && ItemUnion.Of(path, problems) is { } read)
        {
            sets.Add(path, set = read);
        }

        return set;
    }

    private void Count(DetailSheet sheet)
    {
        _experiments++;
        _cut += sheet.Cut;
        _leftOut += sheet.LeftOut;
        foreach (var (kind, count) in sheet.Redacted)
        {
            _redacted[kind] = _redacted.GetValueOrDefault(kind) + count;
        }
    }
}
