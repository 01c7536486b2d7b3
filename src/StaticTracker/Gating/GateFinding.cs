using StaticTracker.Phrasing;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Gating;

/// <summary>One limit on one result, with its figures.</summary>
public sealed record GateFinding
{
    /// <summary>The rule's name, or that of the gate's own check.</summary>
    public required string Rule { get; init; }

    public required GateLimit Limit { get; init; }

    public required GateVerdict Verdict { get; init; }

    public GateTier Tier { get; init; }

    /// <summary>What must hold, in words: "pass rate falls by at most 2 points".</summary>
    public required Phrase Demand { get; init; }

    /// <summary>The figures and, where the verdict needs one, the reason; plain text.</summary>
    public required Phrase Figures { get; init; }

    /// <summary>Null for the gate's own checks.</summary>
    public GateCell? Cell { get; init; }

    /// <summary>What was measured, points or percent; null: nothing could be.</summary>
    public decimal? Value { get; init; }

    /// <summary>What is allowed, points or percent.</summary>
    public decimal? Allowed { get; init; }

    /// <summary>What sets it aside; null: nothing does, or nothing need be.</summary>
    public GateOverride? Override { get; init; }

    /// <summary>Whether it does not hold, whatever follows from that.</summary>
    public bool Fails => Verdict is GateVerdict.Undecided or GateVerdict.Broken;

    public GateOutcome Outcome => !Fails ? GateOutcome.Passed
        : Override is not null || Tier == GateTier.Warning ? GateOutcome.Warned
        : Verdict == GateVerdict.Broken ? GateOutcome.Blocked : GateOutcome.Inconclusive;
}
