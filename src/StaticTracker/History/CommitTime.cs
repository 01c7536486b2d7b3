using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>Git's seconds since 1970 as text, in UTC. A time beyond what a calendar holds (anybody can write one into a commit) becomes its nearest end.</summary>
public static class CommitTime
{
    /// <summary><c>2026-01-20T10:00:00Z</c></summary>
    public static string Iso(long unixSeconds) => At(unixSeconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>2026-01-20 10:00</c>, to be followed by "UTC".</summary>
    public static string Minute(long unixSeconds) => At(unixSeconds).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Seconds of a date (its first moment in UTC) or of a date and time (UTC unless it names a zone); false for anything else.</summary>
    public static bool TryParse(string text, out long unixSeconds)
    {
        unixSeconds = 0;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            unixSeconds = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
            return true;
        }

        if (!Timestamp.TryParse(text, out var time))
        {
            return false;
        }

        unixSeconds = new DateTimeOffset(time.Order, TimeSpan.Zero).ToUnixTimeSeconds();
        return true;
    }

    /// <summary>The seconds themselves where a calendar holds them, else its nearest end: 0001-01-01 or 9999-12-31.</summary>
    public static long Within(long unixSeconds) => Math.Clamp(unixSeconds, -62135596800, 253402300799);

    private static DateTime At(long unixSeconds) => DateTimeOffset.FromUnixTimeSeconds(Within(unixSeconds)).UtcDateTime;
}
