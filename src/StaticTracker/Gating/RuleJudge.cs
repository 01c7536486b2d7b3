using StaticTracker.Comparison;
using StaticTracker.Phrasing;
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
                GateLimit.Evidence, null, rule.RequireEvidence ? OfComparison(f => EvidenceLimit.Judge(f, margin)) : new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.no_limit")));
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
            return new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.baseline_withdrawn", ("experiment", withdrawn)));
        }

        if (baseline.Comparison is not { } comparison)
        {
            return new LimitFinding(baseline.IsFirst && rule.AllowFirst ? GateVerdict.First : GateVerdict.Undecided, Phrase.Of("gate.nothing_to_compare", ("why", baseline.Missing)));
        }

        var figure = rule.Rubric is { } rubric ? comparison.Rubrics.FirstOrDefault(f => f.Rubric == rubric) : rule.IsOnMatchRate ? comparison.MatchRate : comparison.PassRate;
        return figure is null ? NotThere()
            : figure.Incomparable is null ? judge(figure)
            : new LimitFinding(GateVerdict.Undecided, Phrase.Join(", ", [GateWords.Both(figure), ComparisonWording.Verdict(figure)]));
    }

    private LimitFinding NotThere() => new(
        GateVerdict.Undecided,
        rule.IsOnMatchRate ? Phrase.Of("gate.no_match_rate") : Phrase.Of("gate.not_judged", ("figure", GateWords.Figure(rule))));
}
