namespace StaticTracker.Gating;

/// <summary>What became of one limit on one result.</summary>
public enum GateVerdict
{
    Held,

    /// <summary>There is nothing to compare with yet, and the rule allows that.</summary>
    First,
    Undecided,
    Broken,
}
