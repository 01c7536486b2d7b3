namespace StaticTracker.Comparison;

/// <summary>What the data say of one difference, before it is known in what family it stands.</summary>
public sealed class Evidence
{
    private readonly Func<double>? _findP;
    private double? _p;

    public required ComparisonMethod Method { get; init; }

    /// <summary>After minus before in points, over what both sides judged.</summary>
    public required double Points { get; init; }

    /// <summary>Verdict pairs compared; for totals only, the verdicts of the smaller side.</summary>
    public required long N { get; init; }

    /// <summary>Items behind them; null where that is not known.</summary>
    public long? Items { get; init; }

    /// <summary>Discordant pairs that got better; null for totals only.</summary>
    public long? PairsBetter { get; init; }

    /// <summary>Discordant pairs that got worse; null for totals only.</summary>
    public long? PairsWorse { get; init; }

    /// <summary>Pairs left out since one side has an error or no verdict.</summary>
    public long LeftOut { get; init; }

    /// <summary>Two-sided, not adjusted.</summary>
    public double P
    {
        get => _p ??= _findP!();
        init => _p = value;
    }

    /// <summary>Finds <see cref="P"/> when somebody asks first, where that takes its time.</summary>
    internal Func<double> FindP
    {
        init => _findP = value;
    }

    /// <summary>Size of the difference; see <see cref="Comparison.CohensH"/>.</summary>
    public required double CohensH { get; init; }

    /// <summary>How many verdicts of one item hang together is not known, so that the interval may be too narrow.</summary>
    public bool MayBeTooNarrow { get; init; }

    /// <summary>The interval of a level (0.95), points.</summary>
    public required Func<double, Interval> IntervalAt { get; init; }
}
