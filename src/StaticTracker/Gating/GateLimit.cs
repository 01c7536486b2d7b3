namespace StaticTracker.Gating;

/// <summary>The kinds of limit that a rule may set; the first are those of the gate itself.</summary>
public enum GateLimit
{
    /// <summary>What holds for every change: sound data, nothing removed or edited, a base that can be read, a policy.</summary>
    Own,
    MaxDrop,
    MaxRelativeDrop,
    MinPassRate,
    MaxErrorShare,

    /// <summary>Evidence by itself, without a limit on drops: not called worse, and not left open.</summary>
    Evidence,
}
