using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Gating;

/// <summary>What a figure must reach by itself.</summary>
internal static class RateLimit
{
    /// <summary>The rate is at least so many percent; where there are errors the lower of the rate and passed over total.</summary>
    public static LimitFinding AtLeast(SideFigure figure, decimal least, bool onEvidence)
    {
        var rates = ExactRates.Of(figure);
        if (rates.Lower is not { } value)
        {
            return new LimitFinding(GateVerdict.Undecided, Phrase.Of(figure.Total > 0 ? "gate.all_errors" : "gate.no_rate"));
        }

        var shown = GateWords.Number(value, least);
        var words = Phrase.Row(
            ReportWords.Side(figure),
            value < rates.Rate ? Phrase.Of("gate.of_all", ("rate", shown)) : figure.Rate is { } rate && shown == Rate.Text(rate) ? Phrase.Empty : Phrase.Data($", {shown} %"));
        if (!onEvidence)
        {
            return new LimitFinding(value < least ? GateVerdict.Broken : GateVerdict.Held, words, value);
        }

        if (figure.SoundInterval is not { } interval)
        {
            return new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.no_items", ("figures", words)), value);
        }

        var cost = (double)(rates.Rate!.Value - value);
        var (low, high) = (Math.Max(0, interval.Low - cost), Math.Max(0, interval.High - cost));
        var said = Phrase.Of("gate.interval", ("figures", words), ("level", "95 %"), ("interval", Phrase.Of("compare.interval", ("low", Tenth(low)), ("high", Tenth(high)))));
        return low >= (double)least ? new LimitFinding(GateVerdict.Held, said, value)
            : high < (double)least ? new LimitFinding(GateVerdict.Broken, said, value)
            : new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.open_rate", ("figures", said), ("limit", GateWords.Number(least))), value);
    }

    private static string Tenth(double rate) => rate.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>At most so many percent of the total are errors.</summary>
    public static LimitFinding Errors(SideFigure figure, decimal most)
    {
        if (figure is not { Total: > 0 and { } total, Error: { } errors })
        {
            return new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.no_errors_stated"));
        }

        var share = Math.Round(100m * errors / total, 12);
        return new LimitFinding(
            share > most ? GateVerdict.Broken : GateVerdict.Held, Phrase.Of("gate.errors", ("share", GateWords.Number(share, most)), ("errors", errors), ("total", total)), share);
    }
}
