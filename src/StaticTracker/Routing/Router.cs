using StaticTracker.Modules;
using StaticTracker.Promotion;

namespace StaticTracker.Routing;

/// <summary>What was learned of which prompt version on which model suits which item of a module, on one data set. Written once: a new training is another version.</summary>
public sealed record Router
{
    public required ModuleId Module { get; init; }

    public required PromptVersion Version { get; init; }

    /// <summary>Null: the module's only one.</summary>
    public string? Dataset { get; init; }

    public required string DatasetVersion { get; init; }

    /// <summary>The data set's fingerprint when it was trained.</summary>
    public required string ItemsSha256 { get; init; }

    /// <summary>The suite whose items were held out.</summary>
    public required BenchmarkUse Benchmark { get; init; }

    public RewardWeights Weights { get; init; } = RewardWeights.None;

    /// <summary>Of the square of each coefficient, halved.</summary>
    public required decimal Penalty { get; init; }

    /// <summary>Items learned from.</summary>
    public required int Items { get; init; }

    /// <summary>Verdicts of each candidate on them.</summary>
    public required int Verdicts { get; init; }

    /// <summary>Items of the data set that were held out: the suite's, and those with the text of one of them.</summary>
    public required int HeldOut { get; init; }

    /// <summary>Items that some candidate was judged on, but not every one: they are not learned from.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The rows of verdicts learned from: rubrics, or <c>*</c> for the items' own outcome.</summary>
    public required IReadOnlyList<string> Rubrics { get; init; }

    public required IReadOnlyList<RouterFeature> Features { get; init; }

    /// <summary>By version in natural order, then model.</summary>
    public required IReadOnlyList<RouterCandidate> Candidates { get; init; }

    /// <summary>The name of the candidate with the highest reward on the items learned from.</summary>
    public required string BestSingle { get; init; }

    /// <summary>"m01@router-v2".</summary>
    public string Address => $"{Module}@{Prefix}{Version}";

    public const string Prefix = "router-";

    /// <summary>What stands for the model where a router is promoted.</summary>
    public const string Model = "router";

    public int BestPlace => Candidates.ToList().FindIndex(c => c.Name == BestSingle);
}
