using System.Globalization;
using StaticTracker.Phrasing;

namespace StaticTracker.Promotion.Reports;

/// <summary>What all forms of a report say in the same words, plain text.</summary>
internal static class PromotionLines
{
    public static readonly string[] ReasonColumns = ["Verdict", "Limit", "Must hold", "Figures"];

    public static readonly string[] FigureColumns = ["Figure", "Baseline", "Challenger", "Change", "Interval", "p"];

    /// <summary>"promoted by override: m01 v5 on gpt-4o-mini against v4 on gpt-4o".</summary>
    public static string Headline(PromotionReport report) =>
        $"{PromotionWords.Of(report)}: {report.Module} {report.Challenger?.Name ?? "(no challenger)"}{(report.Baseline is { } baseline ? $" against {baseline.Name}" : report.Error is null ? ", with nothing to compare with" : "")}";

    /// <summary>Names and values of the head.</summary>
    public static IEnumerable<(string Name, string Value)> Head(PromotionReport report)
    {
        yield return ("at", report.Timestamp.Text + (report.By is { } by ? $" by {by}" : "") + (report.IsDry ? ", tried only" : ""));
        yield return ("on", report.Benchmark is { } suite ? $"{suite.Address}, {Items(report.SampleCount)} compared" : $"whole results{(report.SampleCount > 0 ? $", {Items(report.SampleCount)}" : "")}");
        foreach (var (name, version) in new[] { ("baseline", report.Baseline), ("challenger", report.Challenger) })
        {
            if (version is not null)
            {
                yield return (name, $"{version.Name}{(version.Experiment is { } experiment ? $", {experiment}" : "")}{(version.Hash is { } hash ? $", prompt {hash[..Math.Min(12, hash.Length)]}" : "")}{Data(version)}");
            }
        }

        if (report.Error is { } error)
        {
            yield return ("error", error);
        }

        if (report.Override is { } reason)
        {
            yield return ("override", report.IsOverride ? $"the policy said {Policy(report)}; {reason}" : $"not needed; {reason}");
        }
    }

    public static IReadOnlyList<string[]> Reasons(PromotionReport report) =>
        [.. report.Decision.Reasons.OrderByDescending(r => r.Verdict).Select(r => new[] { PromotionWords.Of(r.Verdict), r.Limit, r.Demand, r.Figures })];

    /// <summary>The figures that were measured.</summary>
    public static IReadOnlyList<string[]> Figures(PromotionReport report)
    {
        var metrics = report.Decision.Metrics;
        var rows = new List<(string Name, MeasuredFigure? Figure)>
        {
            ("Reward, points", metrics.Reward), ("Pass rate, %", metrics.PassRate), ("Errors, %", metrics.ErrorRate), ("Mean latency, ms", metrics.LatencyMs), ("USD per 1,000 items", metrics.CostPer1000),
        };
        rows.AddRange(metrics.Guards.Select(g => ($"Guard {g.Key}, %", (MeasuredFigure?)g.Value)));
        var shown = rows.Where(r => r.Figure is not null).Select(r => Row(r.Name, r.Figure!)).ToList();
        shown.AddRange(metrics.Categories.Select(c => Row($"Category {c.Category} ({Items(c.Items)}), %", new MeasuredFigure(c.Baseline, c.Challenger, c.Delta))));
        return shown;
    }

    private static string[] Row(string name, MeasuredFigure figure) =>
        [name, Number(figure.Baseline), Number(figure.Challenger), Change(figure), figure is { Low: { } low, High: { } high } ? $"{Signed(low)} to {Signed(high)}" : "", figure.P is { } p ? P(p) : ""];

    /// <summary>The change that the interval is of; where pairs were left out that is another one than the rates'.</summary>
    private static string Change(MeasuredFigure figure) =>
        figure.DeltaOfPairs is { } pairs ? Phrase.Of("compare.change_of_pairs", ("points", Signed(pairs)), ("rates", Signed(figure.Delta))).ToString() : Signed(figure.Delta);

    private static string Data(PromotedVersion version) => version.DatasetVersion is null && version.Dataset is null ? "" : $", data set {string.Join(' ', new[] { version.Dataset, version.DatasetVersion }.OfType<string>())}";

    private static string Policy(PromotionReport report) => report.Decision.Outcome == PolicyOutcome.None ? "nothing" : PromotionWords.Of(report.Decision.Outcome);

    private static string Items(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "item" : "items")}");

    private static string Number(decimal? value) => value is { } known ? Shown(known) : "–";

    private static string Signed(decimal? value) => value is not { } known ? "–" : known < 0 ? "−" + Shown(-known) : known > 0 ? "+" + Shown(known) : Shown(known);

    /// <summary>One decimal from 1 on, else up to four.</summary>
    private static string Shown(decimal value) => value.ToString(Math.Abs(value) is >= 1 or 0 ? "0.0" : "0.0###", CultureInfo.InvariantCulture);

    private static string P(decimal p) => Comparison.ComparisonWording.P((double)p);
}
