using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>Makes a run of an Inspect log: of its samples where they are all there, else of the totals in its head.</summary>
internal sealed class InspectRun(InspectLog log, InspectSpec spec, ReadContext context, SourceSpan place)
{
    private readonly RunFacts _facts = new() { Task = spec.Task, Provider = spec.Model };

    /// <summary>The run; null, with a problem, where nothing was judged.</summary>
    public FoundRun? Make(List<Problem> problems)
    {
        var rules = context.Rules.Apply(_facts);
        var samples = log.Samples.All;
        var results = log.Results;
        var ended = samples.Count(s => s.Error is null);
        if (results.Scores.Count > 0 && (samples.Count == 0 || ended < results.Completed))
        {
            problems.Add(samples.Count == 0
                ? new Problem(place, Codes.Importing.SummaryOnly, "the log holds no samples: the totals of its head are taken, and there are no verdicts")
                : new Problem(place, Codes.Importing.LeftOut, Text($"the log holds {samples.Count} of {results.Total ?? results.Completed} samples: the totals of its head are taken, and no verdicts are kept")));
            return Finish(new InspectTotals(log, spec, place).Run(problems), rules, problems);
        }

        var tally = new RunTally("verdict", context, rules);
        var words = new InspectTally(tally, context, log, spec, place).Add(problems);
        if (tally.IsEmpty)
        {
            problems.Add(new Problem(place, Codes.Importing.NothingJudged, samples.Count == 0 ? "there are neither samples nor results in this log: nothing was judged"
                : Text($"none of the {samples.Count} samples has a score: nothing was judged"), samples.Count == 0 ? "it may have been stopped before it wrote any" : "'inspect score' scores a log"));
            return null;
        }

        if (samples.Count < results.Total)
        {
            problems.Add(new Problem(place, Codes.Importing.LeftOut, Text($"the head of the log counts {results.Total} samples, the file holds {samples.Count}: those are taken")));
        }

        return Finish(tally.Into(new FoundRun { OtherWords = words }), rules, problems);
    }

    private FoundRun? Finish(FoundRun? run, RunRules rules, List<Problem> problems) => run is null ? null : run with
    {
        Clues = spec.Clues,
        Facts = _facts,
        Rules = rules,
        Params = [.. run.Params.Concat(spec.Params).DistinctBy(p => p.Key).OrderBy(p => p.Key, StringComparer.Ordinal)],
        Rubrics = WithOtherMetrics(run.Rubrics),
        Judge = spec.Judge is null ? null : new Judge(spec.Judge, null),
        Run = spec.RunId,
        Status = StatusOf(problems),
        Usage = log.Usage,
        Links = spec.Revision is null ? [] : [new("revision", spec.Revision)],
    };

    /// <summary>Figures that scorers state of themselves and that no sample gives: F1 and the like, and what other ways of joining epochs made.</summary>
    private IReadOnlyList<RubricResult> WithOtherMetrics(IReadOnlyList<RubricResult> rubrics)
    {
        var all = rubrics.ToDictionary(r => r.Rubric, StringComparer.Ordinal);
        foreach (var stated in log.Results.Scores)
        {
            var name = stated.IsOfMeans ? stated.Rubric : $"{stated.Rubric} ({stated.Reducer})";
            if (!stated.IsOfMeans && stated.Mean is { } mean)
            {
                all.TryAdd(name, new RubricResult(name) { Score = new Score(mean, stated.Scored, null, null, null) });
            }

            foreach (var metric in stated.Others)
            {
                all.TryAdd($"{name}/{metric.Name}", new RubricResult($"{name}/{metric.Name}") { Score = new Score(metric.Value, null, null, null, null) });
            }
        }

        return [.. all.Values.OrderBy(r => r.Rubric, StringComparer.Ordinal)];
    }

    private string? StatusOf(List<Problem> problems)
    {
        switch (log.Status)
        {
            case "success":
                return null;
            case "cancelled" or "error":
                return log.Status;
            case "started":
                problems.Add(new Problem(place, Codes.Importing.Unfinished, "the log was never finished (its status is \"started\"): its figures are those until then, and it counts as cancelled",
                    "if the run is still at work, import its log when it is done"));
                return "cancelled";
            default:
                problems.Add(new Problem(place, Codes.Importing.OtherVersion, $"the log does not say how the run ended ({(log.Status is null ? "no \"status\"" : "a \"status\" that is not known")})"));
                return null;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
