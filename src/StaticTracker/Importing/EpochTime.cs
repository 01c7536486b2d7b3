using System.Globalization;

namespace StaticTracker.Importing;

/// <summary>Seconds since 1970-01-01, as many tools write times.</summary>
internal static class EpochTime
{
    private const decimal EndOfYears = 253402300800; // The year 10000.

    /// <summary>The time in UTC, to the second; null where it is none.</summary>
    public static string? Of(decimal seconds) =>
        seconds is > 0 and < EndOfYears ? DateTime.UnixEpoch.AddSeconds((long)seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null;
}
