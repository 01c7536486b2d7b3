using StaticTracker.Comparison;

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
            return new LimitFinding(GateVerdict.Undecided, $"{GateWords.Both(figure)}: there is no rate {(was.Rate is null ? "before" : "now")}");
        }

        var change = Math.Min(Change(rateBefore, rateAfter, isRelative), Change(shareBefore, shareAfter, isRelative));
        var unit = isRelative ? "%" : "points";
        var withErrors = change < Change(rateBefore, rateAfter, isRelative)
            ? $", with errors as not passed {GateWords.Rate(shareBefore)} → {GateWords.Rate(shareAfter)}" : "";
        var words = $"{GateWords.Both(figure)}{withErrors}, {GateWords.Signed(change, allowed)} {unit}";
        if (!onEvidence)
        {
            return new LimitFinding(-change > allowed ? GateVerdict.Broken : GateVerdict.Held, words, change);
        }

        // In points, and lower by what the errors cost.
        var limit = (double)(isRelative ? allowed * rateBefore / 100 : allowed);
        return OnEvidence(figure, limit, ExactRates.CostOfErrors(figure), words) with { Value = change };
    }

    private static LimitFinding OnEvidence(FigureComparison figure, double limit, double cost, string words)
    {
        if (figure.Judgement.Interval is not { } interval || figure.Evidence is not { } evidence)
        {
            return new LimitFinding(GateVerdict.Undecided, $"{words}: no counts, so that there is no evidence");
        }

        var (low, high) = (interval.Low - cost, interval.High - cost);
        var said = $"{words}, {ComparisonWording.Level(figure.Judgement.Level)} interval {ComparisonWording.Points(new Interval(low, high))} points";
        return high < -limit && figure.Judgement.AdjustedP <= ComparisonFamily.Alpha ? new LimitFinding(GateVerdict.Broken, said)
            : low < -limit ? new LimitFinding(GateVerdict.Undecided, $"{said}: it leaves open whether the fall is greater than {ComparisonWording.Points(limit).TrimStart('+')} points")
            : evidence.MayBeTooNarrow ? new LimitFinding(GateVerdict.Undecided, $"{said}: it may be too narrow, since nothing tells how many items there are")
            : new LimitFinding(GateVerdict.Held, said);
    }

    private static decimal Change(decimal before, decimal after, bool isRelative) =>
        !isRelative ? after - before : before > 0 ? Math.Round(100 * (after - before) / before, 12) : 0;
}
