using StaticTracker.Comparison;

namespace StaticTracker.Runs.Moves;

/// <summary>A rubric or a group of items whose rate moved, and the words that its name shares with a changed section of the prompt.</summary>
public sealed record Move(bool IsGroup, string Name, string Model, FigureComparison Figure, IReadOnlyList<string> Shared)
{
    /// <summary>"rubric Brand extracted", "items tagged medical".</summary>
    public string Title => IsGroup ? Name : $"rubric {Name}";

    /// <summary>The figure is called better or worse.</summary>
    public bool IsShown => Figure.Judgement.Word is ComparisonWord.Better or ComparisonWord.Worse;
}
