namespace StaticTracker.Runs;

/// <summary>The words of a run's file.</summary>
public static class RunWord
{
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Archived = "archived";

    public const string Baseline = "baseline";
    public const string Experimental = "experimental";
    public const string Control = "ab_control";
    public const string Treatment = "ab_treatment";

    /// <summary>The kind of line that figures are made of.</summary>
    public const string Evaluation = "evaluation";

    public static readonly string[] Statuses = [Running, Completed, Failed, Archived];

    public static readonly string[] Kinds = [Baseline, Experimental, Control, Treatment];

    /// <summary>What a line of a log may be.</summary>
    public static readonly string[] LogKinds = [Evaluation, "summary", "clusters", "ranking", "trace"];
}
