using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Modules;

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
            return new LimitFinding(GateVerdict.Undecided, figure.Total > 0 ? "all verdicts are errors: there is no rate" : "there is no rate");
        }

        var shown = GateWords.Number(value, least);
        var words = ReportWords.Side(figure)
            + (value < rates.Rate ? $", {shown} % of all, with errors as not passed" : figure.Rate is { } rate && shown == Rate.Text(rate) ? "" : $", {shown} %");
        if (!onEvidence)
        {
            return new LimitFinding(value < least ? GateVerdict.Broken : GateVerdict.Held, words, value);
        }

        if (figure.SoundInterval is not { } interval)
        {
            return new LimitFinding(GateVerdict.Undecided, $"{words}: nothing tells how many items there are, so that there is no evidence", value);
        }

        var cost = (double)(rates.Rate!.Value - value);
        var (low, high) = (Math.Max(0, interval.Low - cost), Math.Max(0, interval.High - cost));
        var said = string.Create(CultureInfo.InvariantCulture, $"{words}, 95 % interval {low:0.0} to {high:0.0}");
        return low >= (double)least ? new LimitFinding(GateVerdict.Held, said, value)
            : high < (double)least ? new LimitFinding(GateVerdict.Broken, said, value)
            : new LimitFinding(GateVerdict.Undecided, $"{said}: it leaves open on which side of {GateWords.Number(least)} % the rate is", value);
    }

    /// <summary>At most so many percent of the total are errors.</summary>
    public static LimitFinding Errors(SideFigure figure, decimal most)
    {
        if (figure is not { Total: > 0 and { } total, Error: { } errors })
        {
            return new LimitFinding(GateVerdict.Undecided, "how many errors there were is not stated");
        }

        var share = Math.Round(100m * errors / total, 12);
        return new LimitFinding(
            share > most ? GateVerdict.Broken : GateVerdict.Held, string.Create(CultureInfo.InvariantCulture, $"{GateWords.Number(share, most)} % ({errors} of {total})"), share);
    }
}
