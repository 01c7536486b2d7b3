using System.Globalization;
using StaticTracker.Phrasing;

namespace StaticTracker.Comparison;

/// <summary>The words of comparisons, in one place.</summary>
public static class ComparisonWording
{
    private static (string, object?) Drawn => ("draws", PairedPermutation.Draws.ToString("N0", CultureInfo.InvariantCulture));

    public static Phrase Of(ComparisonWord word) => word switch
    {
        ComparisonWord.Better => Phrase.Of("word.better"),
        ComparisonWord.Worse => Phrase.Of("word.worse"),
        ComparisonWord.NoDifferenceShown => Phrase.Of("word.no_difference"),
        ComparisonWord.NotEnoughEvidence => Phrase.Of("word.no_evidence"),
        _ => Phrase.Of("word.not_comparable"),
    };

    public static Phrase Of(IncomparableReason reason) => reason switch
    {
        IncomparableReason.OtherDataset => Phrase.Of("reason.dataset"),
        IncomparableReason.OtherItems => Phrase.Of("reason.items"),
        IncomparableReason.OtherRubrics => Phrase.Of("reason.rubrics"),
        IncomparableReason.OtherJudge => Phrase.Of("reason.judge"),
        IncomparableReason.OtherUnit => Phrase.Of("reason.unit"),
        _ => Phrase.Of("reason.errors"),
    };

    public static Phrase Of(ComparisonMethod method) => method switch
    {
        ComparisonMethod.McNemar => Phrase.Of("compare.by_mcnemar"),
        ComparisonMethod.McNemarMidP => Phrase.Of("compare.by_mid_p"),
        ComparisonMethod.PairedPermutation => Phrase.Of("compare.by_permutation"),
        ComparisonMethod.PairedPermutationDrawn => Phrase.Of("compare.by_draws", Drawn),
        ComparisonMethod.PairedScores => Phrase.Of("compare.by_scores"),
        ComparisonMethod.PairedScoresDrawn => Phrase.Of("compare.by_scores_draws", Drawn),
        _ => Phrase.Of("compare.by_totals"),
    };

    /// <summary>"other data set: version v1 and version v2".</summary>
    public static Phrase Of(Incomparable against) => Phrase.Of("compare.reason", ("kind", Of(against.Reason)), ("why", against.Detail));

    /// <summary>The word, with the reason where there is one: "not comparable (other data set: version v1 and version v2)".</summary>
    public static Phrase Verdict(FigureComparison figure) => figure.Incomparable is { } against ? Verdict(against) : Of(figure.Judgement.Word);

    /// <summary>"not comparable (other data set: version v1 and version v2)".</summary>
    public static Phrase Verdict(Incomparable against) => Phrase.Of("compare.verdict", ("word", Of(ComparisonWord.NotComparable)), ("reason", Of(against)));

    /// <summary>A p as it is printed: three decimals, and never a zero. Twelve digits first, so that the last bit of a sum does not decide which way a half goes.</summary>
    public static string P(double p) => p < 0.0001 ? "< 0.0001" : Math.Round(p, 12).ToString(p < 0.001 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>Points with a sign: +4.2, −0.3, 0.0.</summary>
    public static string Points(double points, int decimals = 1)
    {
        var zeros = decimals == 0 ? "0" : "0." + new string('0', decimals);
        return Math.Round(points, decimals, MidpointRounding.AwayFromZero).ToString($"+{zeros};−{zeros};{zeros}", CultureInfo.InvariantCulture);
    }

    /// <summary>What one rate is more than another: with so many decimals, or with all that a stated rate has.</summary>
    public static string Difference(decimal points, int decimals = 1)
    {
        var zeros = "0." + new string('0', decimals) + "######";
        return points.ToString($"+{zeros};−{zeros};{(decimals == 0 ? "0" : "0." + new string('0', decimals))}", CultureInfo.InvariantCulture);
    }

    /// <summary>An interval of points: −11.2 to +1.2.</summary>
    public static Phrase Points(Interval interval, int decimals = 1) => Phrase.Of("compare.interval", ("low", Points(interval.Low, decimals)), ("high", Points(interval.High, decimals)));

    /// <summary>A level in percent: 95 %, 99.3 %.</summary>
    public static string Level(double level) => string.Create(CultureInfo.InvariantCulture, $"{100 * level:0.##} %");
}
