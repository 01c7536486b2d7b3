namespace StaticTracker.Runs.Comparing;

/// <summary>An item that both runs looked at.</summary>
public sealed record RunItem(string Id, IReadOnlyList<VerdictChange> Verdicts, IReadOnlyList<ScoreChange> Scores)
{
    /// <summary>Its place among the items in common, from 1; alike ones share the better place. Null where nothing of it was judged or scored.</summary>
    public int? RankBefore { get; init; }

    public int? RankAfter { get; init; }

    /// <summary>Verdicts that turned to passed less those that turned to failed.</summary>
    public int Step => Verdicts.Sum(v => v.Step);

    public bool IsChanged => Verdicts.Any(v => v.Before != v.After) || Scores.Any(s => s.Before != s.After);

    /// <summary>Places won (positive) or lost.</summary>
    public int? RankChange => RankBefore - RankAfter;
}
