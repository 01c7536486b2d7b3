namespace StaticTracker.Comparison;

/// <summary>Which rate of an experiment is compared.</summary>
public enum FigureKind
{
    PassRate,

    /// <summary>The primary rubric's rate: the same comparison as that rubric's, counted once in the family.</summary>
    MatchRate,

    Rubric,
}
