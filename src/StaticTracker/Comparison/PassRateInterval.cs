using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Comparison;

/// <summary>
/// The 95 % interval of an experiment's pass rate, in percent: clustered by item where each item's verdicts are stored, else Wilson's, which is too
/// narrow where an item has several verdicts or nothing says that it has one only.
/// </summary>
public sealed record PassRateInterval(Interval Interval, bool IsTooNarrow)
{
    /// <summary>From the counts alone; null without counts.</summary>
    public static PassRateInterval? OfTotals(Experiment experiment) =>
        experiment.Metrics is { Pass: { } pass, Failed: { } fail } && Wilson.Of(pass, fail) is { } interval
            ? new PassRateInterval(interval, !FigureRows.HasOneVerdictAnItem(experiment)) : null;

    /// <summary>From stored verdicts that give the experiment's figures; null where they hold no row of the pass rate, or nothing was judged.</summary>
    public static PassRateInterval? OfVerdicts(Experiment experiment, VerdictSheet sheet)
    {
        return ClusteredRate.Of(SheetTallies.Of(sheet, FigureRows.OfPassRate(experiment, sheet.Rows))) is { } rate ? new PassRateInterval(rate.IntervalAt(1 - ComparisonFamily.Alpha), IsTooNarrow: false) : null;
    }
}
