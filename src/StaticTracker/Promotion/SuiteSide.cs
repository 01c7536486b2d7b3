using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>A result cut down to the items of a suite: its verdicts on them, and the figures that these give.</summary>
public static class SuiteSide
{
    /// <summary>The items of a sheet, each once: <c>a#2</c> is what a rubric said of <c>a</c> the second time.</summary>
    public static IReadOnlyList<string> ItemsOf(VerdictSheet sheet) => [.. new SheetStack([sheet]).BaseItems.Distinct()];

    /// <summary>How many items a result has verdicts on that the pass rate is made of, else on any row: passed, failed or an error.</summary>
    public static int JudgedIn(Experiment experiment, VerdictSheet sheet) => new ItemVerdicts(sheet, RowsOf(experiment, sheet) ?? [.. sheet.Rows.Select(r => r.Key)]).Judged;

    /// <summary>
    /// How often an item was tried: passed, failed or an error, and <c>a#2</c> is a second time. Where items have an outcome of their own, that alone tells: the assertions of one rubric on one
    /// try stand at <c>a#2</c> too. Null where items are counted, and nothing tells how many.
    /// </summary>
    public static long? TriesIn(Experiment experiment, VerdictSheet sheet)
    {
        var rows = RowsOf(experiment, sheet);
        return rows is null && experiment.Metrics.Unit == "item" ? TotalsEvidence.TriedOf(experiment)
            : Enumerable.Range(0, sheet.Items.Count).Count(i => sheet.Rows.Any(r => r.Value[i] is 'P' or 'F' or 'E' && (rows is not [FigureRows.Own] || r.Key == FigureRows.Own)));
    }

    /// <summary>How many items of a suite a result has verdicts on: passed, failed or an error.</summary>
    public static int JudgedOf(BenchmarkSuite suite, Experiment experiment, VerdictSheet sheet)
    {
        var cut = Cut(suite.Items.Select(i => i.Id), sheet);
        return RowsOf(experiment, cut) is { } rows ? new ItemVerdicts(cut, rows).Judged : 0;
    }

    /// <summary>The verdicts on some items.</summary>
    public static VerdictSheet Cut(IEnumerable<string> items, VerdictSheet sheet)
    {
        var wanted = items.ToHashSet(StringComparer.Ordinal);
        var stack = new SheetStack([sheet]);
        var places = Enumerable.Range(0, sheet.Items.Count).Where(i => wanted.Contains(stack.BaseItems[i])).ToArray();
        return new VerdictSheet(
            sheet.Experiment, [.. places.Select(i => sheet.Items[i])], [.. sheet.Rows.Select(r => KeyValuePair.Create(r.Key, string.Concat(places.Select(i => r.Value[i]))))]);
    }

    /// <summary>The rows that the pass rate is made of; null: none.</summary>
    public static IReadOnlyList<string>? RowsOf(Experiment experiment, VerdictSheet sheet)
    {
        var rows = FigureRows.OfPassRate(experiment, new SheetStack([sheet]));
        return rows is { Count: > 0 } ? rows : null;
    }
}
