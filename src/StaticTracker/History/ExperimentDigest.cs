using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>As much of an experiment as a line of history needs. Rates in percent; null: none.</summary>
public sealed record ExperimentDigest(string Id, PromptVersion Version, string Model, string? Dataset, string? DatasetVersion, decimal? PassRate, long? Pass, long? Total)
{
    /// <summary>It was taken back already when it came, or was taken back by the change that tells of it.</summary>
    public bool IsWithdrawn { get; init; }
}
