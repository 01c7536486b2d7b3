using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Comparison;

/// <summary>Whether stored verdicts give the figures of their experiment: others are never compared, whatever they would show.</summary>
internal static class SheetAgreement
{
    public static bool Agrees(Experiment experiment, VerdictSheet sheet)
    {
        var (pass, fail, error) = (0L, 0L, 0L);
        var rows = sheet.Rows.ToDictionary(r => r.Key, r => Tally(r.Value), StringComparer.Ordinal);
        foreach (var (rubric, tally) in rows)
        {
            if (rubric != FigureRows.Own)
            {
                var stated = experiment.Rubric(rubric);
                if (experiment.Rubrics.Count > 0 && !(stated is not null && Same(tally, stated.Pass, stated.Failed, stated.Error, stated.Total)))
                {
                    return false;
                }

                // Errors of a mean are no part of counted verdicts.
                if (stated is null || !experiment.IsApart(stated))
                {
                    (pass, fail, error) = (pass + tally.Pass, fail + tally.Fail, error + tally.Error);
                }
            }
        }

        var m = experiment.Metrics;
        return experiment.Rubrics.All(r => rows.ContainsKey(r.Rubric) || r is { GivesNoVerdicts: true, Error: null }) && m.Unit switch
        {
            "verdict" => Same((pass, fail, error), m.Pass, m.Failed, m.Error, m.Total),
            "item" => !rows.TryGetValue(FigureRows.Own, out var own) || Same(own, m.Pass, m.Failed, m.Error, m.Total),
            _ => Same(rows.TryGetValue(FigureRows.Own, out var own) ? own : (pass, fail, error), m.Pass, m.Failed, m.Error, m.Total),
        };
    }

    private static (long Pass, long Fail, long Error) Tally(string letters) =>
        (letters.AsSpan().Count('P'), letters.AsSpan().Count('F'), letters.AsSpan().Count('E'));

    private static bool Same((long Pass, long Fail, long Error) tally, long? pass, long? fail, long? error, long? total) =>
        (pass ?? tally.Pass) == tally.Pass && (fail ?? tally.Fail) == tally.Fail && (total is null ? error ?? tally.Error : error ?? 0) == tally.Error
        && (total ?? (tally.Pass + tally.Fail + tally.Error)) == tally.Pass + tally.Fail + tally.Error;
}
