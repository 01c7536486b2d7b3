using StaticTracker.Gating;

namespace StaticTracker.Reporting.Review;

/// <summary>A review in a few words, as <c>report.json</c> has it.</summary>
/// <param name="Head">The commit that was looked at, in full.</param>
/// <param name="Base">The commit that it was compared with, in full.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Title">The line that says whether to look further: plain text, at most <see cref="LongestTitle"/> characters.</param>
public sealed record ReviewSummary(string Head, string Base, GateOutcome Outcome, string Title)
{
    public const int LongestTitle = 300;
}
