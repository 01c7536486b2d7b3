using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Indexing;

/// <summary>
/// The newest version's best result against what it is compared with, as <c>tracker compare</c> has it: the module's baseline, else the version before on the same model and data
/// set, repeats pooled. One report, and so one family, of its own.
/// </summary>
/// <param name="Experiment">The newest version's best result; null: there is none.</param>
/// <param name="Comparison">Judged; null: there is nothing to compare it with.</param>
/// <param name="Missing">Why there is nothing, in words that go behind a colon.</param>
internal sealed record NewestChange(Experiment? Experiment, ExperimentComparison? Comparison, Phrase? Missing)
{
    /// <summary>The baseline is one run that was named by its id: its repeats are not taken with it.</summary>
    public bool IsAgainstOne { get; init; }

    public static NewestChange Of(Module module, ModuleRow row, Settings settings, ModuleIntervals intervals) => intervals.Change ??= Find(module, row, settings, intervals);

    private static NewestChange Find(Module module, ModuleRow row, Settings settings, ModuleIntervals intervals)
    {
        if (row.Cells.Count == 0 || row.Cells[^1].Best is not { } best || module.Experiments.FirstOrDefault(e => e.Id == best.Experiment) is not { } experiment)
        {
            return new NewestChange(null, null, null);
        }

        var choice = new BaselineFinder(settings).Find(module, experiment);
        if (choice.Experiment is not { } before)
        {
            return new NewestChange(experiment, null, choice.Missing);
        }

        var comparison = new Comparer(settings).Compare(
            module, ComparisonSide.Of(module, before, choice.Pools, intervals.SheetOf), ComparisonSide.Of(module, experiment, pool: true, intervals.SheetOf));
        var named = comparison with { Baseline = choice.Name, Notes = [.. choice.AllNotes, .. comparison.Notes] };
        return new NewestChange(experiment, ComparisonFamily.Judge([named], settings.NoDifferenceMargin)[0], null) { IsAgainstOne = !choice.Pools };
    }
}
