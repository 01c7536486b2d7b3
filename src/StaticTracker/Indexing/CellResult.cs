using StaticTracker.Comparison;
using StaticTracker.Modules;

namespace StaticTracker.Indexing;

/// <summary>What a cell shows of one model: its newest experiment there.</summary>
public sealed record CellResult
{
    public required Experiment Experiment { get; init; }

    public string Model => Experiment.Model;

    /// <summary>Percent; null where everything was an error or nothing is known.</summary>
    public decimal? PassRate { get; init; }

    /// <summary>Percent; null where there is no primary rubric or no verdict on it.</summary>
    public decimal? MatchRate { get; init; }

    /// <summary>How many experiments of this model are behind this cell, the newest included.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Wilson 95 % in percent; null without counts.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Several verdicts an item, or an unknown unit: the interval is too narrow.</summary>
    public bool IntervalTooNarrow { get; init; }

    /// <summary>Errors above the settings' share: the cell is marked.</summary>
    public bool TooManyErrors { get; init; }
}
