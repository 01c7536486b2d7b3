using System.Globalization;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Comparison.Reports;

/// <summary>What all forms of a comparison report say in the same words.</summary>
internal static class ReportWords
{
    private static readonly Phrase s_none = Phrase.Data("–");

    /// <summary>"v5 gpt-5".</summary>
    public static string Run(Experiment e) => $"{e.PromptVersion} {e.Model}";

    public static Phrase Dataset(Experiment e) => Dataset(e.Dataset, e.DatasetVersion);

    public static Phrase Dataset(string? set, string? setVersion) => (set, setVersion) switch
    {
        (null, null) => Phrase.Of("compare.dataset_unknown"),
        (null, var version) => Phrase.Of("compare.dataset_version", ("version", version)),
        (var name, null) => Phrase.Of("compare.dataset_name", ("name", name)),
        var (name, version) => Phrase.Of("compare.dataset", ("name", name), ("version", version)),
    };

    /// <summary>The verdict line: the word on the pass rate first, then how far and how sure.</summary>
    public static string Headline(ExperimentComparison comparison)
    {
        var figure = comparison.PassRate;
        var what = Phrase.Of("compare.sides", ("after", $"{comparison.Module} {Run(comparison.After.Experiment)}"), ("before", Run(comparison.Before.Experiment)));
        var rates = figure.Before.Rate is { } was && figure.After.Rate is { } isNow ? Phrase.Of("compare.headline_rates", ("before", Rate.Text(was)), ("after", Rate.Text(isNow))) : Phrase.Empty;
        var sure = figure.Judgement.Interval is { } interval
            ? Phrase.Of(figure.ChangeOfPairs is null ? "compare.headline_sure" : "compare.headline_pairs", ("points", Compared(figure)), ("level", ComparisonWording.Level(figure.Judgement.Level)), ("interval", ComparisonWording.Points(interval))) : Phrase.Empty;
        return $"{ComparisonWording.Verdict(figure)}: {what}{rates}{sure}";
    }

    /// <summary>A rate from its counts with so many decimals (0 to 6), and the counts; as stated where there are none.</summary>
    public static Phrase Side(SideFigure side, int decimals = 1) => side.Rate is not { } rate ? s_none
        : side is { Pass: { } pass, Fail: { } fail } ? Phrase.Data(Invariant($"{Rate.Text(Rate.Of(pass, fail, decimals) ?? rate)} ({pass}/{pass + fail})")) : Phrase.Of("compare.stated", ("rate", Rate.Text(rate)));

    /// <summary>After minus before, of the rates with as many decimals as they are shown with; where that is not what was compared, what was goes before it.</summary>
    public static Phrase Change(FigureComparison figure, int decimals = 1) =>
        figure.ChangeOfPairs is null ? Phrase.Data(OfRates(figure, decimals)) : Phrase.Of("compare.change_of_pairs", ("points", Compared(figure, decimals)), ("rates", OfRates(figure, decimals)));

    /// <summary>The same within a sentence: "+4.2 points".</summary>
    public static Phrase Points(FigureComparison figure) => Phrase.Of(figure.ChangeOfPairs is null ? "compare.points" : "compare.points_of_pairs", ("points", Compared(figure)));

    /// <summary>The points that the word and the interval are about.</summary>
    public static string Compared(FigureComparison figure, int decimals = 1) => figure.ChangeOfPairs is null ? OfRates(figure, decimals) : ComparisonWording.Points(figure.Evidence!.Points, decimals);

    /// <summary>After minus before of the whole rates.</summary>
    public static string OfRates(FigureComparison figure, int decimals = 1) =>
        Of(figure.After, decimals) - Of(figure.Before, decimals) is { } change ? ComparisonWording.Difference(change, decimals)
            : figure.Evidence is { } e ? ComparisonWording.Points(e.Points, decimals) : "–";

    public static Phrase Interval(FigureComparison figure, int decimals = 1) => figure.Judgement.Interval is { } interval ? ComparisonWording.Points(interval, decimals) : s_none;

    private static decimal? Of(SideFigure side, int decimals) => side is { Pass: { } pass, Fail: { } fail } ? Rate.Of(pass, fail, decimals) : side.Rate;

    /// <summary>Pairs, and items where an item has several.</summary>
    public static Phrase Size(FigureComparison figure) => figure.Evidence is not { } e ? s_none
        : e.Items is { } items && items != e.N ? Phrase.Of("compare.size", ("n", e.N), ("items", items)) : Phrase.Data(Invariant($"{e.N}"));

    /// <summary>Discordant pairs, worse and better.</summary>
    public static string Flips(FigureComparison figure) => figure.Evidence is { PairsWorse: { } worse, PairsBetter: { } better } ? Invariant($"−{worse}/+{better}") : "–";

    /// <summary>p, and adjusted where the family is larger.</summary>
    public static string P(FigureComparison figure) => figure.Evidence is not { } e || figure.Judgement.AdjustedP is not { } adjusted ? "–"
        : $"{ComparisonWording.P(e.P)} ({ComparisonWording.P(adjusted)})";

    /// <summary>The word; the reason not to compare only where it is not the pass rate's, which stands above.</summary>
    public static Phrase Verdict(ExperimentComparison comparison, FigureComparison figure) =>
        figure.Kind != FigureKind.PassRate && figure.Incomparable is not null && figure.Incomparable == comparison.PassRate.Incomparable
            ? ComparisonWording.Of(ComparisonWord.NotComparable) : ComparisonWording.Verdict(figure);

    /// <summary>Methods of the figures, each with the figures that it was used for where there are several.</summary>
    public static IEnumerable<Phrase> Methods(ExperimentComparison comparison)
    {
        var groups = comparison.Figures.Where(f => f.Evidence is not null).GroupBy(f => f.Evidence!.Method).ToList();
        foreach (var group in groups)
        {
            var method = ComparisonWording.Of(group.Key);
            yield return groups.Count == 1 ? method : Phrase.Of("compare.method_of", ("method", method), ("figures", Phrase.Join(", ", group.Select(f => f.Name))));
        }
    }

    /// <summary>What the adjusted figures stand on; null where nothing was compared.</summary>
    public static Phrase? Family(ExperimentComparison comparison) => comparison.PassRate.Judgement is { Family: > 0 } j
        ? Phrase.Count("compare.family", j.Family, ("level", ComparisonWording.Level(j.Level))) : null;

    /// <summary>The costs of both sides, where they are known.</summary>
    public static Phrase? Costs(ExperimentComparison comparison)
    {
        var (was, isNow) = (comparison.Before.Experiment.Usage?.CostUsd, comparison.After.Experiment.Usage?.CostUsd);
        return was is null && isNow is null ? null : Phrase.Of("compare.cost", ("before", Dollars(was)), ("after", Dollars(isNow)));
    }

    private static Phrase Dollars(decimal? cost) => cost is { } known ? Phrase.Of("usage.usd", ("n", known)) : Phrase.Of("unknown");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
