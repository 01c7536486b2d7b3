using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Comparison.Reports;

/// <summary>What all forms of a comparison report say in the same words.</summary>
internal static class ReportWords
{
    /// <summary>"v5 gpt-5".</summary>
    public static string Run(Experiment e) => $"{e.PromptVersion} {e.Model}";

    public static string Dataset(Experiment e) => (e.Dataset, e.DatasetVersion) switch
    {
        (null, null) => "data set unknown",
        (null, var version) => $"data set {version}",
        (var name, null) => $"data set {name}, version unknown",
        var (name, version) => $"data set {name} {version}",
    };

    /// <summary>The verdict line: the word on the pass rate first, then how far and how sure.</summary>
    public static string Headline(ExperimentComparison comparison)
    {
        var figure = comparison.PassRate;
        var what = $"{comparison.Module} {Run(comparison.After.Experiment)} against {Run(comparison.Before.Experiment)}";
        var rates = figure.Before.Rate is { } was && figure.After.Rate is { } isNow ? $", pass rate {Rate.Text(was)} % to {Rate.Text(isNow)} %" : "";
        var sure = figure.Judgement.Interval is { } interval
            ? $" ({Change(figure)} points, {ComparisonWording.Level(figure.Judgement.Level)} interval {ComparisonWording.Points(interval)})" : "";
        return $"{ComparisonWording.Verdict(figure)}: {what}{rates}{sure}";
    }

    /// <summary>A rate from its counts with so many decimals (0 to 6), and the counts; as stated where there are none.</summary>
    public static string Side(SideFigure side, int decimals = 1) => side.Rate is not { } rate ? "–"
        : side is { Pass: { } pass, Fail: { } fail } ? Invariant($"{Rate.Text(Rate.Of(pass, fail, decimals) ?? rate)} ({pass}/{pass + fail})") : $"{Rate.Text(rate)} (as stated)";

    /// <summary>After minus before, of the rates with as many decimals as they are shown with.</summary>
    public static string Change(FigureComparison figure, int decimals = 1) =>
        Of(figure.After, decimals) - Of(figure.Before, decimals) is { } change ? ComparisonWording.Points((double)change, decimals)
            : figure.Evidence is { } e ? ComparisonWording.Points(e.Points, decimals) : "–";

    public static string Interval(FigureComparison figure, int decimals = 1) => figure.Judgement.Interval is { } interval ? ComparisonWording.Points(interval, decimals) : "–";

    private static decimal? Of(SideFigure side, int decimals) => side is { Pass: { } pass, Fail: { } fail } ? Rate.Of(pass, fail, decimals) : side.Rate;

    /// <summary>Pairs, and items where an item has several.</summary>
    public static string Size(FigureComparison figure) => figure.Evidence is not { } e ? "–"
        : e.Items is { } items && items != e.N ? Invariant($"{e.N} ({items} items)") : Invariant($"{e.N}");

    /// <summary>Discordant pairs, worse and better.</summary>
    public static string Flips(FigureComparison figure) => figure.Evidence is { PairsWorse: { } worse, PairsBetter: { } better } ? Invariant($"−{worse}/+{better}") : "–";

    /// <summary>p, and adjusted where the family is larger.</summary>
    public static string P(FigureComparison figure) => figure.Evidence is not { } e || figure.Judgement.AdjustedP is not { } adjusted ? "–"
        : $"{ComparisonWording.P(e.P)} ({ComparisonWording.P(adjusted)})";

    /// <summary>The word; the reason not to compare only where it is not the pass rate's, which stands above.</summary>
    public static string Verdict(ExperimentComparison comparison, FigureComparison figure) =>
        figure.Kind != FigureKind.PassRate && figure.Incomparable is not null && figure.Incomparable == comparison.PassRate.Incomparable
            ? ComparisonWording.Of(ComparisonWord.NotComparable) : ComparisonWording.Verdict(figure);

    /// <summary>Methods of the figures, each with the figures that it was used for where there are several.</summary>
    public static IEnumerable<string> Methods(ExperimentComparison comparison)
    {
        var groups = comparison.Figures.Where(f => f.Evidence is not null).GroupBy(f => ComparisonWording.Of(f.Evidence!.Method), StringComparer.Ordinal).ToList();
        foreach (var group in groups)
        {
            var names = groups.Count == 1 ? "" : $" ({string.Join(", ", group.Select(f => f.Name))})";
            yield return group.Key + names;
        }
    }

    /// <summary>What the adjusted figures stand on; null where nothing was compared.</summary>
    public static string? Family(ExperimentComparison comparison) => comparison.PassRate.Judgement is { Family: > 0 } j
        ? Invariant($"{j.Family} {(j.Family == 1 ? "comparison" : "comparisons")} in one family: p in brackets adjusted (Benjamini–Hochberg), intervals at {ComparisonWording.Level(j.Level)} to match")
        : null;

    /// <summary>The costs of both sides, where they are known.</summary>
    public static string? Costs(ExperimentComparison comparison)
    {
        var (was, isNow) = (comparison.Before.Experiment.Usage?.CostUsd, comparison.After.Experiment.Usage?.CostUsd);
        return was is null && isNow is null ? null : $"cost: {Dollars(was)} before, {Dollars(isNow)} after";
    }

    private static string Dollars(decimal? cost) => cost is { } known ? $"{known.ToString(CultureInfo.InvariantCulture)} USD" : "unknown";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
