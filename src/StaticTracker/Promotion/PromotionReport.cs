using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>What one attempt at a promotion found, whatever became of it.</summary>
public sealed record PromotionReport
{
    public required string Id { get; init; }

    public required ModuleId Module { get; init; }

    public required Timestamp Timestamp { get; init; }

    public bool IsDry { get; init; }

    public string? By { get; init; }

    public IReadOnlyList<PromotionSource> Sources { get; init; } = [];

    /// <summary>Items that both sides were compared on.</summary>
    public int SampleCount { get; init; }

    public BenchmarkUse? Benchmark { get; init; }

    /// <summary>The policy that judged, as compact JSON; null: there was none.</summary>
    public string? Policy { get; init; }

    /// <summary>Null: there was nothing to compare with.</summary>
    public PromotedVersion? Baseline { get; init; }

    /// <summary>Null: it was not found.</summary>
    public PromotedVersion? Challenger { get; init; }

    public PromotionDecision Decision { get; init; } = PromotionDecision.None;

    /// <summary>Why it was to be promoted whatever the policy says.</summary>
    public string? Override { get; init; }

    /// <summary>The version that became active by it; null: none did.</summary>
    public PromptVersion? PromotedVersion { get; init; }

    /// <summary>The entry that was made of it.</summary>
    public string? Entry { get; init; }

    /// <summary>What went wrong; null: nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>Accepted by the policy or by an override, and nothing went wrong.</summary>
    public bool IsAccepted => Error is null && (Decision.Outcome == PolicyOutcome.Accepted || Override is not null);

    /// <summary>The override was needed: the policy alone did not accept it.</summary>
    public bool IsOverride => Override is not null && Decision.Outcome != PolicyOutcome.Accepted;
}
