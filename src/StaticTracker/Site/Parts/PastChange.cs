using StaticTracker.History;

namespace StaticTracker.Site.Parts;

/// <summary>What a commit made of a result.</summary>
/// <param name="Result">Which of its module's: version × models + model.</param>
/// <param name="Place">The commit's place in the whole history, from the oldest on.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Rate">Its pass rate after the commit: −1 it is not there, 0 it has none, else tenths of a percent and 1.</param>
internal readonly record struct PastChange(int Result, int Place, DataCommit Commit, int Rate)
{
    public const int Gone = -1;

    /// <summary>A pass rate as <see cref="Rate"/> tells it. What is no rate is none.</summary>
    public static int Of(decimal? rate) => rate is { } known and >= 0 and <= 100 ? (int)Math.Round(known * 10, MidpointRounding.AwayFromZero) + 1 : 0;
}
