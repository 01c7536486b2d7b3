namespace StaticTracker.Storage.Policy;

/// <summary>What new results must hold to be merged; rules and overrides in the order of the file.</summary>
public sealed record GatePolicy(IReadOnlyList<GateRule> Rules, IReadOnlyList<GateOverride> Overrides);
