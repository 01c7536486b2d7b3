namespace StaticTracker.Storage;

/// <summary>
/// How long runs are kept: the newest <paramref name="KeepLast"/> experimental ones of each module stay as they are, older ones are archived after days, and archived ones deleted after
/// days. Null: never.
/// </summary>
public sealed record RetentionSettings(int KeepLast, int? ArchiveAfterDays, int? DeleteAfterDays)
{
    /// <summary>Kept where nothing else is said.</summary>
    public const int DefaultKeepLast = 10;
}
