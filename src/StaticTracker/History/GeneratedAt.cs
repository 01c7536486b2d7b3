using System.Globalization;

namespace StaticTracker.History;

/// <summary>When the data is of: never the clock, so that the same commit gives the same bytes.</summary>
public static class GeneratedAt
{
    private const string SourceDateEpoch = "SOURCE_DATE_EPOCH";

    /// <summary>The time of the newest data commit, else of SOURCE_DATE_EPOCH, as ISO 8601 in UTC; null: the index takes its newest timestamp.</summary>
    public static string? Of(ProjectHistory history) => Of(history, Environment.GetEnvironmentVariable(SourceDateEpoch));

    internal static string? Of(ProjectHistory history, string? sourceDateEpoch)
    {
        long? seconds = history.Commits.Count > 0 ? history.Commits[0].CommittedAt
            : long.TryParse(sourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : null;
        return seconds is { } s && s >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && s <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(s).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;
    }
}
