using System.Globalization;

namespace StaticTracker.Modules;

/// <summary>The counts and figures of yes-or-no answers in one line: <c>tp 97, tn 735, fp 4, fn 80: accuracy 90.8 %, …, MCC 0.684</c>.</summary>
public static class ClassificationWords
{
    private const string Undefined = "undefined";

    public static string Of(Classification c) => string.Create(
        CultureInfo.InvariantCulture,
        $"tp {c.TruePositive}, tn {c.TrueNegative}, fp {c.FalsePositive}, fn {c.FalseNegative}: accuracy {Percent(c.Accuracy)}, precision {Percent(c.Precision)}, recall {Percent(c.Recall)}, F1 {Percent(c.F1)}, MCC {Coefficient(c.Mcc)}");

    /// <summary>"69.8 %", or "undefined".</summary>
    public static string Percent(decimal? rate) => rate is { } known ? $"{Rate.Text(known)} %" : Undefined;

    /// <summary>"0.684", or "undefined".</summary>
    public static string Coefficient(decimal? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? Undefined;
}
