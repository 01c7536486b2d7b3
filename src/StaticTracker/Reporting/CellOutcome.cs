namespace StaticTracker.Reporting;

/// <summary>What is said of a cell as a whole: the word on its pass rate, unless a rubric got worse behind it.</summary>
public enum CellOutcome
{
    Worse,

    /// <summary>The pass rate is not called worse, but the match rate or a rubric is.</summary>
    WorseInPart,
    Better,
    NoDifferenceShown,
    NotEnoughEvidence,
    NotComparable,
}
