using StaticTracker.Phrasing;

namespace StaticTracker.Gating;

/// <summary>What became of a limit, before it is known under which rule it stands.</summary>
internal sealed record LimitFinding(GateVerdict Verdict, Phrase Figures, decimal? Value = null);
