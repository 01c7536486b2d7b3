using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Comparing;

/// <summary>A side cut down to some of its items, with all figures counted anew from the verdicts that are left.</summary>
internal static class RunIntersection
{
    /// <summary>The side over these items alone. What tells data sets apart is taken away: the items are the same by their ids, which is what was asked for.</summary>
    public static RunSide Of(RunSide side, VerdictSheet sheet, IReadOnlySet<string> items)
    {
        var places = Enumerable.Range(0, sheet.Items.Count).Where(i => items.Contains(sheet.Items[i])).ToArray();
        var cut = new VerdictSheet(sheet.Experiment, [.. places.Select(p => sheet.Items[p])], [.. sheet.Rows.Select(r => KeyValuePair.Create(r.Key, string.Concat(places.Select(p => r.Value[p]))))])
        {
            Scores = [.. sheet.Scores.Select(s => KeyValuePair.Create(s.Key, (IReadOnlyList<decimal?>)[.. places.Select(p => s.Value[p])]))],
        };
        var rubrics = cut.Rows.Where(r => r.Key != "*").Select(r => Counted(r.Key, r.Value)).ToList();
        var own = cut.Rows.Where(r => r.Key == "*").Select(r => Counted("*", r.Value)).FirstOrDefault();
        var experiment = side.Experiment!;
        var counted = experiment.Metrics.Unit == "verdict" || own is null ? rubrics : [own];
        return side with
        {
            Sheet = cut,
            Experiment = experiment with
            {
                Dataset = null,
                DatasetVersion = null,
                Metrics = new Metrics { Unit = experiment.Metrics.Unit, Pass = Sum(counted, r => r.Pass), Fail = Sum(counted, r => r.Fail), Error = Sum(counted, r => r.Error), Total = Sum(counted, r => r.Total) },
                Rubrics = [.. rubrics.OrderBy(r => r.Rubric, StringComparer.Ordinal)],
                Score = null,
                Usage = null,
            },
        };
    }

    private static RubricResult Counted(string rubric, string letters)
    {
        var (pass, fail, error) = (letters.AsSpan().Count('P'), letters.AsSpan().Count('F'), letters.AsSpan().Count('E'));
        return new RubricResult(rubric) { Pass = pass, Fail = fail, Error = error, Total = pass + fail + error };
    }

    private static long Sum(IEnumerable<RubricResult> rubrics, Func<RubricResult, long?> count) => rubrics.Sum(r => count(r) ?? 0);
}
