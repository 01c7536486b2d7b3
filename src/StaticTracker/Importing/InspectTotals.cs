using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// The run of an Inspect log of which only the head counts: how many passed where the stated means can come of nothing but passes and failures, else the means alone.
/// </summary>
internal sealed class InspectTotals(InspectLog log, InspectSpec spec, SourceSpan place)
{
    /// <summary>The run; null, with a problem, where the head states no figure.</summary>
    public FoundRun? Run(List<Problem> problems)
    {
        var errors = ErrorsOf(problems);
        var rubrics = log.Results.Scores.Where(s => s.IsOfMeans && s.Mean is not null).DistinctBy(s => s.Rubric).Select(s => RubricOf(s, errors)).OrderBy(r => r.Rubric, StringComparer.Ordinal).ToList();
        if (rubrics.Count == 0 && !log.Results.Scores.Any(s => s.Metrics.Count > 0))
        {
            problems.Add(new Problem(place, Codes.Importing.NothingJudged, "the head of the log states no figure: nothing was judged"));
            return null;
        }

        var counted = rubrics.Where(r => r.Pass is not null).ToList();
        return new FoundRun
        {
            Counts = counted.Count > 0
                ? new Metrics
                {
                    Unit = "verdict", Total = counted.Sum(r => r.Total), Pass = counted.Sum(r => r.Pass), Fail = counted.Sum(r => r.Failed), Error = counted.Sum(r => r.Error ?? 0),
                }
                : new Metrics { Unit = errors > 0 ? "verdict" : null, Error = errors > 0 ? errors * rubrics.Count : null },
            Derived = [.. counted.Select(r => r.Rubric)],
            Rubrics = counted.Count > 0 ? [.. rubrics.Select(r => r.Pass is null ? r with { Error = null } : r)] : rubrics,
            Score = rubrics is [{ Score: { } score }] ? score : null,
        };
    }

    private RubricResult RubricOf(InspectStated stated, long errors)
    {
        var n = stated.Scored ?? (log.Results.Completed is { } completed ? completed - (stated.Unscored ?? 0) : null);
        var keptIsGraded = log.Samples.All.SelectMany(s => s.Scores).Any(s => s.Rubric == stated.Rubric && s.Number is not (null or 0 or 1));
        return spec.Epochs == 1 && !keptIsGraded && n is { } scored && BinaryMean.Passed(stated.Mean!.Value, scored, stated.StandardError) is { } passed
            ? new RubricResult(stated.Rubric)
            {
                Pass = passed, Total = scored + errors, Fail = errors > 0 ? scored - passed : null, Error = errors > 0 ? errors : null, StatedRate = Rate.Of(passed, scored - passed),
            }
            : new RubricResult(stated.Rubric) { Error = errors > 0 ? errors : null, Score = new Score(stated.Mean, n, null, null, null) };
    }

    /// <summary>Samples that did not come to their end: errors where the run did; where it was stopped they may never have begun.</summary>
    private long ErrorsOf(List<Problem> problems)
    {
        if (log.Results is not { Total: { } total, Completed: { } completed } || total <= completed)
        {
            return 0;
        }

        if (log is { Status: "success" or null, Results.StoppedEarly: false })
        {
            return total - completed;
        }

        problems.Add(new Problem(place, Codes.Importing.LeftOut, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{total - completed} of {total} samples did not come to their end: whether they broke or never began is not told, and they are no part of the counts")));
        return 0;
    }
}
