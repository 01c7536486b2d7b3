using StaticTracker.Modules;
using StaticTracker.Prompts;

namespace StaticTracker.Runs;

/// <summary>One run of an evaluation, as its run.json tells it. What is null was never told: unknown, and never 0.</summary>
public sealed record RunRecord
{
    public required string Id { get; init; }

    /// <summary>One of <see cref="RunWord.Statuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>One of <see cref="RunWord.Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The A/B experiment that the run is part of: data/ab/ID.json.</summary>
    public string? ExperimentId { get; init; }

    public required ModuleId Module { get; init; }

    public required PromptVersion PromptVersion { get; init; }

    public string? PromptHash { get; init; }

    public string? PromptLabel { get; init; }

    public IReadOnlyList<string> PromptSourcePaths { get; init; } = [];

    /// <summary>The prompt as it was when the run began.</summary>
    public PromptContent? Bundle { get; init; }

    /// <summary>The model under test.</summary>
    public string? ModelRoot { get; init; }

    /// <summary>Further models by role, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ModelWorkers { get; init; } = [];

    /// <summary>Settings as compact JSON with keys in ordinal order.</summary>
    public string? ConfigSnapshot { get; init; }

    public string? Dataset { get; init; }

    public string? DatasetVersion { get; init; }

    /// <summary>The SHA-256 of the items file; "ids:" and the SHA-256 of the items' ids where there is none.</summary>
    public string? DatasetFingerprint { get; init; }

    public RunCommit? Commit { get; init; }

    public required Timestamp StartedAt { get; init; }

    public Timestamp? EndedAt { get; init; }

    public long? TokenInput { get; init; }

    public long? TokenOutput { get; init; }

    public decimal? CostUsd { get; init; }

    public long? TotalItemsSeen { get; init; }

    public long? TotalItemsScored { get; init; }

    /// <summary>The experiments that were written from its log.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    public RunArchived? Archived { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool IsRunning => Status == RunWord.Running;

    public bool IsArchived => Status == RunWord.Archived;
}
