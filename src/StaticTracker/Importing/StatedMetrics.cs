using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>A run of which a file states nothing but means: counts where they follow from these, else rates and scores as they are stated.</summary>
internal static class StatedMetrics
{
    /// <summary>The run. The main metric, where it is there, is what the items as a whole are judged by.</summary>
    public static FoundRun Run(IReadOnlyList<StatedMetric> metrics, string? main)
    {
        var rubrics = metrics.Select(RubricOf).OrderBy(r => r.Rubric, StringComparer.Ordinal).ToList();
        var own = rubrics.Find(r => r.Rubric == main);
        return new FoundRun
        {
            Counts = own is { Pass: { } pass, Failed: { } fail } ? new Metrics { Unit = "item", Total = pass + fail, Pass = pass, Fail = fail, Error = 0 } : new Metrics { PassRate = own?.StatedRate },
            Rubrics = rubrics,
            Derived = [.. rubrics.Where(r => r.Pass is not null).Select(r => r.Rubric)],
            Score = rubrics is [{ Score: { } score }] ? score : null,
        };
    }

    private static RubricResult RubricOf(StatedMetric metric)
    {
        if (metric is { IsShare: true, N: { } n } && BinaryMean.Passed(metric.Mean, n, metric.StandardError) is { } passed)
        {
            return new RubricResult(metric.Name) { Pass = passed, Total = n, StatedRate = Rate.Of(passed, n - passed) };
        }

        // A share without a number is a rate as it is stated; one that cannot be of that number is a mean of something else.
        return metric is { IsShare: true, N: null, Mean: >= 0 and <= 1 } ? new RubricResult(metric.Name) { StatedRate = TableRow.Percent(metric.Mean) }
            : new RubricResult(metric.Name) { Score = new Score(metric.Mean, metric.N, metric.Min, metric.Max, new ScoreSpec { LowerIsBetter = metric.LowerIsBetter }.Better) };
    }
}
