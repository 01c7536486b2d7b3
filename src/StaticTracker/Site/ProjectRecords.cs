using System.Collections.Concurrent;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Runs;
using StaticTracker.Runs.Ab;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>What a project keeps beside its modules' results: prompts and runs. Modules, verdicts and items are read only where a page of these needs them.</summary>
public sealed class ProjectRecords
{
    public static readonly ProjectRecords None = new();

    private readonly ConcurrentDictionary<ModuleId, Lazy<Module?>> _modules = new();

    /// <summary>In natural order of modules and versions.</summary>
    public IReadOnlyList<PromptBundle> Prompts { get; init; } = [];

    /// <summary>The newest first, archived ones too.</summary>
    public IReadOnlyList<RunRecord> Runs { get; init; } = [];

    /// <summary>A/B experiments, in ordinal order of their ids.</summary>
    public IReadOnlyList<AbExperiment> Experiments { get; init; } = [];

    /// <summary>Reads a module; null: there is none that can be read.</summary>
    public Func<ModuleId, Module?> ReadModule { get; init; } = static _ => null;

    public Func<ModuleId, string, VerdictSheet?> ReadSheet { get; init; } = static (_, _) => null;

    public Func<ModuleId, string?, string?, ItemSheet?> ReadItems { get; init; } = static (_, _, _) => null;

    /// <summary>A key of all pages, with which kinds of records they lead to; as it was where there are none.</summary>
    public ContentKey ReachedFrom(ContentKey key) => Prompts.Count + Runs.Count + Experiments.Count == 0 ? key : key.With(ContentKey.Of($"{Prompts.Count > 0} {Runs.Count > 0} {Experiments.Count > 0}"));

    /// <summary>A module, read once.</summary>
    public Module? ModuleOf(ModuleId id) => _modules.GetOrAdd(id, i => new Lazy<Module?>(() => ReadModule(i))).Value;

    public RunRecord? Run(string id) => Runs.FirstOrDefault(r => r.Id == id);

    public PromptBundle? Prompt(ModuleId module, PromptVersion version) => Prompts.FirstOrDefault(p => p.Module == module && p.Version == version);
}
