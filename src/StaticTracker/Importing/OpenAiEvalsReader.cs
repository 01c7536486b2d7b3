using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// A log of OpenAI's evals: a line with the <c>spec</c>, one for each event, and one with the <c>final_report</c>, in whatever order. Events of the type match say right or
/// wrong, those of the type metrics give numbers, those of the type error say that a sample broke.
/// </summary>
internal sealed class OpenAiEvalsReader : IResultReader
{
    private const decimal NearlyEqual = 0.000001m;
    private const string Match = "match";
    private const string Accuracy = "accuracy";

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        var log = new OpenAiEvalsLog(context.WantedTexts);
        using (var rows = new JsonRows(text))
        {
            while (rows.Read())
            {
                log.Add(rows);
            }
        }

        var place = SourceSpan.File(text.Shown);
        if (!log.HasSpec)
        {
            return ReadOutcome.Refused(new Problem(place, Codes.Importing.EvaluationUnfit, "there is no line with a \"spec\": what was evaluated is told nowhere", "the log may be cut off at its start"));
        }

        var facts = new RunFacts { Task = log.Eval, Provider = log.Model };
        var rules = context.Rules.Apply(facts);
        var problems = new List<Problem>();
        if (Judged(log, context, rules, place, problems) is not { } found)
        {
            return ReadOutcome.Refused(new Problem(place, Codes.Importing.NothingJudged, "no event says what was right or wrong, and there is no report: nothing was judged"));
        }

        if (!log.HasReport)
        {
            problems.Add(new Problem(place, Codes.Importing.Unfinished, "there is no final report: the run did not come to its end, and counts as cancelled"));
        }

        return new ReadOutcome(
        [
            found with
            {
                Clues = log.Clues.ToArray(),
                Facts = facts,
                Rules = rules,
                Params = [.. found.Params.Concat(log.Params).OrderBy(p => p.Key, StringComparer.Ordinal)],
                Judge = log.Judge is null ? null : new Judge(log.Judge, null),
                Run = log.RunId,
                Status = log.HasReport ? null : "cancelled",
            },
        ], problems);
    }

    private static FoundRun? Judged(OpenAiEvalsLog log, ReadContext context, RunRules rules, SourceSpan place, List<Problem> problems)
    {
        var tally = log.Items.Tally(context, rules, m => m == Match, static _ => ScoreSpec.None);
        if (tally.IsEmpty)
        {
            if (log.Report.Count == 0)
            {
                return null;
            }

            problems.Add(new Problem(place, Codes.Importing.SummaryOnly, "the log holds no event that judges a sample: the figures of its report are taken as they are stated"));
            return StatedMetrics.Run([.. log.Report.Select(r => new StatedMetric(r.Key, r.Value) { IsShare = r.Key == Accuracy, LowerIsBetter = r.Key == Accuracy ? false : null })], Accuracy);
        }

        if (log.NotJudged > 0)
        {
            problems.Add(new Problem(place, Codes.Importing.LeftOut, string.Create(CultureInfo.InvariantCulture, $"{log.NotJudged} samples were asked and not judged: they are no part of the counts")));
        }

        var run = tally.Into(new FoundRun());
        foreach (var (name, stated) in log.Report)
        {
            if (name == Accuracy && !rules.HasOutcomes && log.Items.MeanOf(Match) is { } own && Math.Abs(own - stated) > NearlyEqual)
            {
                problems.Add(new Problem(place, Codes.Importing.StatedFigure, string.Create(CultureInfo.InvariantCulture, $"the final report states an accuracy of {stated:0.######}, the matches give {own:0.######}: they are taken")));
            }
        }

        // Figures of the report that no event gives, such as an F1.
        var others = log.Report.Where(r => r.Key != Accuracy && r.Key != "*" && log.Items.CountOf(r.Key) == 0 && run.Rubrics.All(k => k.Rubric != r.Key)).Select(r => new StatedMetric(r.Key, r.Value));
        return run with { Rubrics = [.. run.Rubrics.Concat(StatedMetrics.Run([.. others], null).Rubrics).OrderBy(r => r.Rubric, StringComparer.Ordinal)] };
    }
}
