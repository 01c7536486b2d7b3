using StaticTracker.Comparison;
using StaticTracker.Phrasing;

namespace StaticTracker.Runs.Moves;

/// <summary>A rubric or a group of items whose rate moved, and the words that its name shares with a changed section of the prompt.</summary>
public sealed record Move(bool IsGroup, Phrase Name, string Model, FigureComparison Figure, IReadOnlyList<string> Shared)
{
    /// <summary>"rubric Brand extracted", "items tagged medical".</summary>
    public Phrase Title => IsGroup ? Name : Phrase.Of("gate.of_rubric", ("rubric", Name));

    /// <summary>The figure is called better or worse.</summary>
    public bool IsShown => Figure.Judgement.Word is ComparisonWord.Better or ComparisonWord.Worse;
}
