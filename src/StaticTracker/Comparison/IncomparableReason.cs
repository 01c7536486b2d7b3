namespace StaticTracker.Comparison;

/// <summary>Why two figures are not about the same thing.</summary>
public enum IncomparableReason
{
    /// <summary>Another data set, or another version of it, or a version known on one side only.</summary>
    OtherDataset,

    OtherItems,

    OtherRubrics,

    OtherJudge,

    /// <summary>Verdicts are counted on one side and items on the other.</summary>
    OtherUnit,

    /// <summary>More errors than the settings allow, on either side.</summary>
    TooManyErrors,
}
