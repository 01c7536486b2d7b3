using StaticTracker.Comparison;
using StaticTracker.Prompts.Diffs;

namespace StaticTracker.Runs.Comparing;

/// <summary>Two runs side by side.</summary>
public sealed record RunComparison
{
    public required RunSide Before { get; init; }

    public required RunSide After { get; init; }

    /// <summary>Why the two are not about the same items; null: they are, or only what they have in common is compared.</summary>
    public Incomparable? Incomparable { get; init; }

    /// <summary>Only the items in common are compared.</summary>
    public bool IsIntersection { get; init; }

    /// <summary>Pass rate, match rate and rubrics; null where one of the runs has no result.</summary>
    public ExperimentComparison? Totals { get; init; }

    public IReadOnlyList<ScoreFigure> Scores { get; init; } = [];

    /// <summary>How many items are in both; null where the items of one are not known.</summary>
    public int? InCommon { get; init; }

    /// <summary>The items in both, in ordinal order; none where the runs are not comparable.</summary>
    public IReadOnlyList<RunItem> Items { get; init; } = [];

    public IReadOnlyList<string> OnlyBefore { get; init; } = [];

    public IReadOnlyList<string> OnlyAfter { get; init; } = [];

    /// <summary>Items of one id whose texts differ: left out of the items in common.</summary>
    public IReadOnlyList<string> OtherText { get; init; } = [];

    /// <summary>Null where the prompt of a run is not known.</summary>
    public PromptDiff? Prompt { get; init; }

    /// <summary>What the runs were made with and differs.</summary>
    public IReadOnlyList<Difference> Settings { get; init; } = [];

    /// <summary>Tokens, cost and time, whether they differ or not.</summary>
    public IReadOnlyList<Difference> Usage { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];
}
