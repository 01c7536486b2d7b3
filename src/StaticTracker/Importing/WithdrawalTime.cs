using System.Globalization;

namespace StaticTracker.Importing;

/// <summary>
/// When something is withdrawn: as told, else <c>SOURCE_DATE_EPOCH</c>, else now. The one place where the clock is right: taking back is an act of a person
/// at a time, not a figure of a run.
/// </summary>
public static class WithdrawalTime
{
    public static string Of(string? told, string? sourceDateEpoch, DateTimeOffset now)
    {
        var moment = long.TryParse(sourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now;
        return told ?? moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
