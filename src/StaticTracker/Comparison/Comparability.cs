using System.Globalization;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

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
            return new Incomparable(IncomparableReason.OtherDataset, Both("compare.names", Named(a), Named(b)));
        }

        if (a.DatasetVersion != b.DatasetVersion)
        {
            return new Incomparable(IncomparableReason.OtherDataset, Both("compare.versions", Version(a), Version(b)));
        }

        if (Differ(a.Judge?.Model, b.Judge?.Model))
        {
            return new Incomparable(IncomparableReason.OtherJudge, Both("compare.names", a.Judge!.Model, b.Judge!.Model));
        }

        if (Differ(a.Judge?.RubricsVersion, b.Judge?.RubricsVersion))
        {
            return new Incomparable(IncomparableReason.OtherRubrics, Both("compare.versions", a.Judge!.RubricsVersion, b.Judge!.RubricsVersion));
        }

        return sheetsBefore is null || sheetsAfter is null ? null : Items(sheetsBefore, sheetsAfter);
    }

    /// <summary>What stands against comparing the pass rates.</summary>
    public static Incomparable? OfPassRate(ComparisonSide before, ComparisonSide after)
    {
        var (a, b) = (before.Experiment, after.Experiment);
        if (Differ(a.Metrics.Unit, b.Metrics.Unit))
        {
            return new Incomparable(IncomparableReason.OtherUnit, Both("compare.units", Unit(a), Unit(b)));
        }

        return OtherRubrics(a, b) ?? Size(a.Metrics.Total + (a.Metrics.Skipped ?? 0), b.Metrics.Total + (b.Metrics.Skipped ?? 0), before, after);
    }

    /// <summary>What stands against comparing a rubric.</summary>
    public static Incomparable? OfRubric(string rubric, ComparisonSide before, ComparisonSide after)
    {
        var (a, b) = (before.Experiment.Rubric(rubric), after.Experiment.Rubric(rubric));
        return a is null || b is null
            ? new Incomparable(IncomparableReason.OtherRubrics, Phrase.Of(a is null ? "compare.only_after" : "compare.only_before"))
            : Size(a.Total, b.Total, before, after);
    }

    /// <summary>Whether one side has more errors than are allowed, in percent.</summary>
    public static Incomparable? Errors(SideFigure before, SideFigure after, decimal most) =>
        Math.Max(before.ErrorShare, after.ErrorShare) > most
            ? new Incomparable(
                IncomparableReason.TooManyErrors,
                Phrase.Of("compare.errors", ("a", Tenth(before.ErrorShare)), ("b", Tenth(after.ErrorShare)), ("most", most.ToString("0.##", CultureInfo.InvariantCulture))))
            : null;

    /// <summary>Without verdicts items cannot be seen, but another number of them can. Skipped ones are not known for a rubric, so that stored verdicts go before.</summary>
    private static Incomparable? Size(long? was, long? isNow, ComparisonSide before, ComparisonSide after) =>
        was != isNow && was is not null && isNow is not null && (before.Sheets is null || after.Sheets is null)
            ? new Incomparable(IncomparableReason.OtherItems, Both("compare.verdicts", was, isNow)) { OnOneSide = ShareOf(was.Value, isNow.Value, Math.Min(was.Value, isNow.Value)) }
            : null;

    private static Incomparable? Items(SheetStack before, SheetStack after)
    {
        var was = before.BaseItems.ToHashSet(StringComparer.Ordinal);
        var isNow = after.BaseItems.ToHashSet(StringComparer.Ordinal);
        return was.SetEquals(isNow) ? null
            : new Incomparable(
                IncomparableReason.OtherItems,
                Phrase.Of("compare.items_common", ("a", was.Count), ("b", isNow.Count), ("common", was.Count(isNow.Contains)))) { OnOneSide = ShareOf(was.Count, isNow.Count, was.Count(isNow.Contains)) };
    }

    private static decimal ShareOf(long was, long isNow, long common) => Math.Max(was, isNow) is > 0 and var all ? 100m * (all - common) / all : 0;

    private static Phrase Both(string key, object? a, object? b) => Phrase.Of(key, ("a", a), ("b", b));

    private static object Named(Experiment e) => e.Dataset ?? (object)Phrase.Of("compare.unnamed");

    private static object Version(Experiment e) => e.DatasetVersion ?? (object)Phrase.Of("dataset.unknown");

    private static object? Unit(Experiment e) => e.Metrics.Unit switch
    {
        "item" => Phrase.Of("compare.unit_items"),
        "verdict" => Phrase.Of("compare.unit_verdicts"),
        var other => $"{other}s",
    };

    private static string Tenth(decimal share) => share.ToString("0.0", CultureInfo.InvariantCulture);

    private static Incomparable? OtherRubrics(Experiment a, Experiment b)
    {
        // In the same order on both sides nearly always: sets of them would take longer than the rest of a comparison of totals.
        if (a.Rubrics.Count == 0 || b.Rubrics.Count == 0 || HaveSameRubrics(a, b))
        {
            return null;
        }

        var (was, isNow) = (Names(a), Names(b));
        return was.SetEquals(isNow) ? null
            : new Incomparable(IncomparableReason.OtherRubrics, Phrase.Join(", ", [.. was.Except(isNow).Select(r => Phrase.Of("compare.rubric_before", ("rubric", r))), .. isNow.Except(was).Select(r => Phrase.Of("compare.rubric_after", ("rubric", r)))]));
    }

    private static bool HaveSameRubrics(Experiment a, Experiment b)
    {
        var same = a.Rubrics.Count == b.Rubrics.Count;
        for (var i = 0; same && i < a.Rubrics.Count; i++)
        {
            same = a.Rubrics[i].Rubric == b.Rubrics[i].Rubric;
        }

        return same;
    }

    private static bool Differ(string? a, string? b) => a is not null && b is not null && a != b;

    private static SortedSet<string> Names(Experiment experiment) => new(experiment.Rubrics.Select(r => r.Rubric), StringComparer.Ordinal);
}
