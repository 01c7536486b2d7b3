using StaticTracker.Exporting;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Suggestions;

namespace StaticTracker.Commands;

/// <summary>Reads modules with all that an export may show of them, in natural order of their ids.</summary>
internal sealed class ExportReader(CommandContext context, DataFolder folder, Settings settings)
{
    /// <param name="names">Names of their files without the extension.</param>
    /// <param name="withIntervals">With the intervals of every experiment, for which all stored verdicts are read.</param>
    public IReadOnlyList<ExportedModule> Read(IEnumerable<string> names, bool withIntervals)
    {
        var reader = new SuggestReader(context, folder, settings);
        var modules = new List<ExportedModule>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (ModuleId.TryParse(name, out var id) && reader.ReadModule(id) is { } module)
            {
                var intervals = ModuleIntervals.Open(folder, id, context.Problems);
                var suggestions = new EffectFinder(settings, intervals.SheetOf).List(module);
                modules.Add(new ExportedModule(module, HeatmapIndexer.RowOf(module, settings, intervals) with { Suggestions = ListedSuggestions.Of(suggestions) }, suggestions)
                {
                    Intervals = withIntervals ? ExportedIntervals.Of(module, intervals) : ExportedIntervals.None,
                });
            }
        }

        modules.Sort(static (a, b) => a.Module.Id.CompareTo(b.Module.Id));
        return modules;
    }
}
