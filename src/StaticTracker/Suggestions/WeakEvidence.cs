namespace StaticTracker.Suggestions;

/// <summary>Whether the data show that a rubric is weak.</summary>
public enum WeakEvidence
{
    /// <summary>The whole 95 % interval lies below the rate from which on a rubric is not weak.</summary>
    Enough,

    /// <summary>The rate does, the interval reaches beyond: it may be chance.</summary>
    IntervalReachesBeyond,

    /// <summary>A rate as stated, without counts: there is no interval.</summary>
    NoCounts,

    /// <summary>Counts of nobody knows how many items: the interval that they give may be too narrow, and no other is known.</summary>
    ItemsUnknown,

    /// <summary>More errors than the settings allow: what was judged is not what was run.</summary>
    TooManyErrors,
}
