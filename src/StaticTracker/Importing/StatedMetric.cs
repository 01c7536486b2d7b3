namespace StaticTracker.Importing;

/// <summary>
/// What a file states of one metric: its mean, of how many, with its standard error and its scale as far as they are told. <see cref="IsShare"/>: it is a share of items
/// that passed, not just a mean.
/// </summary>
internal sealed record StatedMetric(string Name, decimal Mean)
{
    public long? N { get; init; }

    public decimal? StandardError { get; init; }

    public bool IsShare { get; init; }

    public bool? LowerIsBetter { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }
}
