using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Gating;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Promotion;

/// <summary>
/// Holds a challenger against the policy: a pure function of both sides, the policy and the settings. Words, tests and margins are those of <c>tracker compare</c>, the care
/// about errors that of the gate.
/// </summary>
internal sealed class PromotionJudge(Settings settings, PromotionPolicy policy)
{
    private readonly List<PromotionReason> _reasons = [];

    public static PromotionDecision Judge(Settings settings, PromotionPolicy policy, Module module, Contest contest) => new PromotionJudge(settings, policy).Run(module, contest);

    private PromotionDecision Run(Module module, Contest contest)
    {
        var comparison = contest.Baseline is null ? null
            : ComparisonFamily.Judge([new Comparer(settings).Compare(module, contest.Baseline.Compared, contest.Challenger.Compared)], settings.NoDifferenceMargin)[0];
        var count = Tasks(contest);
        var metrics = comparison is null ? First(contest) : Against(contest, comparison);
        return PromotionDecision.Of(_reasons, metrics with { TaskCount = count, Categories = CategoryFigures.Of(contest, comparison?.PassRate.Incomparable is null) }) with { Notes = [.. contest.Notes, .. comparison?.Notes.Select(n => n.ToString()) ?? []] };
    }

    private TaskCount? Tasks(Contest contest)
    {
        var items = contest.Suite?.Items.Count;
        var required = policy.RequiredTaskCount ?? items;
        if (required is not { } wanted)
        {
            return contest.Judged is { } known ? new TaskCount((int)known, 0, (int)known) : null;
        }

        var demand = string.Create(CultureInfo.InvariantCulture, $"{(contest.Baseline is null ? "it has" : "both have")} verdicts on at least {wanted} {(wanted == 1 ? "item" : "items")}{(contest.Suite is { } suite ? $" of {suite.Address}" : "")}");
        if (contest.Judged is not { } judged)
        {
            Add("required_task_count", LimitVerdict.Undecided, demand, "nothing tells how many items there are");
            return null;
        }

        Add("required_task_count", judged >= wanted ? LimitVerdict.Held : LimitVerdict.Broken, demand, string.Create(CultureInfo.InvariantCulture, $"{judged}{(items is { } all ? $" of {all}" : "")}"));
        return new TaskCount((int)judged, wanted, items ?? (int)judged);
    }

    private PromotionMetrics First(Contest contest)
    {
        Add(
            "allow_first", policy.AllowFirst ? LimitVerdict.Held : LimitVerdict.Undecided, "there is a version to compare with, or the first one is allowed",
            policy.AllowFirst ? "nothing was active before, and the policy allows the first" : "nothing is active, and nothing says that the first one is allowed");
        var side = contest.Challenger;
        return new PromotionMetrics
        {
            Reward = new MeasuredFigure(null, RewardOf(side, ExactRates.Of(side.PassRate).Rate), null),
            PassRate = new MeasuredFigure(null, ExactRates.Of(side.PassRate).Rate, null),
            ErrorRate = side.PassRate.Total is null ? null : new MeasuredFigure(null, side.PassRate.ErrorShare, null),
            LatencyMs = side.LatencyMs is { } latency ? new MeasuredFigure(null, latency, null) : null,
            CostPer1000 = side.CostPer1000 is { } cost ? new MeasuredFigure(null, cost, null) : null,
        };
    }

    private PromotionMetrics Against(Contest contest, ExperimentComparison comparison)
    {
        var (before, after, figure) = (contest.Baseline!, contest.Challenger, comparison.PassRate);
        var isComparable = figure.Incomparable is null;
        Add(
            "comparable", isComparable ? LimitVerdict.Held : LimitVerdict.Undecided, "both results are about the same thing",
            (isComparable ? ReportWords.Dataset(after.Compared.Experiment) : ComparisonWording.Verdict(figure)).ToString());
        var metrics = new PromotionMetrics
        {
            Reward = Reward(before, after, figure),
            PassRate = Rates(figure),
            ErrorRate = Errors(figure),
            LatencyMs = Usage("max_latency_increase_ms", "mean latency rises by at most", "ms", policy.MaxLatencyIncreaseMs, before.LatencyMs, after.LatencyMs),
            CostPer1000 = Usage("max_cost_increase", "1,000 items cost more by at most", "USD", policy.MaxCostIncrease, before.CostPer1000, after.CostPer1000),
            Guards = Guards(comparison),
        };
        Evidence(figure);
        return metrics;
    }

    /// <summary>Points: the pass rate less what cost and latency weigh; null where something that weighs is not known.</summary>
    private decimal? RewardOf(ContestSide side, decimal? rate) =>
        rate - Weigh(policy.CostWeight, side.CostPer1000) - Weigh(policy.LatencyWeight, side.LatencyMs / 1000);

    private static decimal? Weigh(decimal weight, decimal? figure) => weight == 0 ? 0 : weight * figure;

    /// <summary>Errors are no failures, but they must not make a challenger look better: the change is taken of the rates and of passed over total, and the lesser counts.</summary>
    private MeasuredFigure Reward(ContestSide before, ContestSide after, FigureComparison figure)
    {
        var (was, isNow) = (ExactRates.Of(figure.Before), ExactRates.Of(figure.After));
        var (first, second) = (RewardOf(before, was.Rate), RewardOf(after, isNow.Rate));
        var demand = $"reward rises by at least {GateWords.Number(policy.MinRewardDelta)} {(policy.MinRewardDelta == 1 ? "point" : "points")}";
        var both = $"{Shown(first)} → {Shown(second)}";
        if (figure.Incomparable is not null)
        {
            Add("min_reward_delta", LimitVerdict.Undecided, demand, $"{both}: not comparable");
            return new MeasuredFigure(first, second, null);
        }

        if (first is null || second is null)
        {
            Add("min_reward_delta", LimitVerdict.Undecided, demand, $"{both}: {(was.Rate is null || isNow.Rate is null ? "there is no rate" : "what it is weighed with is not known")} {(first is null ? "of the baseline" : "of the challenger")}");
            return new MeasuredFigure(first, second, null);
        }

        var withErrors = RewardOf(after, isNow.Share) - RewardOf(before, was.Share);
        var delta = Math.Min(second.Value - first.Value, withErrors ?? decimal.MaxValue);
        var words = delta < second - first ? $"{both}, with errors as not passed {Shown(RewardOf(before, was.Share))} → {Shown(RewardOf(after, isNow.Share))}" : both;
        Add("min_reward_delta", delta >= policy.MinRewardDelta ? LimitVerdict.Held : LimitVerdict.Broken, demand, $"{words}, {GateWords.Signed(delta, policy.MinRewardDelta)} points");
        return new MeasuredFigure(first, second, delta);
    }

    private static MeasuredFigure Rates(FigureComparison figure)
    {
        var (was, isNow) = (ExactRates.Of(figure.Before).Rate, ExactRates.Of(figure.After).Rate);
        return new MeasuredFigure(was, isNow, figure.Incomparable is null ? isNow - was : null)
        {
            DeltaOfPairs = figure.Incomparable is null ? figure.ChangeOfPairs : null,
            Low = (decimal?)figure.Judgement.Interval?.Low,
            High = (decimal?)figure.Judgement.Interval?.High,
            P = (decimal?)figure.Judgement.AdjustedP,
            Word = ComparisonWording.Verdict(figure).ToString(),
        };
    }

    private MeasuredFigure? Errors(FigureComparison figure)
    {
        var known = figure.Before.Total is not null && figure.After.Total is not null;
        var measured = known ? MeasuredFigure.Of(figure.Before.ErrorShare, figure.After.ErrorShare) : null;
        if (policy.MaxErrorRateIncrease is { } most)
        {
            var demand = $"the share of errors rises by at most {GateWords.Number(most)} {(most == 1 ? "point" : "points")}";
            Add(
                "max_error_rate_increase", measured is null ? LimitVerdict.Undecided : measured.Delta <= most ? LimitVerdict.Held : LimitVerdict.Broken, demand,
                measured is null ? "the errors are not known" : $"{Shown(measured.Baseline)} % → {Shown(measured.Challenger)} %, {GateWords.Signed(measured.Delta!.Value, most)} points");
        }

        return measured;
    }

    private MeasuredFigure? Usage(string limit, string demand, string unit, decimal? most, decimal? was, decimal? isNow)
    {
        var figure = was is null && isNow is null ? null : MeasuredFigure.Of(was, isNow);
        if (most is { } allowed)
        {
            Add(
                limit, figure?.Delta is not { } delta ? LimitVerdict.Undecided : delta <= allowed ? LimitVerdict.Held : LimitVerdict.Broken, $"{demand} {GateWords.Number(allowed)} {unit}",
                $"{PromotionWords.Digits(was) ?? "unknown"} → {PromotionWords.Digits(isNow) ?? "unknown"}{(figure?.Delta is null ? ": unknown is not free" : "")}");
        }

        return figure;
    }

    private void Evidence(FigureComparison figure)
    {
        if (policy.Evidence is not { } wanted)
        {
            return;
        }

        var demand = wanted == PromotionPolicy.Better ? "the pass rate is shown to be better" : "the pass rate is shown not to be worse";
        var found = EvidenceLimit.Judge(figure, settings.NoDifferenceMargin);
        var verdict = found.Verdict switch
        {
            GateVerdict.Broken => LimitVerdict.Broken,
            GateVerdict.Held when figure.Evidence?.MayBeTooNarrow == true => LimitVerdict.Undecided,
            GateVerdict.Held => wanted == PromotionPolicy.Better && figure.Judgement.Word != ComparisonWord.Better ? LimitVerdict.Broken : LimitVerdict.Held,
            _ => LimitVerdict.Undecided,
        };
        var narrow = verdict == LimitVerdict.Undecided && figure.Evidence?.MayBeTooNarrow == true ? ", and how many items there are is not known" : "";
        Add("evidence", verdict, demand, $"{found.Figures}{(figure.Evidence is { } e ? $", p {ComparisonWording.P(figure.Judgement.AdjustedP ?? e.P)}, n {e.N.ToString(CultureInfo.InvariantCulture)}" : "")}{narrow}");
    }

    private List<KeyValuePair<string, MeasuredFigure>> Guards(ExperimentComparison comparison)
    {
        var guards = new List<KeyValuePair<string, MeasuredFigure>>();
        foreach (var rubric in policy.GuardRubrics)
        {
            var figure = comparison.Figures.FirstOrDefault(f => f.Kind == FigureKind.Rubric && f.Rubric == rubric);
            var demand = $"rubric {rubric} falls by at most {GateWords.Number(policy.MaxGuardDrop)} {(policy.MaxGuardDrop == 1 ? "point" : "points")}";
            if (figure is null || figure.Incomparable is not null)
            {
                Add("guard_rubrics", LimitVerdict.Undecided, demand, figure is null ? "neither result has a verdict on it" : ComparisonWording.Verdict(figure).ToString());
                continue;
            }

            var found = DropLimit.Judge(figure, policy.MaxGuardDrop, isRelative: false, onEvidence: false);
            Add("guard_rubrics", found.Verdict == GateVerdict.Held ? LimitVerdict.Held : found.Verdict == GateVerdict.Broken ? LimitVerdict.Broken : LimitVerdict.Undecided, demand, found.Figures.ToString());
            guards.Add(new(rubric, Rates(figure)));
        }

        return guards;
    }

    private void Add(string limit, LimitVerdict verdict, string demand, string figures) => _reasons.Add(new PromotionReason(limit, verdict, demand, figures));

    private static string Shown(decimal? value) => value is { } known ? GateWords.Rate(known) : "–";
}
