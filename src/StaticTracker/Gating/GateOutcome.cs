namespace StaticTracker.Gating;

/// <summary>What the gate says as a whole, the better first.</summary>
public enum GateOutcome
{
    /// <summary>Every rule holds.</summary>
    Passed,

    /// <summary>Nothing stands against merging, but a rule of the warning tier does not hold, or one was overridden.</summary>
    Warned,

    /// <summary>A blocking rule could not be decided: something is missing, or the evidence does not reach.</summary>
    Inconclusive,

    /// <summary>A blocking rule is broken.</summary>
    Blocked,
}
