using StaticTracker.Comparison;

namespace StaticTracker.Suggestions;

/// <summary>A rubric that passes too seldom in the newest version of a module.</summary>
public sealed record WeakRubric
{
    /// <summary>The rubric; null: no rubric is known, and this is the pass rate.</summary>
    public string? Rubric { get; init; }

    /// <summary>What to call it.</summary>
    public required string Name { get; init; }

    /// <summary>Of the experiment that is looked at, with its 95 % interval.</summary>
    public required SideFigure Figure { get; init; }

    /// <summary>The rate in percent as it is shown: with as many decimals as it takes to see which priority it gives.</summary>
    public required string RateText { get; init; }

    /// <summary>high, medium or low, by the rate from the counts, not rounded.</summary>
    public required string Priority { get; init; }

    public required WeakEvidence Evidence { get; init; }

    /// <summary>The same rubric's rates on the other models of this version, percent, by model.</summary>
    public IReadOnlyList<KeyValuePair<string, decimal>> OtherModels { get; init; } = [];

    /// <summary>Items that fail it, in ordinal order; empty where the verdicts are not stored.</summary>
    public IReadOnlyList<string> Failing { get; init; } = [];

    /// <summary>A suggestion about this rubric that is pending, or was rejected for this version, so that none is proposed; null: there is none.</summary>
    public SuggestionEntry? Known { get; init; }

    /// <summary>The suggestions that were applied in this version, by id: it is weak all the same.</summary>
    public IReadOnlyList<string> AppliedHere { get; init; } = [];

    /// <summary>What is proposed; null: the evidence is not enough, or somebody suggested something already.</summary>
    public Proposal? Proposal { get; init; }
}
