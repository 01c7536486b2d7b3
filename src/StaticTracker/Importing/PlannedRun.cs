using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>An experiment that is to be added to its module, with its verdicts.</summary>
public sealed record PlannedRun(Experiment Experiment, VerdictTable? Verdicts, SourceFile File)
{
    /// <summary>Texts of its items; null where none are kept.</summary>
    internal RunDetails? Details { get; init; }
}
