using StaticTracker.Comparison;

namespace StaticTracker.Reporting;

/// <summary>What of a report is shown. Nothing of it is judged otherwise: errors are always all of them, and every comparison stays in the family.</summary>
/// <param name="Module">Only this module; null: all.</param>
/// <param name="Model">Only this model; null: all.</param>
/// <param name="All">Also what did not move.</param>
/// <param name="Precision">Decimals of rates, points and intervals in the table.</param>
public sealed record DiffFilter(string? Module = null, string? Model = null, bool All = false, int Precision = 1)
{
    public bool Narrows => Module is not null || Model is not null;

    public bool Shows(ExperimentComparison comparison) => Shows(comparison.Module.Text, comparison.After.Experiment.Model);

    /// <summary>A line of a module and a model; null: it is about all of them.</summary>
    public bool Shows(string? module, string? model) => (Module is null || module is null || module == Module) && (Model is null || model is null || model == Model);
}
