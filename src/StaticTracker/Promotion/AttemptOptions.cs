using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>What somebody wants of an attempt at a promotion.</summary>
public sealed record AttemptOptions
{
    /// <summary>The challenger: <c>v5</c>, <c>v5/gpt-5</c>, or an experiment's id.</summary>
    public required string Challenger { get; init; }

    /// <summary>What it is held against, named alike; null: what is active.</summary>
    public string? Baseline { get; init; }

    /// <summary>The suite; null: the policy's.</summary>
    public string? Suite { get; init; }

    /// <summary>Why it is promoted whatever the policy says; null: only where the policy accepts it.</summary>
    public string? Override { get; init; }

    public string? By { get; init; }

    public required Timestamp Time { get; init; }

    /// <summary>Evaluate, and leave a report only.</summary>
    public bool IsDry { get; init; }
}
