using StaticTracker.Modules;

namespace StaticTracker.History.Reports;

/// <summary>An experiment with what git knows of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Experiment">As it stands in the file now; null: it is there no more.</param>
/// <param name="Trace">Its steps; null: git knows none.</param>
public sealed record BlamedExperiment(string Id, Experiment? Experiment, ExperimentTrace? Trace)
{
    public PromptVersion Version => Experiment?.PromptVersion ?? Trace!.Last.Version;

    public string Model => Experiment?.Model ?? Trace!.Last.Model;

    public string? Dataset => Experiment is null ? Trace!.Last.Dataset : Experiment.Dataset;

    /// <summary>Percent; null: none.</summary>
    public decimal? PassRate => Experiment is null ? Trace!.Last.PassRate : Experiment.Metrics.Rate;
}
