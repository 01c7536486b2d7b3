using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>What an import changes in one module.</summary>
internal sealed record ModulePlan(ModuleId Module) : IDisposable
{
    /// <summary>The module file as it is; null: there is none yet.</summary>
    public JsonFile? Existing { get; init; }

    /// <summary>What that file says.</summary>
    public Module? Before { get; init; }

    public string? PrimaryRubric { get; init; }

    /// <summary>The primary rubric that a module file without one gets; its experiments then get their match rates.</summary>
    public string? NewPrimaryRubric { get; init; }

    /// <summary>What is new, in the order of experiments.</summary>
    public IReadOnlyList<PlannedRun> Added { get; init; } = [];

    /// <summary>Experiments that were there already, by the file that would have brought them.</summary>
    public IReadOnlyList<(string Id, SourceFile File)> AlreadyThere { get; init; } = [];

    /// <summary>Members to set in experiments that are there already, as JSON.</summary>
    public IReadOnlyList<(string Id, IReadOnlyDictionary<string, string?> Members)> Edits { get; init; } = [];

    /// <summary>Experiments that get another id by these edits.</summary>
    public IReadOnlyList<Renaming> Renamed { get; init; } = [];

    /// <summary>Runs with texts whose experiments are there already, by the ids of these.</summary>
    public IReadOnlyList<(string Id, ResolvedRun Run)> TextsOnly { get; init; } = [];

    /// <summary>Files of items and details to write, with their bytes.</summary>
    public IReadOnlyList<(string Path, byte[] Text)> TextFiles { get; init; } = [];

    public bool ChangesFile => Added.Count > 0 || Edits.Count > 0 || NewPrimaryRubric is not null;

    public void Dispose() => Existing?.Dispose();
}
