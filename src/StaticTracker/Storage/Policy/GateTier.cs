namespace StaticTracker.Storage.Policy;

/// <summary>What a rule that does not hold does to the outcome.</summary>
public enum GateTier
{
    Blocking,

    /// <summary>It is told, and fails nothing.</summary>
    Warning,
}
