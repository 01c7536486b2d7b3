namespace StaticTracker.Routing;

/// <summary>
/// What is taken off the pass rate, in points as in a promotion policy: <paramref name="Cost"/> for each US dollar per 1,000 items, <paramref name="Latency"/> for each second of mean latency.
/// </summary>
public sealed record RewardWeights(decimal Cost, decimal Latency)
{
    public static readonly RewardWeights None = new(0, 0);

    public bool AreNone => this is { Cost: 0, Latency: 0 };

    /// <summary>What a candidate's cost and latency take off, points.</summary>
    /// <exception cref="InvalidOperationException">What is weighed is not known: such a candidate is refused before.</exception>
    public double Off(RouterCandidate candidate) =>
        (Cost == 0 ? 0 : (double)Cost * (double)(candidate.CostPer1000 ?? throw Unknown(candidate, "cost")))
        + (Latency == 0 ? 0 : (double)Latency * (double)(candidate.LatencyMs ?? throw Unknown(candidate, "latency")) / 1000);

    /// <summary>What is weighed and not known of a candidate; null: nothing.</summary>
    public string? MissingOf(RouterCandidate candidate) =>
        Cost != 0 && candidate.CostPer1000 is null ? "cost_usd" : Latency != 0 && candidate.LatencyMs is null ? "latency_ms_mean" : null;

    private static InvalidOperationException Unknown(RouterCandidate candidate, string what) => new($"The {what} of {candidate.Name} is not known.");
}
