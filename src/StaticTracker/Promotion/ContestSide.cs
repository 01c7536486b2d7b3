using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>One side of a contest: the experiment as a whole, and as it is compared: cut down to the items that both sides were judged on, where there is a suite.</summary>
internal sealed record ContestSide(Experiment Whole, ComparisonSide Compared, SideFigure PassRate)
{
    /// <summary>Items of the whole result that passed, failed or ended in an error; null where nothing tells.</summary>
    public long? Items { get; init; }

    /// <summary>How often an item was tried, errors too: each try cost money. Without stored verdicts as often as the rubric with most has it; null where nothing tells.</summary>
    public long? Tried { get; init; }

    public decimal? LatencyMs => Whole.Usage?.LatencyMsMean;

    /// <summary>US dollars per 1,000 items; null where the cost or the number of items is not known.</summary>
    public decimal? CostPer1000 => Whole.Usage?.CostUsd is { } cost && Tried is > 0 and { } tried ? 1000 * cost / tried : null;

    /// <summary>The whole of a result.</summary>
    public static ContestSide OfWhole(Module module, Experiment experiment, Func<string, VerdictSheet?> sheetOf)
    {
        var side = ComparisonSide.Of(module, experiment, pool: false, sheetOf);
        return Of(experiment, side, sheetOf);
    }

    /// <summary>A result cut down to some items of its stored verdicts.</summary>
    public static ContestSide OfItems(Module module, Experiment experiment, VerdictSheet cut, Func<string, VerdictSheet?> sheetOf)
    {
        var restated = Recount.Of(experiment, cut);
        var side = new ComparisonSide
        {
            Experiment = restated,
            Pooled = [restated],
            Repeats = [restated],
            Tries = RunSeries.TriesOf(module.Counted, experiment),
            Sheets = [cut],
        };
        return Of(experiment, side, sheetOf);
    }

    private static ContestSide Of(Experiment experiment, ComparisonSide compared, Func<string, VerdictSheet?> sheetOf)
    {
        var stored = sheetOf(experiment.Id) is { } sheet && SheetAgreement.Agrees(experiment, sheet) ? sheet : null;
        var tried = TotalsEvidence.TriedOf(experiment);
        return new ContestSide(experiment, compared, ExperimentFigures.Of(compared, null).PassRate)
        {
            Items = stored is null ? tried : SuiteSide.JudgedIn(experiment, stored),
            Tried = stored is null ? tried : SuiteSide.TriesIn(experiment, stored),
        };
    }
}
