using StaticTracker.Modules;

namespace StaticTracker.History.Reports;

/// <summary>Where the experiments of a module come from.</summary>
/// <param name="Module">The module.</param>
/// <param name="Name">Its name, where it has one.</param>
/// <param name="Experiments">Those asked for: in the order of the file, then removed ones.</param>
public sealed record BlameReport(ModuleId Module, string? Name, IReadOnlyList<BlamedExperiment> Experiments)
{
    /// <summary>The experiments of a module that <paramref name="wanted"/> takes.</summary>
    /// <param name="id">The module.</param>
    /// <param name="module">Its file as it is now; null: there is none.</param>
    /// <param name="trace">What git knows of it.</param>
    /// <param name="wanted">Chooses.</param>
    public static BlameReport Of(ModuleId id, Module? module, ModuleTrace trace, Func<BlamedExperiment, bool> wanted)
    {
        var there = (module?.Experiments ?? []).Select(e => new BlamedExperiment(e.Id, e, trace.Find(e.Id))).ToList();
        var ids = there.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var gone = trace.Experiments.Where(t => !ids.Contains(t.Id)).Select(t => new BlamedExperiment(t.Id, null, t));
        return new BlameReport(id, module?.Name, [.. there.Concat(gone).Where(wanted)]);
    }
}
