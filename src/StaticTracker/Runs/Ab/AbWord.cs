namespace StaticTracker.Runs.Ab;

/// <summary>How an A/B experiment ends.</summary>
public static class AbWord
{
    public const string Better = "treatment_better";
    public const string Worse = "treatment_worse";

    /// <summary>The planned end came, and no difference was shown: that is not that there is none.</summary>
    public const string NotEnough = "not_enough_evidence";

    /// <summary>It ended before its plan, whatever was seen.</summary>
    public const string Stopped = "stopped";

    public static readonly string[] All = [Better, Worse, NotEnough, Stopped];
}
