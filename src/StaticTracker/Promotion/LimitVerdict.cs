namespace StaticTracker.Promotion;

/// <summary>What became of one limit of the policy.</summary>
public enum LimitVerdict
{
    Held,
    Undecided,
    Broken,
}
