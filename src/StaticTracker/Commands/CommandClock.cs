using System.Globalization;
using StaticTracker.Importing;
using StaticTracker.Modules;

namespace StaticTracker.Commands;

/// <summary>When something is done: <c>SOURCE_DATE_EPOCH</c>, else now. Runs begin and end at a time; no figure depends on it.</summary>
internal static class CommandClock
{
    public static string Now() => WithdrawalTime.Of(null, Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), DateTimeOffset.UtcNow);

    /// <summary>To the millisecond, for what is told apart and ordered by its time although two can be done within one second: promotions, rollbacks and their reports.</summary>
    public static Timestamp Exactly() =>
        Timestamp.Parse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") is null ? DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) : Now());

    public static DateTimeOffset Moment() => DateTimeOffset.Parse(Now(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
