namespace StaticTracker.Promotion;

/// <summary>What the policy says of a challenger.</summary>
public enum PolicyOutcome
{
    Accepted,
    Rejected,

    /// <summary>No limit is broken, but one could not be decided: something is missing, or the evidence does not reach.</summary>
    Undecided,

    /// <summary>Nothing was judged: the attempt failed before.</summary>
    None,
}
