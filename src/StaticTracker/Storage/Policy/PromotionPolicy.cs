namespace StaticTracker.Storage.Policy;

/// <summary>What a version must show to become the active one of its module. Limits that are null say nothing.</summary>
public sealed record PromotionPolicy
{
    /// <summary>The evidence that a change of the pass rate must be called better.</summary>
    public const string Better = "better";

    /// <summary>The evidence that a change of the pass rate must be called better, or no difference.</summary>
    public const string NotWorse = "not_worse";

    /// <summary><c>suite</c> or <c>suite@version</c>; null: whole results are compared.</summary>
    public string? Benchmark { get; init; }

    /// <summary>Items that both sides must have verdicts on; null: all of the suite.</summary>
    public int? RequiredTaskCount { get; init; }

    /// <summary>Points.</summary>
    public decimal MinRewardDelta { get; init; }

    /// <summary>Points of the reward that a US dollar per 1,000 items costs.</summary>
    public decimal CostWeight { get; init; }

    /// <summary>Points of the reward that a second of mean latency costs.</summary>
    public decimal LatencyWeight { get; init; }

    /// <summary><see cref="Better"/>, <see cref="NotWorse"/> or null.</summary>
    public string? Evidence { get; init; }

    /// <summary>Rubrics that may not fall by more than <see cref="MaxGuardDrop"/>.</summary>
    public IReadOnlyList<string> GuardRubrics { get; init; } = [];

    /// <summary>Points.</summary>
    public decimal MaxGuardDrop { get; init; }

    /// <summary>Points of errors over all.</summary>
    public decimal? MaxErrorRateIncrease { get; init; }

    public decimal? MaxLatencyIncreaseMs { get; init; }

    /// <summary>US dollars per 1,000 items.</summary>
    public decimal? MaxCostIncrease { get; init; }

    /// <summary>The first version of a module becomes active without anything to compare it with.</summary>
    public bool AllowFirst { get; init; }

    /// <summary>The policy as compact JSON, with the keys that somebody set.</summary>
    public string Text { get; init; } = "{}";
}
