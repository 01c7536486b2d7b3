using StaticTracker.Comparison;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Gating;

/// <summary>One rule on one new result: a finding for each limit that it sets. What is missing never passes.</summary>
internal sealed class RuleJudge(GateRule rule, GateCell cell, decimal margin)
{
    public IEnumerable<GateFinding> Judge()
    {
        if (rule.MaxDrop is { } drop)
        {
            yield return Finding(GateLimit.MaxDrop, drop, OfComparison(f => DropLimit.Judge(f, drop, isRelative: false, rule.RequireEvidence)));
        }

        if (rule.MaxRelativeDrop is { } relative)
        {
            yield return Finding(GateLimit.MaxRelativeDrop, relative, OfComparison(f => DropLimit.Judge(f, relative, isRelative: true, rule.RequireEvidence)));
        }

        if (rule.MinPassRate is { } least)
        {
            yield return Finding(GateLimit.MinPassRate, least, OfFigure(f => RateLimit.AtLeast(f, least, rule.RequireEvidence)));
        }

        if (rule.MaxErrorShare is { } most)
        {
            yield return Finding(GateLimit.MaxErrorShare, most, OfFigure(f => RateLimit.Errors(f, most)));
        }

        if (rule is { MaxDrop: null, MaxRelativeDrop: null, MinPassRate: null } and ({ RequireEvidence: true } or { MaxErrorShare: null }))
        {
            yield return Finding(
                GateLimit.Evidence, null, rule.RequireEvidence ? OfComparison(f => EvidenceLimit.Judge(f, margin)) : new LimitFinding(GateVerdict.Undecided, "the rule sets no limit"));
        }
    }

    private GateFinding Finding(GateLimit limit, decimal? allowed, LimitFinding found) => new()
    {
        Rule = rule.Name,
        Tier = rule.Tier,
        Limit = limit,
        Allowed = allowed,
        Verdict = found.Verdict,
        Demand = GateWords.Demand(rule, limit, allowed),
        Figures = found.Figures,
        Value = found.Value,
        Cell = cell,
    };

    private LimitFinding OfFigure(Func<SideFigure, LimitFinding> judge)
    {
        var figure = rule.Rubric is { } rubric ? cell.Figures.Rubric(rubric) : rule.IsOnMatchRate ? cell.Figures.MatchRate : cell.Figures.PassRate;
        return figure is null ? NotThere() : judge(figure);
    }

    private LimitFinding OfComparison(Func<FigureComparison, LimitFinding> judge)
    {
        var baseline = cell.Baseline(rule.Against);
        if (baseline.Withdrawn is { } withdrawn)
        {
            return new LimitFinding(GateVerdict.Undecided, $"{withdrawn}, which it would be compared with, is withdrawn by this change: merge that first");
        }

        if (baseline.Comparison is not { } comparison)
        {
            return new LimitFinding(baseline.IsFirst && rule.AllowFirst ? GateVerdict.First : GateVerdict.Undecided, $"nothing to compare with: {baseline.Missing}");
        }

        var figure = rule.Rubric is { } rubric ? comparison.Rubrics.FirstOrDefault(f => f.Rubric == rubric) : rule.IsOnMatchRate ? comparison.MatchRate : comparison.PassRate;
        return figure is null ? NotThere()
            : figure.Incomparable is null ? judge(figure)
            : new LimitFinding(GateVerdict.Undecided, $"{GateWords.Both(figure)}, {ComparisonWording.Verdict(figure)}");
    }

    private LimitFinding NotThere() => new(
        GateVerdict.Undecided,
        rule.IsOnMatchRate ? "there is no match rate: the module has no primary rubric, or it was not judged" : $"{GateWords.Figure(rule)} was not judged");
}
