using System.Globalization;
using StaticTracker.Importing;

namespace StaticTracker.Commands;

/// <summary>When something is done: <c>SOURCE_DATE_EPOCH</c>, else now. Runs begin and end at a time; no figure depends on it.</summary>
internal static class CommandClock
{
    public static string Now() => WithdrawalTime.Of(null, Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), DateTimeOffset.UtcNow);

    public static DateTimeOffset Moment() => DateTimeOffset.Parse(Now(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
