using StaticTracker.Comparison;
using StaticTracker.Gating;
using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>
/// The cells that a change brings: by new experiments, or by withdrawn ones that count again. Each stands against the baselines that are asked for, repeats pooled as
/// <c>compare</c> does.
/// </summary>
internal sealed class NewCells(Settings settings, DiffOptions options)
{
    private readonly CellBaselines _baselines = new(settings);

    /// <summary>Cells whose comparisons are not judged yet: the words depend on all that the report compares.</summary>
    /// <param name="module">The module at the head.</param>
    /// <param name="change">What changed in it.</param>
    /// <param name="sheetOf">An experiment's stored verdicts, or null.</param>
    public IEnumerable<GateCell> Of(Module module, ModuleChange change, Func<string, VerdictSheet?> sheetOf)
    {
        var counts = CountingNow(change);
        var withdrawn = change.Facts.OfType<DataFact.ExperimentWithdrawn>().Select(f => f.Experiment.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var newest in Newest(module, counts))
        {
            yield return _baselines.Of(module, newest, options.Against, withdrawn, sheetOf);
        }
    }

    /// <summary>Experiments that a change adds or lets count again, by their ids; withdrawn ones may be among them.</summary>
    public static HashSet<string> CountingNow(ModuleChange change) => change.Facts.Select(CountsNow).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string? CountsNow(DataFact fact) => fact switch
    {
        DataFact.ExperimentAdded(var e) => e.Id,
        DataFact.ExperimentChanged(var e, var fields) when fields.Any(f => f is { Field: "withdrawn", After: null }) => e.Id,
        _ => null,
    };

    /// <summary>The newest of the new runs of each same thing, in the order of the file.</summary>
    private static IEnumerable<Experiment> Newest(Module module, HashSet<string> added)
    {
        var kept = new List<Experiment>();
        foreach (var experiment in module.Counted.Where(e => added.Contains(e.Id)).OrderByDescending(e => e.Timestamp).ThenByDescending(e => e.Id, StringComparer.Ordinal))
        {
            if (!kept.Exists(k => RunSeries.IsSameThing(k, experiment)))
            {
                kept.Add(experiment);
            }
        }

        return kept.Order(ExperimentOrder.Comparer);
    }
}
