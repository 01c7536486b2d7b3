using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
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

        var words = Phrase.Row(
            ReportWords.Side(figure, GateWords.Decimals(rates.Rate!.Value, least)), value < rates.Rate ? Phrase.Of("gate.of_all", ("rate", GateWords.Number(value, least))) : Phrase.Empty);
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
        var said = Phrase.Of("gate.interval", ("figures", words), ("level", "95 %"), ("interval", Phrase.Of("compare.interval", ("low", Shown(low, least)), ("high", Shown(high, least)))));
        return low >= (double)least ? new LimitFinding(GateVerdict.Held, said, value)
            : high < (double)least ? new LimitFinding(GateVerdict.Broken, said, value)
            : new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.open_rate", ("figures", said), ("limit", GateWords.Number(least))), value);
    }

    /// <summary>An end of an interval, which must not look as if it were on the other side of the limit either.</summary>
    private static string Shown(double end, decimal least) => GateWords.Number((decimal)end, least);

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
