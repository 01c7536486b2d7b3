using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Phrasing;

namespace StaticTracker.Gating;

/// <summary>
/// How far a figure may fall. The figures alone decide, or, where evidence is asked for, their interval: wholly beyond the limit is broken, wholly within it holds, and
/// anything else is left open. Errors are no failures, but they must not make a fall look smaller: it is taken of the rates and of passed over total, and the greater counts.
/// </summary>
internal static class DropLimit
{
    public static LimitFinding Judge(FigureComparison figure, decimal allowed, bool isRelative, bool onEvidence)
    {
        var (was, isNow) = (ExactRates.Of(figure.Before), ExactRates.Of(figure.After));
        if (was is not { Rate: { } rateBefore, Share: { } shareBefore } || isNow is not { Rate: { } rateAfter, Share: { } shareAfter })
        {
            return new LimitFinding(GateVerdict.Undecided, Phrase.Of(was.Rate is null ? "gate.no_rate_before" : "gate.no_rate_now", ("figures", GateWords.Both(figure))));
        }

        var change = Math.Min(Change(rateBefore, rateAfter, isRelative), Change(shareBefore, shareAfter, isRelative));
        var withErrors = change < Change(rateBefore, rateAfter, isRelative)
            ? Phrase.Of("gate.with_errors", ("before", GateWords.Rate(shareBefore)), ("after", GateWords.Rate(shareAfter))) : Phrase.Empty;
        var signed = GateWords.Signed(change, allowed);
        var words = Phrase.Row(GateWords.Both(figure), withErrors, Phrase.Data(", "), isRelative ? Phrase.Data($"{signed} %") : Phrase.Of("gate.points", ("points", signed)));
        if (!onEvidence)
        {
            return new LimitFinding(-change > allowed ? GateVerdict.Broken : GateVerdict.Held, words, change);
        }

        // In points, and lower by what the errors cost.
        var limit = (double)(isRelative ? allowed * rateBefore / 100 : allowed);
        return OnEvidence(figure, limit, ExactRates.CostOfErrors(figure), words) with { Value = change };
    }

    private static LimitFinding OnEvidence(FigureComparison figure, double limit, double cost, Phrase words)
    {
        if (figure.Judgement.Interval is not { } interval || figure.Evidence is not { } evidence)
        {
            return new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.no_counts", ("figures", words)));
        }

        var (low, high) = (interval.Low - cost, interval.High - cost);
        var decimals = Math.Max(GateWords.Decimals((decimal)low, (decimal)-limit), GateWords.Decimals((decimal)high, (decimal)-limit));
        var said = Phrase.Of("gate.interval_points", ("figures", figure.ChangeOfPairs is null ? words : Phrase.Join(", ", [words, ReportWords.Points(figure)])), ("level", ComparisonWording.Level(figure.Judgement.Level)), ("interval", ComparisonWording.Points(new Interval(low, high), decimals)));
        return high < -limit && figure.Judgement.AdjustedP <= ComparisonFamily.Alpha ? new LimitFinding(GateVerdict.Broken, said)
            : low < -limit ? new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.open_drop", ("figures", said), ("limit", GateWords.Number(Math.Round((decimal)limit, 2)))))
            : evidence.MayBeTooNarrow ? new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.narrow", ("figures", said)))
            : new LimitFinding(GateVerdict.Held, said);
    }

    private static decimal Change(decimal before, decimal after, bool isRelative) =>
        !isRelative ? after - before : before > 0 ? Math.Round(100 * (after - before) / before, 12) : 0;
}
