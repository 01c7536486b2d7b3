using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Comparison;

/// <summary>Figures counted anew from the verdicts of a part of the items.</summary>
internal static class Recount
{
    /// <summary>
    /// An experiment with the counts that a sheet gives, and none of the figures of the whole that verdicts do not give. What the whole had apart from its metrics stays apart: a rubric that
    /// only scores has its errors on these items, and is no part of their verdicts. Cost and time are those of the whole.
    /// </summary>
    public static Experiment Of(Experiment experiment, VerdictSheet sheet)
    {
        var rows = sheet.Rows.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var rubrics = rows.Where(r => r.Key != FigureRows.Own).Select(r => experiment.IsApart(r.Key) ? ErrorsOf(r.Key, r.Value) : Counted(r.Key, r.Value))
            .Concat(experiment.Rubrics.Where(r => experiment.IsApart(r) && !rows.ContainsKey(r.Rubric)).Select(r => new RubricResult(r.Rubric)))
            .OrderBy(r => r.Rubric, StringComparer.Ordinal).ToList();
        var own = rows.TryGetValue(FigureRows.Own, out var letters) ? Counted(FigureRows.Own, letters) : null;
        var counted = experiment.Metrics.Unit == "verdict" || own is null ? rubrics.FindAll(r => !r.GivesNoVerdicts) : [own];
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
                Skipped = Known(counted.Sum(r => r.Skipped ?? 0)),
            },
            Score = null,
            Classification = null,
            ErrorKinds = [],
            FailureKinds = [],
        };
    }

    private static RubricResult Counted(string rubric, string letters)
    {
        var (pass, fail, error) = (CountOf(letters, 'P'), CountOf(letters, 'F'), CountOf(letters, 'E'));
        return new RubricResult(rubric) { Pass = pass, Fail = fail, Error = error, Skipped = Known(CountOf(letters, 'S')), Total = pass + fail + error };
    }

    private static RubricResult ErrorsOf(string rubric, string letters) => new(rubric) { Error = Known(CountOf(letters, 'E')), Skipped = Known(CountOf(letters, 'S')) };

    private static long CountOf(string letters, char letter) => letters.AsSpan().Count(letter);

    private static long? Known(long count) => count > 0 ? count : null;
}
