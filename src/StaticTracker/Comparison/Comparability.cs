using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Comparison;

/// <summary>Whether two experiments, or one figure of both, are about the same thing.</summary>
internal static class Comparability
{
    /// <summary>What stands against comparing anything of the two; null: nothing.</summary>
    public static Incomparable? OfAll(ComparisonSide before, ComparisonSide after, SheetStack? sheetsBefore, SheetStack? sheetsAfter)
    {
        var (a, b) = (before.Experiment, after.Experiment);
        if (a.Dataset != b.Dataset)
        {
            return new Incomparable(IncomparableReason.OtherDataset, $"{a.Dataset ?? "the unnamed one"} and {b.Dataset ?? "the unnamed one"}");
        }

        if (a.DatasetVersion != b.DatasetVersion)
        {
            return new Incomparable(IncomparableReason.OtherDataset, $"version {a.DatasetVersion ?? "unknown"} and version {b.DatasetVersion ?? "unknown"}");
        }

        if (Differ(a.Judge?.Model, b.Judge?.Model))
        {
            return new Incomparable(IncomparableReason.OtherJudge, $"{a.Judge!.Model} and {b.Judge!.Model}");
        }

        if (Differ(a.Judge?.RubricsVersion, b.Judge?.RubricsVersion))
        {
            return new Incomparable(IncomparableReason.OtherRubrics, $"version {a.Judge!.RubricsVersion} and version {b.Judge!.RubricsVersion}");
        }

        return sheetsBefore is null || sheetsAfter is null ? null : Items(sheetsBefore, sheetsAfter);
    }

    /// <summary>What stands against comparing the pass rates.</summary>
    public static Incomparable? OfPassRate(ComparisonSide before, ComparisonSide after)
    {
        var (a, b) = (before.Experiment, after.Experiment);
        if (Differ(a.Metrics.Unit, b.Metrics.Unit))
        {
            return new Incomparable(IncomparableReason.OtherUnit, $"{a.Metrics.Unit}s and {b.Metrics.Unit}s are counted");
        }

        var (was, isNow) = (Names(a), Names(b));
        if (was.Count > 0 && isNow.Count > 0 && !was.SetEquals(isNow))
        {
            return new Incomparable(IncomparableReason.OtherRubrics, string.Join(", ", [.. was.Except(isNow).Select(r => $"{r} only before"), .. isNow.Except(was).Select(r => $"{r} only after")]));
        }

        return Size(a.Metrics.Total + (a.Metrics.Skipped ?? 0), b.Metrics.Total + (b.Metrics.Skipped ?? 0), before, after);
    }

    /// <summary>What stands against comparing a rubric.</summary>
    public static Incomparable? OfRubric(string rubric, ComparisonSide before, ComparisonSide after)
    {
        var (a, b) = (before.Experiment.Rubric(rubric), after.Experiment.Rubric(rubric));
        return a is null || b is null
            ? new Incomparable(IncomparableReason.OtherRubrics, a is null ? "only after" : "only before")
            : Size(a.Total, b.Total, before, after);
    }

    /// <summary>Whether one side has more errors than are allowed, in percent.</summary>
    public static Incomparable? Errors(SideFigure before, SideFigure after, decimal most) =>
        Math.Max(before.ErrorShare, after.ErrorShare) > most
            ? new Incomparable(
                IncomparableReason.TooManyErrors,
                string.Create(CultureInfo.InvariantCulture, $"{before.ErrorShare:0.0} % and {after.ErrorShare:0.0} %, allowed are {most:0.##} %"))
            : null;

    /// <summary>Without verdicts items cannot be seen, but another number of them can. Skipped ones are not known for a rubric, so that stored verdicts go before.</summary>
    private static Incomparable? Size(long? was, long? isNow, ComparisonSide before, ComparisonSide after) =>
        was != isNow && was is not null && isNow is not null && (before.Sheets is null || after.Sheets is null)
            ? new Incomparable(IncomparableReason.OtherItems, string.Create(CultureInfo.InvariantCulture, $"{was} and {isNow} verdicts"))
            : null;

    private static Incomparable? Items(SheetStack before, SheetStack after)
    {
        var was = before.BaseItems.ToHashSet(StringComparer.Ordinal);
        var isNow = after.BaseItems.ToHashSet(StringComparer.Ordinal);
        return was.SetEquals(isNow) ? null
            : new Incomparable(
                IncomparableReason.OtherItems,
                string.Create(CultureInfo.InvariantCulture, $"{was.Count} and {isNow.Count} items, {was.Count(isNow.Contains)} in common"));
    }

    private static bool Differ(string? a, string? b) => a is not null && b is not null && a != b;

    private static SortedSet<string> Names(Experiment experiment) => new(experiment.Rubrics.Select(r => r.Rubric), StringComparer.Ordinal);
}
