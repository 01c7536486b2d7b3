using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>One side of a contest: the experiment as a whole, and as it is compared: cut down to the items that both sides were judged on, where there is a suite.</summary>
internal sealed record ContestSide(Experiment Whole, ComparisonSide Compared, SideFigure PassRate)
{
    /// <summary>Items of the whole result; null where nothing tells.</summary>
    public long? Items { get; init; }

    public decimal? LatencyMs => Whole.Usage?.LatencyMsMean;

    /// <summary>US dollars per 1,000 items; null where the cost or the number of items is not known.</summary>
    public decimal? CostPer1000 => Whole.Usage?.CostUsd is { } cost && Items is > 0 and { } items ? 1000 * cost / items : null;

    /// <summary>The whole of a result.</summary>
    public static ContestSide OfWhole(Module module, Experiment experiment, Func<string, VerdictSheet?> sheetOf)
    {
        var side = ComparisonSide.Of(module, experiment, pool: false, sheetOf);
        return new ContestSide(experiment, side, ExperimentFigures.Of(side, null).PassRate) { Items = ItemsOf(experiment, sheetOf) };
    }

    /// <summary>A result cut down to some items of its stored verdicts.</summary>
    public static ContestSide OfItems(Module module, Experiment experiment, VerdictSheet cut, Func<string, VerdictSheet?> sheetOf)
    {
        var restated = SuiteSide.Restate(experiment, cut);
        var side = new ComparisonSide
        {
            Experiment = restated,
            Pooled = [restated],
            Repeats = [restated],
            Tries = RunSeries.TriesOf(module.Counted, experiment),
            Sheets = [cut],
        };
        return new ContestSide(experiment, side, ExperimentFigures.Of(side, null).PassRate) { Items = ItemsOf(experiment, sheetOf) };
    }

    private static long? ItemsOf(Experiment experiment, Func<string, VerdictSheet?> sheetOf) =>
        sheetOf(experiment.Id) is { } sheet ? SuiteSide.ItemsOf(sheet).Count : TotalsEvidence.ItemsOf(experiment);
}
