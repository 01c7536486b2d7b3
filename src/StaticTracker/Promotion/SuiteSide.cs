using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>A result cut down to the items of a suite: its verdicts on them, and the figures that these give.</summary>
public static class SuiteSide
{
    /// <summary>The items of a sheet, each once: <c>a#2</c> is what a rubric said of <c>a</c> the second time.</summary>
    public static IReadOnlyList<string> ItemsOf(VerdictSheet sheet) => [.. new SheetStack([sheet]).BaseItems.Distinct()];

    /// <summary>How many items have a verdict in a sheet: passed, failed or an error.</summary>
    public static int JudgedIn(VerdictSheet sheet) => new ItemVerdicts(sheet, [.. sheet.Rows.Select(r => r.Key)]).Judged;

    /// <summary>How often an item was tried: passed, failed or an error, and <c>a#2</c> is a second time.</summary>
    public static int TriesIn(VerdictSheet sheet) => Enumerable.Range(0, sheet.Items.Count).Count(i => sheet.Rows.Any(r => r.Value[i] is 'P' or 'F' or 'E'));

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

    /// <summary>An experiment with the figures that a cut sheet gives, and none of those of the whole.</summary>
    public static Experiment Restate(Experiment experiment, VerdictSheet sheet)
    {
        var rubrics = sheet.Rows.Where(r => r.Key != FigureRows.Own).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => Tally(r.Key, r.Value)).ToList();
        var own = sheet.Rows.Where(r => r.Key == FigureRows.Own).Select(r => Tally(r.Key, r.Value)).FirstOrDefault();
        var counted = experiment.Metrics.Unit == "verdict" || own is null ? rubrics : [own];
        return experiment with
        {
            Rubrics = rubrics,
            Metrics = new Metrics
            {
                Unit = experiment.Metrics.Unit,
                Pass = counted.Sum(r => r.Pass),
                Fail = counted.Sum(r => r.Fail),
                Error = counted.Sum(r => r.Error),
                Total = counted.Sum(r => r.Total),
                Skipped = counted.Sum(r => r.Skipped) is > 0 and var skipped ? skipped : null,
            },
            Score = null,
            Classification = null,
            ErrorKinds = [],
            FailureKinds = [],
        };
    }

    private static RubricResult Tally(string rubric, string letters)
    {
        var (pass, fail, error, skipped) = (letters.AsSpan().Count('P'), letters.AsSpan().Count('F'), letters.AsSpan().Count('E'), letters.AsSpan().Count('S'));
        return new RubricResult(rubric) { Pass = pass, Fail = fail, Error = error, Skipped = skipped > 0 ? skipped : null, Total = pass + fail + error };
    }
}
