namespace StaticTracker.Comparison;

/// <summary>How p and interval of a comparison were found.</summary>
public enum ComparisonMethod
{
    /// <summary>Exact McNemar test with Newcombe's paired interval: one verdict an item, stored on both sides.</summary>
    McNemar,

    /// <summary>The same with the mid-p.</summary>
    McNemarMidP,

    /// <summary>Paired permutation over items, all patterns counted, with an interval clustered by item.</summary>
    PairedPermutation,

    /// <summary>The same with seeded draws, since there are too many patterns.</summary>
    PairedPermutationDrawn,

    /// <summary>Newcombe's interval for independent rates: the verdicts of one side at least are not stored.</summary>
    TotalsOnly,

    /// <summary>Scores of the same items: paired permutation, all patterns counted, with Student's interval of the mean difference.</summary>
    PairedScores,

    /// <summary>The same with seeded draws.</summary>
    PairedScoresDrawn,
}
