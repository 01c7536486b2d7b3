using StaticTracker.Comparison;
using StaticTracker.Phrasing;

namespace StaticTracker.Runs.Moves;

/// <summary>What moved in the results of two versions of a prompt. All figures are one family.</summary>
public sealed record MovedResults
{
    /// <summary>Always beside what is shown of it.</summary>
    public static readonly Phrase NotProof = Phrase.Of("moved.not_proof");

    public static readonly MovedResults None = new();

    /// <summary>For each model that both versions were run on, the newest result of each.</summary>
    public IReadOnlyList<ExperimentComparison> Comparisons { get; init; } = [];

    /// <summary>Groups of items by tag and language, where items and verdicts are stored; those that moved furthest first.</summary>
    public IReadOnlyList<ItemGroup> Groups { get; init; } = [];

    /// <summary>Groups that are not compared, since there are so many.</summary>
    public int GroupsLeftOut { get; init; }

    public IReadOnlyList<SectionMoves> Sections { get; init; } = [];
}
