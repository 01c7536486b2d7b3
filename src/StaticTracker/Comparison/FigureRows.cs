using StaticTracker.Modules;

namespace StaticTracker.Comparison;

/// <summary>Which rows of a verdict sheet make a figure.</summary>
internal static class FigureRows
{
    /// <summary>The row of the items' own outcome.</summary>
    public const string Own = "*";

    /// <summary>The rows of the pass rate: the items' own outcome where items are counted (or it is there, and nothing says what is counted), else every rubric that gives verdicts.</summary>
    public static IReadOnlyList<string>? OfPassRate(Experiment experiment, SheetStack sheets) => experiment.Metrics.Unit switch
    {
        "item" => sheets.HasRow(Own) ? [Own] : null,
        "verdict" => OfRubrics(experiment, sheets),
        _ => sheets.HasRow(Own) ? [Own] : OfRubrics(experiment, sheets),
    };

    /// <summary>The letters of the rows of the pass rate, by the same rule, of a single sheet; none where it has none of them.</summary>
    public static IReadOnlyList<string> OfPassRate(Experiment experiment, IReadOnlyList<KeyValuePair<string, string>> rows)
    {
        string? own = null;
        var rubrics = new List<string>(rows.Count);
        foreach (var (rubric, letters) in rows)
        {
            if (rubric == Own)
            {
                own = letters;
            }
            else if (!experiment.IsApart(rubric))
            {
                rubrics.Add(letters);
            }
        }

        return experiment.Metrics.Unit switch
        {
            "item" => own is null ? [] : [own],
            "verdict" => rubrics,
            _ => own is null ? rubrics : [own],
        };
    }

    /// <summary>Whether the counts alone tell that each item has one verdict: items are counted, or one rubric's verdicts.</summary>
    public static bool HasOneVerdictAnItem(Experiment experiment) =>
        experiment.Metrics.Unit == "item" || (experiment.Metrics.Unit == "verdict" && HasOneRubric(experiment));

    /// <summary>Whether one rubric alone gives verdicts; asked of every result of a heatmap.</summary>
    private static bool HasOneRubric(Experiment experiment)
    {
        var count = 0;
        for (var i = 0; i < experiment.Rubrics.Count && count < 2; i++)
        {
            count += experiment.IsApart(experiment.Rubrics[i]) ? 0 : 1;
        }

        return count == 1;
    }

    /// <summary>The row of a rubric, where it is stored.</summary>
    public static IReadOnlyList<string>? OfRubric(string rubric, SheetStack sheets) => sheets.HasRow(rubric) ? [rubric] : null;

    private static IReadOnlyList<string> OfRubrics(Experiment experiment, SheetStack sheets) => [.. sheets.Rubrics.Where(r => !experiment.IsApart(r))];
}
