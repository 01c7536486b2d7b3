using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Commands;

/// <summary>
/// When something is done: <c>SOURCE_DATE_EPOCH</c>, else now. Runs begin, versions are promoted, results are taken back at a time: acts of people, not figures. No figure depends on it.
/// </summary>
internal static class CommandClock
{
    /// <summary>The last second that a date of four digits can name.</summary>
    private const long LastSecond = 253402300799;

    /// <summary>2026-01-20T00:31:46Z.</summary>
    public static string Now() => TextOf("yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>To the millisecond, for what is told apart and ordered by its time although two can be done within one second: promotions, rollbacks and their reports.</summary>
    public static Timestamp Exactly() => Timestamp.Parse(TextOf(Told() is null ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'"));

    /// <summary>To the second, as <see cref="Now"/> writes it.</summary>
    public static DateTimeOffset Moment() => DateTimeOffset.Parse(Now(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string TextOf(string form) => (Told() ?? DateTimeOffset.UtcNow).UtcDateTime.ToString(form, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Told() =>
        long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
