using StaticTracker.Modules;

namespace StaticTracker.Commands;

/// <summary>An experiment that somebody named; <paramref name="IsCell"/>: by its cell, of which it is the newest run.</summary>
internal sealed record FoundExperiment(Module Module, Experiment Experiment, bool IsCell);
