using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Moves;

/// <summary>Verdicts of some items alone, and the experiment with its figures counted anew from these.</summary>
internal static class SheetCut
{
    private const string Own = "*";

    public static (Experiment Experiment, VerdictSheet Sheet) Of(Experiment experiment, VerdictSheet sheet, IReadOnlySet<string> items)
    {
        var places = Enumerable.Range(0, sheet.Items.Count).Where(i => items.Contains(sheet.Items[i])).ToArray();
        var cut = new VerdictSheet(sheet.Experiment, [.. places.Select(p => sheet.Items[p])], [.. sheet.Rows.Select(r => KeyValuePair.Create(r.Key, string.Concat(places.Select(p => r.Value[p]))))])
        {
            Scores = [.. sheet.Scores.Select(s => KeyValuePair.Create(s.Key, (IReadOnlyList<decimal?>)[.. places.Select(p => s.Value[p])]))],
        };
        var rubrics = cut.Rows.Where(r => r.Key != Own).Select(r => Counted(r.Key, r.Value)).ToList();
        var own = cut.Rows.Where(r => r.Key == Own).Select(r => Counted(Own, r.Value)).FirstOrDefault();
        var counted = experiment.Metrics.Unit == "verdict" || own is null ? rubrics : [own];
        var metrics = new Metrics
        {
            Unit = experiment.Metrics.Unit,
            Pass = counted.Sum(r => r.Pass ?? 0),
            Fail = counted.Sum(r => r.Fail ?? 0),
            Error = counted.Sum(r => r.Error ?? 0),
            Total = counted.Sum(r => r.Total ?? 0),
        };
        return (experiment with { Metrics = metrics, Rubrics = [.. rubrics.OrderBy(r => r.Rubric, StringComparer.Ordinal)], Score = null, Usage = null }, cut);
    }

    private static RubricResult Counted(string rubric, string letters)
    {
        var (pass, fail, error) = (letters.AsSpan().Count('P'), letters.AsSpan().Count('F'), letters.AsSpan().Count('E'));
        return new RubricResult(rubric) { Pass = pass, Fail = fail, Error = error, Total = pass + fail + error };
    }
}
