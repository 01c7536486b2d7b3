using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Prompts.Diffs;
using StaticTracker.Runs.Moves;
using StaticTracker.Storage;

namespace StaticTracker.Site;

/// <summary>A module's prompts, in natural order of their versions, with its results.</summary>
internal sealed class PromptShelfOfModule
{
    private readonly Dictionary<string, VerdictSheet?> _sheets = new(StringComparer.Ordinal);
    private readonly ProjectRecords _records;
    private readonly Module? _module;

    public PromptShelfOfModule(ModuleId module, IReadOnlyList<PromptBundle> bundles, ProjectRecords records)
    {
        Module = module;
        Bundles = bundles;
        _records = records;
        _module = records.ModuleOf(module);
    }

    public ModuleId Module { get; }

    public IReadOnlyList<PromptBundle> Bundles { get; }

    /// <summary>Whether there is a page of the module.</summary>
    public bool HasModule => _module is not null;

    public string Name => _module?.DisplayName ?? Module.Text;

    /// <summary>The counted results of a bundle's version, whatever they say of their prompt, the newest first.</summary>
    public IReadOnlyList<Experiment> ResultsOf(PromptBundle bundle) =>
        _module is null ? [] : [.. _module.Counted.Where(e => e.PromptVersion == bundle.Version).OrderByDescending(e => e.Timestamp).ThenBy(e => e.Id, StringComparer.Ordinal)];

    /// <summary>The newest result of each model that may be the bundle's, models in ordinal order.</summary>
    public IReadOnlyList<Experiment> NewestOf(PromptBundle bundle) =>
        [.. ResultsOf(bundle).Where(e => e.PromptHash is null || e.PromptHash == bundle.Hash).GroupBy(e => e.Model, StringComparer.Ordinal).Select(g => g.First()).OrderBy(e => e.Model, StringComparer.Ordinal)];

    public (PromptDiff Diff, MovedResults Results) MovedBetween(PromptBundle before, PromptBundle after, Settings settings)
    {
        var diff = PromptDiffer.Of(before, after);
        return (diff, _module is null ? MovedResults.None : new MoveFinder(settings, SheetOf, (set, version) => _records.ReadItems(Module, set, version)).Find(_module, diff));
    }

    private VerdictSheet? SheetOf(string experiment)
    {
        if (!_sheets.TryGetValue(experiment, out var sheet))
        {
            _sheets[experiment] = sheet = _records.ReadSheet(Module, experiment);
        }

        return sheet;
    }
}
