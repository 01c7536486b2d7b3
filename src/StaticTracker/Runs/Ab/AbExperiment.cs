using StaticTracker.Modules;

namespace StaticTracker.Runs.Ab;

/// <summary>An A/B experiment as its file tells it: what is asked, how it is decided, and which runs answer it.</summary>
public sealed record AbExperiment
{
    public required string Id { get; init; }

    public required ModuleId Module { get; init; }

    public required string Hypothesis { get; init; }

    /// <summary><c>pass_rate</c>, or a rubric.</summary>
    public required string PrimaryMetric { get; init; }

    /// <summary>The smallest difference that matters, points.</summary>
    public required decimal MinimumEffect { get; init; }

    /// <summary>Items after which it ends whatever was seen.</summary>
    public required long PlannedN { get; init; }

    /// <summary>The chance to call a difference where there is none, over all looks together, 0–1.</summary>
    public decimal Alpha { get; init; } = 0.05m;

    /// <summary>That of the data that all its runs are about; null: the first run that is added tells it.</summary>
    public string? DatasetFingerprint { get; init; }

    public required Timestamp StartedAt { get; init; }

    /// <summary>Runs of each side, in the order in which they were added.</summary>
    public IReadOnlyList<string> Control { get; init; } = [];

    public IReadOnlyList<string> Treatment { get; init; } = [];

    public AbConclusion? Conclusion { get; init; }
}
