namespace StaticTracker.Merging;

/// <summary>What became of a file in conflict.</summary>
public enum ResolvedState
{
    /// <summary>Merged, and taken as decided.</summary>
    Merged,

    /// <summary>Merged as far as that goes: what contradicts stands between markers.</summary>
    Open,

    /// <summary>Left as it was; a problem says why.</summary>
    Left,
}
