using StaticTracker.Modules;

namespace StaticTracker.Comparison;

/// <summary>One side's figure: counts summed over pooled runs, the rate in percent, its 95 % interval.</summary>
public sealed record SideFigure
{
    public static readonly SideFigure Absent = new();

    public long? Pass { get; init; }

    public long? Fail { get; init; }

    public long? Error { get; init; }

    public long? Total { get; init; }

    /// <summary>Percent with one decimal from the counts; as stated where there are none.</summary>
    public decimal? Rate { get; init; }

    /// <summary>95 %, percent; clustered by item where the verdicts are stored.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The interval takes verdicts as independent that may not be.</summary>
    public bool IntervalTooNarrow { get; init; }

    /// <summary>95 %, percent: as many independent verdicts as there are for sure; null where nothing tells how many those are.</summary>
    public Interval? SoundInterval { get; init; }

    /// <summary>Lowest and highest rate of the pooled runs; null for a single run.</summary>
    public (decimal Low, decimal High)? Spread { get; init; }

    /// <summary>Errors over the total, percent.</summary>
    public decimal ErrorShare => Total is > 0 and { } total ? 100m * (Error ?? 0) / total : 0;

    public static SideFigure OfTotals(IReadOnlyList<Experiment> runs) =>
        runs is [{ Metrics: var m }] ? new SideFigure { Pass = m.Pass, Fail = m.Failed, Error = ErrorOf(m.Error, m.Total), Total = m.Total, Rate = m.Rate } : OfTotals(runs.Select(e => e.Metrics));

    /// <summary>A rubric's figure, of the runs that have it.</summary>
    public static SideFigure OfRubric(IReadOnlyList<Experiment> runs, string rubric)
    {
        if (runs is not [var run])
        {
            return OfRubric(runs.Select(e => e.Rubric(rubric)));
        }

        return run.Rubric(rubric) is { } r ? new SideFigure { Pass = r.Pass, Fail = r.Failed, Error = ErrorOf(r.Error, r.Total), Total = r.Total, Rate = r.Rate } : Absent;
    }

    private static long? ErrorOf(long? error, long? total) => error ?? (total is null ? null : 0);

    private static SideFigure OfTotals(IEnumerable<Metrics> runs) =>
        Sum([.. runs.Select(m => (m.Pass, m.Failed, ErrorOf(m.Error, m.Total), m.Total, m.Rate))]);

    private static SideFigure OfRubric(IEnumerable<RubricResult?> runs)
    {
        var known = runs.OfType<RubricResult>().ToList();
        return known.Count == 0 ? Absent : Sum([.. known.Select(r => (r.Pass, r.Failed, ErrorOf(r.Error, r.Total), r.Total, r.Rate))]);
    }

    private static SideFigure Sum(List<(long? Pass, long? Fail, long? Error, long? Total, decimal? Rate)> runs)
    {
        if (runs.Count == 1)
        {
            // Of pooled runs only one has the rubric.
            var (pass, fail, error, total, rate) = runs[0];
            return new SideFigure { Pass = pass, Fail = fail, Error = error, Total = total, Rate = rate };
        }

        var rates = runs.Select(r => r.Rate).OfType<decimal>().ToList();
        var sum = new SideFigure
        {
            Pass = Add(runs.Select(r => r.Pass)),
            Fail = Add(runs.Select(r => r.Fail)),
            Error = Add(runs.Select(r => r.Error)),
            Total = Add(runs.Select(r => r.Total)),
            Spread = rates.Count > 1 ? (rates.Min(), rates.Max()) : null,
        };

        // Runs of which one has no counts have no common rate: the newest one's is shown, and stands for itself.
        return sum is { Pass: { } p, Fail: { } f } ? sum with { Rate = Modules.Rate.Of(p, f) } : sum with { Pass = null, Fail = null, Rate = runs[^1].Rate };
    }

    private static long? Add(IEnumerable<long?> counts)
    {
        long? sum = 0;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }
}
