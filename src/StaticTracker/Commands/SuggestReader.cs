using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Suggestions;

namespace StaticTracker.Commands;

/// <summary>Reads modules and finds what is weak in them and what was suggested.</summary>
internal sealed class SuggestReader(CommandContext context, DataFolder folder, Settings settings)
{
    /// <summary>The advice on some modules, in natural order of their ids.</summary>
    /// <param name="names">Names of their files without the extension.</param>
    /// <param name="model">The model to look at; null: the best of each.</param>
    public Answer Read(IReadOnlyCollection<string> names, string? model)
    {
        var advice = new List<ModuleAdvice>();
        var models = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (ModuleId.TryParse(name, out var id) && ReadModule(id) is { } module)
            {
                advice.Add(AdviceOn(module, model, models));
            }
        }

        advice.Sort(static (a, b) => a.Module.Id.CompareTo(b.Module.Id));
        return new Answer(advice, [.. models], model is not null && advice.Count > 0 && !models.Contains(model) ? model : null);
    }

    /// <summary>A module's file as a record; null, with a problem, where it cannot be read.</summary>
    public Module? ReadModule(ModuleId id)
    {
        using var file = JsonFile.Read(folder.ModuleFile(id), context.Problems);
        if (file is null)
        {
            return null;
        }

        if (ModuleReader.TryRead(file.Tree, out var fault) is not { } module)
        {
            context.Problems.Add(file.SpanOf(fault.Node), Codes.Reading.Schema, fault.Reason, "'tracker check' tells more");
            return null;
        }

        return module;
    }

    /// <summary>What is weak in a module, and what was suggested for it.</summary>
    public ModuleAdvice AdviceOn(Module module, string? model, ISet<string>? models = null)
    {
        VerdictSheet? SheetOf(string id) => VerdictSheetReader.Read(folder, module.Id, id, context.Problems);
        var suggestions = new EffectFinder(settings, SheetOf).List(module);
        var row = HeatmapIndexer.RowOf(module, settings);
        if (row.Cells is not [.., var cell])
        {
            return new ModuleAdvice(module, null, suggestions);
        }

        var newest = NewestOf(module, cell);
        models?.UnionWith(newest.Select(e => e.Model));
        var shown = newest.Find(e => model is null ? e.Id == (cell.Best?.Experiment ?? newest[0].Id) : e.Model == model);
        return new ModuleAdvice(module, shown is null ? null : new WeakModule
        {
            Id = module.Id,
            Name = row.Name,
            Version = cell.Version,
            Experiment = shown,
            IsBest = model is null && cell.Best is not null,
            Rubrics = new WeakRubrics(settings, SheetOf).Of(module, shown, [.. newest.Where(e => e != shown)], suggestions),
        }, suggestions);
    }

    /// <summary>The newest experiment of each model in the cell; where the version ran on other data sets only, the newest there.</summary>
    private static List<Experiment> NewestOf(Module module, HeatmapCell cell)
    {
        if (cell.ByModel.Count > 0)
        {
            return [.. cell.ByModel.Select(r => module.Counted.First(e => e.Id == r.Experiment))];
        }

        return [.. module.Counted.Where(e => e.PromptVersion == cell.Version).OrderByDescending(e => e.Timestamp).ThenByDescending(e => e.Id, StringComparer.Ordinal).Take(1)];
    }

    /// <param name="Modules">The advice.</param>
    /// <param name="Models">Models that the newest versions were run on, in ordinal order.</param>
    /// <param name="MissingModel">The model that was asked for, where it is none of these.</param>
    internal sealed record Answer(IReadOnlyList<ModuleAdvice> Modules, IReadOnlyList<string> Models, string? MissingModel);
}
