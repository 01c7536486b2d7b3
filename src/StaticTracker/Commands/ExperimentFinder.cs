using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Finds experiments by what a person types: an id, or a cell such as <c>m01@v3/gpt-5</c>. What is not found is told with what may be meant.</summary>
internal sealed class ExperimentFinder(CommandContext context, DataFolder folder, Settings settings)
{
    private const string WithdrawnHint = "By its id it can be compared all the same; 'tracker retract ID --undo' brings it back.";

    private readonly Dictionary<ModuleId, Module?> _read = [];

    /// <summary>What was named; null where nothing was found, which is told.</summary>
    public FoundExperiment? Find(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? FindById(address) : FindCell(address[..at], address[(at + 1)..]);
    }

    private FoundExperiment? FindById(string id)
    {
        var ids = new List<string>();
        foreach (var name in ModuleNames())
        {
            if (Read(name) is not { } module)
            {
                continue;
            }

            if (module.Experiments.FirstOrDefault(e => e.Id == id) is { } found)
            {
                return new FoundExperiment(module, found, IsCell: false);
            }

            ids.AddRange(module.Experiments.Select(e => e.Id));
        }

        return Missing($"no module has an experiment '{id}'", DidYouMean.Of(id, ids) ?? "", "'tracker show MODULE' lists them; a cell is named like m01@v3/gpt-5.");
    }

    private FoundExperiment? FindCell(string name, string cell)
    {
        if (!ModuleId.TryParse(name, out var id) || !ModuleNames().Contains(id))
        {
            return Missing($"there is no module '{name}'", DidYouMean.Of(name, ModuleNames().Select(m => m.Text)), "'tracker show' lists them.");
        }

        if (Read(id) is not { } module)
        {
            return null;
        }

        var slash = cell.IndexOf('/', StringComparison.Ordinal);
        var version = slash < 0 ? cell : cell[..slash];
        var runs = module.Counted.Where(e => e.PromptVersion.Text == version).ToList();
        if (runs.Count == 0)
        {
            if (module.WithdrawnOf(version) is { } gone)
            {
                return Missing($"no result of {id} {version} counts: {gone.Id} is withdrawn: {gone.Withdrawn!.Reason}", null, WithdrawnHint);
            }

            var versions = module.Counted.Select(e => e.PromptVersion).Distinct().Order().Select(v => v.Text).ToList();
            return Missing($"{id} has no version '{version}'", DidYouMean.Of(version, versions), $"Versions: {string.Join(", ", versions)}");
        }

        var models = runs.Select(e => e.Model).Distinct().Order(StringComparer.Ordinal).ToList();
        if (slash < 0 && models.Count > 1)
        {
            return Missing($"{id} {version} was run on several models", null, $"Name one: {string.Join(", ", models.Select(m => $"{id}@{version}/{m}"))}");
        }

        var model = slash < 0 ? models[0] : settings.Models.Normalise(cell[(slash + 1)..]);
        if (!models.Contains(model, StringComparer.Ordinal))
        {
            if (module.WithdrawnOf(version, model) is { } gone)
            {
                return Missing($"no result of {id} {version} on '{model}' counts: {gone.Id} is withdrawn: {gone.Withdrawn!.Reason}", null, WithdrawnHint);
            }

            return Missing($"{id} {version} was not run on '{model}'", DidYouMean.Of(model, models), $"Models: {string.Join(", ", models)}");
        }

        // A cell shows one data set by name, here as on the heatmap; where that was not run here, the newest run decides.
        var ofModel = runs.Where(e => e.Model == model).ToList();
        var dataset = HeatmapIndexer.DatasetOf(module, settings);
        var wanted = ofModel.Exists(e => e.Dataset == dataset) ? ofModel.Where(e => e.Dataset == dataset) : ofModel;
        return new FoundExperiment(module, wanted.OrderBy(e => e.Timestamp).ThenBy(e => e.Id, StringComparer.Ordinal).Last(), IsCell: true);
    }

    private IReadOnlyList<ModuleId> ModuleNames() =>
        [.. folder.ModuleFiles().Select(f => ModuleId.TryParse(Path.GetFileNameWithoutExtension(f.Name), out var id) ? id : (ModuleId?)null).OfType<ModuleId>()];

    /// <summary>A module's file; null where there is none, or, with a problem, where it cannot be read.</summary>
    public Module? Read(ModuleId id)
    {
        if (!_read.TryGetValue(id, out var module))
        {
            using var file = !File.Exists(folder.ModuleFile(id)) ? null : JsonFile.Read(folder.ModuleFile(id), context.Problems);
            if (file is not null && (module = ModuleReader.TryRead(file.Tree, out var fault)) is null)
            {
                context.Problems.Add(file.SpanOf(fault.Node), Codes.Reading.Schema, fault.Reason, "'tracker check' tells more");
            }

            _read[id] = module;
        }

        return module;
    }

    private FoundExperiment? Missing(string what, string? meant, string hint)
    {
        context.Error.WriteLine($"tracker: {ProblemReporter.Visible(what)}.");
        context.Error.WriteLine(string.IsNullOrEmpty(meant) ? ProblemReporter.Visible(hint) : $"Did you mean '{ProblemReporter.Visible(meant)}'?");
        return null;
    }
}
