using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.History;

namespace StaticTracker.Reporting;

/// <summary>A change that must not be, and what to ask history about it; null: nothing.</summary>
internal sealed record ForbiddenChange(Problem Problem, ValueQuestion? Asks)
{
    /// <summary>So many are asked at most: the report shows no more, and somebody may have edited everything.</summary>
    public const int MostAsked = 200;

    /// <summary>The problem, with the commit that set the old value where history knows it.</summary>
    public Problem With(ValueOrigin? origin, bool withAuthor)
    {
        if (origin is null)
        {
            return Problem;
        }

        var day = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(origin.AuthoredAt, 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds())).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var what = Asks!.Field is null ? "it came with" : $"{ForbiddenChanges.Cut(Asks.Value!)} came with";
        var author = withAuthor && origin.Author.Length > 0 ? $" by {ForbiddenChanges.Cut(origin.Author)}" : "";
        return Problem with { Message = $"{Problem.Message}; {what} commit {origin.Commit[..8]} of {day}{author}: {ForbiddenChanges.Cut(origin.Subject)}" };
    }
}
