namespace StaticTracker.Modules;

/// <summary>Where an experiment was imported from: format, base name, SHA-256 of the bytes (hex), and the run's page if known.</summary>
public sealed record Source(string? Format, string? File, string? Sha256, string? Url = null)
{
    /// <summary>Whether counts of it were worked out from a stated mean and number, and none was counted.</summary>
    public bool Derived { get; init; }

    public const string ProgressHistory = "progress-history";
    public const string AllRuns = "all-runs";
    public const string ModulesData = "modules-data";

    /// <summary>Whether it lists many runs by their totals, so that its hash tells no run apart, and the run's own result file, where it turns up, knows more.</summary>
    public bool IsList => IsListFormat(Format);

    public static bool IsListFormat(string? format) => format is ProgressHistory or AllRuns or ModulesData;
}
