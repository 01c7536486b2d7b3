using StaticTracker.Modules;

namespace StaticTracker.Routing;

/// <summary>A prompt version on a model that a router may choose, with what was learned of it. What is null is not known.</summary>
public sealed record RouterCandidate
{
    public required PromptVersion Version { get; init; }

    public required string Model { get; init; }

    public string? PromptHash { get; init; }

    /// <summary>The result that it was learned from.</summary>
    public required string Experiment { get; init; }

    /// <summary>Of its verdict file, in hex.</summary>
    public required string VerdictsSha256 { get; init; }

    /// <summary>Verdicts that passed, of those learned from.</summary>
    public required int Pass { get; init; }

    public required int Fail { get; init; }

    /// <summary>US dollars per 1,000 items.</summary>
    public decimal? CostPer1000 { get; init; }

    public decimal? LatencyMs { get; init; }

    /// <summary>Log-odds of an item of which all numbers are average and nothing else is there.</summary>
    public decimal Intercept { get; init; }

    /// <summary>Log-odds, one for each feature of the router.</summary>
    public IReadOnlyList<decimal> Coefficients { get; init; } = [];

    /// <summary>"v3/gpt-5".</summary>
    public string Name => $"{Version}/{Model}";
}
