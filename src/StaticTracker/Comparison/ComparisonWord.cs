namespace StaticTracker.Comparison;

/// <summary>What may be said of a change (docs/statistics.md).</summary>
public enum ComparisonWord
{
    /// <summary>Adjusted p at most 0.05 and the adjusted interval wholly above zero.</summary>
    Better,

    /// <summary>Adjusted p at most 0.05 and the adjusted interval wholly below zero.</summary>
    Worse,

    /// <summary>The adjusted interval lies inside plus or minus the margin of the settings.</summary>
    NoDifferenceShown,

    /// <summary>Neither; also where there are rates but no counts.</summary>
    NotEnoughEvidence,

    /// <summary>The two are not about the same thing; the reason is given.</summary>
    NotComparable,
}
