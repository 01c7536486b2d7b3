namespace StaticTracker.Runs.Comparing;

/// <summary>What both runs said of an item; of one that was judged again (<c>a#2</c>), what they said that time.</summary>
/// <param name="Id">The item, and which time.</param>
/// <param name="Item">The item itself.</param>
/// <param name="Verdicts">Verdicts by rubric.</param>
/// <param name="Scores">Scores by name.</param>
public sealed record RunItem(string Id, string Item, IReadOnlyList<VerdictChange> Verdicts, IReadOnlyList<ScoreChange> Scores)
{
    /// <summary>The item's place among the items in common, from 1; alike ones share the better place. Null where nothing of it was judged or scored.</summary>
    public int? RankBefore { get; init; }

    public int? RankAfter { get; init; }

    /// <summary>Verdicts that turned to passed less those that turned to failed.</summary>
    public int Step => Verdicts.Sum(v => v.Step);

    public bool IsChanged => Verdicts.Any(v => v.Before != v.After) || Scores.Any(s => s.Before != s.After);

    /// <summary>Places won (positive) or lost.</summary>
    public int? RankChange => RankBefore - RankAfter;
}
