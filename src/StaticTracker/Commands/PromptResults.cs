using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Which experiments stand behind bundles; each module's file is read once.</summary>
internal sealed class PromptResults(CommandContext context, DataFolder folder)
{
    private readonly Dictionary<ModuleId, IReadOnlyList<Experiment>> _read = [];

    public PromptUses Of(PromptBundle bundle)
    {
        var all = ExperimentsOf(bundle);
        return new(all.Count(e => e.PromptHash == bundle.Hash), all.Count(e => e.PromptHash is not null && e.PromptHash != bundle.Hash), all.Count(e => e.PromptHash is null));
    }

    /// <summary>The experiments of a bundle's version, withdrawn ones left out.</summary>
    public IReadOnlyList<Experiment> ExperimentsOf(PromptBundle bundle)
    {
        if (!_read.TryGetValue(bundle.Module, out var experiments))
        {
            using var file = File.Exists(folder.ModuleFile(bundle.Module)) ? JsonFile.Read(folder.ModuleFile(bundle.Module), context.Problems) : null;
            Module? module = null;
            if (file is not null && (module = ModuleReader.TryRead(file.Tree, out var fault)) is null)
            {
                context.Problems.Add(file.SpanOf(fault.Node), Codes.Reading.Schema, fault.Reason, "'tracker check' tells more");
            }

            _read[bundle.Module] = experiments = module is null ? [] : [.. module.Counted];
        }

        return [.. experiments.Where(e => e.PromptVersion == bundle.Version)];
    }
}
