namespace StaticTracker.Runs.Ab;

/// <summary>What an A/B experiment is decided by, beside a rubric.</summary>
public static class AbMetric
{
    /// <summary>The item's own outcome where there is one, else all its verdicts.</summary>
    public const string PassRate = "pass_rate";
}
