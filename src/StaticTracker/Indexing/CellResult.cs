using StaticTracker.Comparison;
using StaticTracker.Modules;

namespace StaticTracker.Indexing;

/// <summary>
/// What a cell shows of one model: as much of its newest experiment there as the heatmap needs. It does not hold the experiment itself:
/// a hundred thousand of those would not fit in memory.
/// </summary>
public sealed record CellResult
{
    public required string Model { get; init; }

    /// <summary>The experiment's id.</summary>
    public required string Experiment { get; init; }

    public required Timestamp Timestamp { get; init; }

    public string? DatasetVersion { get; init; }

    public long? Pass { get; init; }

    public long? Fail { get; init; }

    /// <summary>0 where the counts are known and name none; null where nothing is known.</summary>
    public long? Error { get; init; }

    public long? Total { get; init; }

    /// <summary>Percent; null where everything was an error or nothing is known.</summary>
    public decimal? PassRate { get; init; }

    /// <summary>Percent; null where there is no primary rubric or no verdict on it.</summary>
    public decimal? MatchRate { get; init; }

    /// <summary>How many experiments of this model are behind this cell, the newest included.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>95 % in percent, clustered by item where the verdicts are stored; null without counts.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Only totals are known, of several verdicts an item or of nobody knows what: the interval is too narrow.</summary>
    public bool IntervalTooNarrow { get; init; }

    /// <summary>Neither rubrics nor single verdicts are kept: nothing is known but the totals.</summary>
    public bool TotalsOnly { get; init; }

    /// <summary>Everything that ran ended in an error, so that there is no rate to speak of.</summary>
    public bool IsErrorsOnly => PassRate is null && Metrics.AreErrorsOnly(Error, Total);

    /// <summary>Errors above the settings' share: the cell is marked.</summary>
    public bool TooManyErrors { get; init; }
}
