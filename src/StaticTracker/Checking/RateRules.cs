using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Checking;

/// <summary>Rates: each follows from its counts, and the match rate from the primary rubric.</summary>
internal static class RateRules
{
    private const string MendRate = "correct the count or the rate that is wrong";

    public static void Check(ModuleScope scope, int index, Experiment e)
    {
        var m = e.Metrics;
        if (m.PassRate is { } stated && CountsOf(m.Total, m.Pass, m.Fail, m.Error) is { } counts)
        {
            CheckRate(scope, index, null, "pass_rate", stated, counts);
        }
        else if (m.PassRate is null && m.Pass is null && m.Total is null && e.Score is null && !HasScoredRubric(e))
        {
            scope.Add(scope.Metrics(index), Codes.Figures.NoFigures, "this experiment states neither counts nor a rate nor a score", "import its source, or take the experiment back with 'tracker retract'");
        }

        var rubrics = e.Rubrics;
        for (var i = 0; i < rubrics.Count; i++)
        {
            var r = rubrics[i];
            if (r.StatedRate is { } rate && CountsOf(r.Total, r.Pass, r.Fail, r.Error) is { } of)
            {
                CheckRate(scope, index, r.Rubric, "rate", rate, of);
            }

            if (r.Score is { } scored)
            {
                CheckScore(scope, index, r.Rubric, scored);
            }
        }

        CheckMatchRate(scope, index, e);
        if (e.Score is { } score)
        {
            CheckScore(scope, index, null, score);
        }
    }

    private static bool HasScoredRubric(Experiment e)
    {
        var rubrics = e.Rubrics;
        for (var i = 0; i < rubrics.Count; i++)
        {
            if (rubrics[i].Score is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckScore(ModuleScope scope, int index, string? rubric, Score score)
    {
        if (score.Mean is not { } mean || !(mean < score.Min || mean > score.Max))
        {
            return;
        }

        var owner = rubric is null ? scope.Experiment(index) : scope.Rubric(index, rubric);
        var edge = mean < score.Min ? $"below the least score {Shown.Rate(score.Min!.Value)}" : $"above the highest score {Shown.Rate(score.Max!.Value)}";
        scope.Add(owner["score"u8], "mean"u8, Codes.Figures.ScoreRange, $"mean is {Shown.Rate(mean)}, {edge}", "correct the mean, or the ends of the scale");
    }

    /// <summary>Passed and failed where both are known and can be true.</summary>
    private static (long Pass, long Fail)? CountsOf(long? total, long? pass, long? fail, long? error)
    {
        if (pass is not { } passed || !CountRules.AddUp(total, pass, fail, error))
        {
            return null;
        }

        return fail is { } failed ? (passed, failed) : total is { } all ? (passed, all - passed - error.GetValueOrDefault()) : null;
    }

    private static void CheckRate(ModuleScope scope, int index, string? rubric, string name, decimal stated, (long Pass, long Fail) counts)
    {
        var (pass, fail) = counts;
        var whole = pass + fail;
        if (whole > 0 && RateText.Follows(stated, pass, fail))
        {
            return;
        }

        var owner = rubric is null ? scope.Metrics(index) : scope.Rubric(index, rubric);
        var at = ModuleScope.MemberOf(owner, name);
        if (whole == 0)
        {
            scope.Add(at, Codes.Figures.RateOfNothing, $"{name} is {Shown.Rate(stated)} but nothing passed or failed", "leave the rate out: without verdicts there is none");
            return;
        }

        scope.Add(
            at, Codes.Figures.RateFollows,
            $"{name} is {Shown.Rate(stated)} but {Shown.Count(pass)} of {Shown.Count(whole)} pass is {RateText.Right(stated, pass, fail)}", MendRate);
    }

    private static void CheckMatchRate(ModuleScope scope, int index, Experiment e)
    {
        if (scope.PrimaryRubric is not { } primary)
        {
            if (e.Metrics.MatchRate is not null && !scope.ToldMissingPrimary)
            {
                scope.ToldMissingPrimary = true;
                scope.Add(
                    scope.Metrics(index), "match_rate"u8, Codes.Figures.MatchRateOfNothing,
                    "match_rate is stated but the module names no primary rubric", "name it as \"primary_rubric\" of the module, or leave match_rate out");
            }

            return;
        }

        if (e.Rubric(primary) is not { } rubric)
        {
            return;
        }

        if (CountsOf(rubric.Total, rubric.Pass, rubric.Fail, rubric.Error) is { } counts)
        {
            CheckAgainstCounts(scope, index, e, primary, counts);
        }
        else if (rubric.StatedRate is { } rate)
        {
            if (e.Metrics.MatchRate is not { } match)
            {
                ReportMissing(scope, index, primary, Shown.Rate(rate));
            }
            else if (!RateText.Agree(match, rate))
            {
                ReportMatch(scope, index, match, $"the rate of {Shown.Text(primary)} is {Shown.Rate(rate)}");
            }
        }
    }

    private static void CheckAgainstCounts(ModuleScope scope, int index, Experiment e, string primary, (long Pass, long Fail) counts)
    {
        var (pass, fail) = counts;
        var whole = pass + fail;
        if (e.Metrics.MatchRate is not { } match)
        {
            if (whole > 0)
            {
                ReportMissing(scope, index, primary, Rate.Text(Rate.Of(pass, fail)!.Value));
            }
        }
        else if (whole == 0)
        {
            scope.Add(
                scope.Metrics(index), "match_rate"u8, Codes.Figures.RateOfNothing,
                $"match_rate is {Shown.Rate(match)} but nothing passed or failed on {Shown.Text(primary)}", "leave the rate out: without verdicts there is none");
        }
        else if (!RateText.Follows(match, pass, fail))
        {
            ReportMatch(scope, index, match, $"{Shown.Count(pass)} of {Shown.Count(whole)} pass {Shown.Text(primary)}, which is {RateText.Right(match, pass, fail)}");
        }
    }

    private static void ReportMissing(ModuleScope scope, int index, string primary, string right) =>
        scope.Add(scope.Metrics(index), Codes.Figures.MatchRateMissing, $"match_rate is missing but {Shown.Text(primary)} has verdicts", $"add \"match_rate\": {right}");

    private static void ReportMatch(ModuleScope scope, int index, decimal match, string but) =>
        scope.Add(scope.Metrics(index), "match_rate"u8, Codes.Figures.MatchRate, $"match_rate is {Shown.Rate(match)} but {but}", MendRate);
}
