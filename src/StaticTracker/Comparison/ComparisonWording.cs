using System.Globalization;

namespace StaticTracker.Comparison;

/// <summary>The words of comparisons, in one place.</summary>
public static class ComparisonWording
{
    public static string Of(ComparisonWord word) => word switch
    {
        ComparisonWord.Better => "better",
        ComparisonWord.Worse => "worse",
        ComparisonWord.NoDifferenceShown => "no difference shown",
        ComparisonWord.NotEnoughEvidence => "not enough evidence",
        _ => "not comparable",
    };

    public static string Of(IncomparableReason reason) => reason switch
    {
        IncomparableReason.OtherDataset => "other data set",
        IncomparableReason.OtherItems => "other items",
        IncomparableReason.OtherRubrics => "other rubrics",
        IncomparableReason.OtherJudge => "other judge",
        IncomparableReason.OtherUnit => "other unit",
        _ => "too many errors",
    };

    public static string Of(ComparisonMethod method) => method switch
    {
        ComparisonMethod.McNemar => "exact McNemar test, Newcombe's paired interval",
        ComparisonMethod.McNemarMidP => "McNemar test with mid-p, Newcombe's paired interval",
        ComparisonMethod.PairedPermutation => "paired permutation over items, interval clustered by item",
        ComparisonMethod.PairedPermutationDrawn => string.Create(CultureInfo.InvariantCulture, $"paired permutation over items ({PairedPermutation.Draws:N0} seeded draws), interval clustered by item"),
        ComparisonMethod.PairedScores => "paired permutation over the items' scores, Student's interval of the mean difference",
        ComparisonMethod.PairedScoresDrawn => string.Create(CultureInfo.InvariantCulture, $"paired permutation over the items' scores ({PairedPermutation.Draws:N0} seeded draws), Student's interval of the mean difference"),
        _ => "totals only, Newcombe's interval for independent rates",
    };

    /// <summary>The word, with the reason where there is one: "not comparable (other data set: version v1 and version v2)".</summary>
    public static string Verdict(FigureComparison figure) =>
        figure.Incomparable is { } against ? $"{Of(ComparisonWord.NotComparable)} ({Of(against.Reason)}: {against.Detail})" : Of(figure.Judgement.Word);

    /// <summary>A p as it is printed: three decimals, and never a zero. Twelve digits first, so that the last bit of a sum does not decide which way a half goes.</summary>
    public static string P(double p) => p < 0.0001 ? "< 0.0001" : Math.Round(p, 12).ToString(p < 0.001 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>Points with a sign: +4.2, −0.3, 0.0.</summary>
    public static string Points(double points, int decimals = 1)
    {
        var zeros = decimals == 0 ? "0" : "0." + new string('0', decimals);
        return Math.Round(points, decimals, MidpointRounding.AwayFromZero).ToString($"+{zeros};−{zeros};{zeros}", CultureInfo.InvariantCulture);
    }

    /// <summary>An interval of points: −11.2 to +1.2.</summary>
    public static string Points(Interval interval, int decimals = 1) => $"{Points(interval.Low, decimals)} to {Points(interval.High, decimals)}";

    /// <summary>A level in percent: 95 %, 99.3 %.</summary>
    public static string Level(double level) => string.Create(CultureInfo.InvariantCulture, $"{100 * level:0.##} %");
}
