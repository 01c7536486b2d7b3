using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Runs;

namespace StaticTracker.Site.Parts;

/// <summary>
/// Which items of runs are not the same though they have one id, since the data sets of a module's runs state other texts of them. Told by numbers: a hash of a text that is not published would
/// give it away to whoever can guess it.
/// </summary>
internal sealed class RunItemTexts(ProjectRecords records)
{
    private readonly Dictionary<ModuleId, Dictionary<(string? Dataset, string? Version), Dictionary<string, int>>> _modules = [];

    /// <summary>The places of a run's items, in the order of its stored verdicts, of which other runs of the module may have another text, each with the number of its text: other numbers are other texts.</summary>
    public IReadOnlyList<(int Place, int Text)> Of(RunRecord run)
    {
        if (run.Results is not [var result] || ModuleOf(run.Module).GetValueOrDefault((run.Dataset, run.DatasetVersion)) is not { Count: > 0 } texts || records.ReadSheet(run.Module, result) is not { } sheet)
        {
            return [];
        }

        var items = sheet.Items.ToHashSet(StringComparer.Ordinal);
        return [.. sheet.Items.Select((item, place) => (Place: place, Text: texts.GetValueOrDefault(SheetTallies.BaseOf(item, items.Contains), -1))).Where(found => found.Text >= 0)];
    }

    /// <summary>By data set, the numbers of the texts of those items of which the data sets state several.</summary>
    private Dictionary<(string? Dataset, string? Version), Dictionary<string, int>> ModuleOf(ModuleId module)
    {
        if (_modules.TryGetValue(module, out var known))
        {
            return known;
        }

        var numbers = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var sets = new Dictionary<(string? Dataset, string? Version), Dictionary<string, int>>();
        var datasets = records.Runs.Where(r => r.Module == module).Select(r => (r.Dataset, r.DatasetVersion)).Distinct().Order().ToList();
        foreach (var set in datasets.Count > 1 ? datasets : [])
        {
            var own = sets[set] = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var item in records.ReadItems(module, set.Dataset, set.DatasetVersion)?.Items ?? [])
            {
                if (item.TextSha256 is { } hash)
                {
                    var texts = numbers.TryGetValue(item.Id, out var there) ? there : numbers[item.Id] = new Dictionary<string, int>(StringComparer.Ordinal);
                    texts.TryAdd(hash, texts.Count);
                    own[item.Id] = texts[hash];
                }
            }
        }

        foreach (var own in sets.Values)
        {
            foreach (var item in own.Keys.Where(item => numbers[item].Count == 1).ToList())
            {
                own.Remove(item);
            }
        }

        return _modules[module] = sets;
    }
}
