using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>As much of an experiment as a line of history needs. Rates in percent; null: none.</summary>
public sealed record ExperimentDigest(string Id, PromptVersion Version, string Model, string? Dataset, string? DatasetVersion, decimal? PassRate, long? Pass, long? Total);
