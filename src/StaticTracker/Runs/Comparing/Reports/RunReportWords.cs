using System.Globalization;
using StaticTracker.Comparison;

namespace StaticTracker.Runs.Comparing.Reports;

/// <summary>What all forms of a report on two runs say in the same words.</summary>
internal static class RunReportWords
{
    /// <summary>Items that are named unless all are asked for.</summary>
    public const int ItemsShown = 10;

    public static readonly string[] ScoreColumns = ["score", "before", "after", "change", "interval", "items", "−/+", "p (adjusted)", "verdict"];

    /// <summary>Why nothing was compared; null: it was.</summary>
    public static string? Refusal(RunComparison comparison) => comparison.Incomparable is { } against
        ? ComparisonWording.Verdict(against).ToString() : null;

    /// <summary>What can be done about it.</summary>
    public static string? Hint(RunComparison comparison) => comparison is { Incomparable: not null, IsIntersection: false, InCommon: > 0 and { } common }
        ? string.Create(CultureInfo.InvariantCulture, $"{common} items are in both: --intersection compares those") : null;

    public static string[] Row(ScoreFigure score)
    {
        var (e, j) = (score.Evidence, score.Judgement);
        return
        [
            score.Name, Number(score.Before), Number(score.After), score.Change is { } change ? Signed(change) : "–",
            j.Interval is { } interval ? Interval(interval, score.Change ?? 0) : "–", Number(score.Items), Invariant($"−{score.Worse}/+{score.Better}"),
            e is null || j.AdjustedP is not { } adjusted ? "–" : $"{ComparisonWording.P(e.P)} ({ComparisonWording.P(adjusted)})",
            ComparisonWording.Of(j.Word) + (score.LowerIsBetter ? " (lower is better)" : ""),
        ];
    }

    /// <summary>How the scores were compared.</summary>
    public static IReadOnlyList<string> Methods(RunComparison comparison) =>
        [.. comparison.Scores.Where(s => s.Evidence is not null).Select(s => ComparisonWording.Of(s.Evidence!.Method).ToString()).Distinct(StringComparer.Ordinal).DefaultIfEmpty("fewer than two items have a score in both runs")];

    /// <summary>"0.2–0.3".</summary>
    public static string Bin(ScoreHistogram histogram, int bin)
    {
        var (low, high) = histogram.EndsOf(bin);
        return $"{Plain(low)}–{Plain(high)}";
    }

    /// <summary>Changed items, those that got worse first, then by how far their scores moved.</summary>
    public static IReadOnlyList<RunItem> Changed(RunComparison comparison) =>
        [.. comparison.Items.Where(i => i.IsChanged).OrderBy(i => i.Step).ThenByDescending(i => i.Scores.Sum(s => Math.Abs(Math.Clamp(s.Change ?? 0, -1e15m, 1e15m)))).ThenBy(i => i.Id, StringComparer.Ordinal)];

    /// <summary>"3 of 60 items changed"; what was said of an item several times is one item.</summary>
    public static string HowManyChanged(RunComparison comparison, IReadOnlyList<RunItem> changed) => Invariant($"{NumberOf(changed)} of {NumberOf(comparison.Items)} items changed");

    private static int NumberOf(IReadOnlyList<RunItem> items) => items.Select(i => i.Item).Distinct(StringComparer.Ordinal).Count();

    /// <summary>"r1 P→F, quality 0.2→0.4 (+0.2)": what of an item changed.</summary>
    public static string Changes(RunItem item) => string.Join(", ",
    [
        .. item.Verdicts.Where(v => v.Before != v.After).Select(v => $"{(v.Rubric == FigureRows.Own ? "outcome" : v.Rubric)} {v.Before}→{v.After}"),
        .. item.Scores.Where(s => s.Before != s.After).Select(s => $"{s.Name} {Number(s.Before)}→{Number(s.After)}{(s.Change is { } change ? $" ({Signed(change)})" : "")}"),
    ]);

    /// <summary>"3→7".</summary>
    public static string Rank(RunItem item) => Invariant($"{item.RankBefore?.ToString(CultureInfo.InvariantCulture) ?? "–"}→{item.RankAfter?.ToString(CultureInfo.InvariantCulture) ?? "–"}");

    public static string Value(string? text) => text ?? "unknown";

    public static string Change(Difference difference) => difference.Change is { } change ? Signed(change) : "";

    public static string Items(RunComparison comparison) => comparison.InCommon is not { } common ? "the items of one run are not known"
        : Invariant($"{common} items in both, {comparison.OnlyBefore.Count} only before, {comparison.OnlyAfter.Count} only after");

    public static string Some(IReadOnlyList<string> names, bool all)
    {
        var shown = all ? names : [.. names.Take(ItemsShown)];
        return string.Join(", ", shown) + (shown.Count < names.Count ? Invariant($" and {names.Count - shown.Count} more") : "");
    }

    private static string Number(decimal? number) => number is { } known ? Plain(known) : "–";

    private static string Plain(decimal number) => Math.Round(number, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);

    private static string Signed(decimal change) => Math.Round(change, 6, MidpointRounding.AwayFromZero).ToString("+0.######;−0.######;0", CultureInfo.InvariantCulture);

    /// <summary>With four decimals, or as many more (six at most) as it takes for its ends to stand on the side of zero and of the change on which they are.</summary>
    private static string Interval(Interval interval, decimal change)
    {
        var (low, high) = (Bounded(interval.Low), Bounded(interval.High));
        for (var decimals = 4; ; decimals++)
        {
            var (least, most) = (Math.Round(low, decimals, MidpointRounding.AwayFromZero), Math.Round(high, decimals, MidpointRounding.AwayFromZero));
            if (decimals == 6 || (least <= change && change <= most && Math.Sign(least) == Math.Sign(low) && Math.Sign(most) == Math.Sign(high)))
            {
                return $"{Signed(least)} to {Signed(most)}";
            }
        }
    }

    private static decimal Bounded(double end) => (decimal)Math.Clamp(end, -2e15, 2e15);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
