using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>A suggestion of an old tracker, its rubric under the name that it is shown by.</summary>
internal sealed record LegacySuggestion(Suggestion Suggestion, string? RubricName, string? Day, SourceSpan Span)
{
    /// <summary>The calendar day that a date or time begins with, yyyy-MM-dd; null where it begins with none.</summary>
    public static string? DayOf(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text[..10] : null;
}
