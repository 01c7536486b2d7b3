using StaticTracker.Modules;

namespace StaticTracker.Comparison;

/// <summary>Which rows of a verdict sheet make a figure.</summary>
internal static class FigureRows
{
    /// <summary>The row of the items' own outcome.</summary>
    public const string Own = "*";

    /// <summary>The rows of the pass rate: the items' own outcome where items are counted (or it is there, and nothing says what is counted), else every rubric.</summary>
    public static IReadOnlyList<string>? OfPassRate(Experiment experiment, SheetStack sheets) => experiment.Metrics.Unit switch
    {
        "item" => sheets.HasRow(Own) ? [Own] : null,
        "verdict" => [.. sheets.Rubrics],
        _ => sheets.HasRow(Own) ? [Own] : [.. sheets.Rubrics],
    };

    /// <summary>The row of a rubric, where it is stored.</summary>
    public static IReadOnlyList<string>? OfRubric(string rubric, SheetStack sheets) => sheets.HasRow(rubric) ? [rubric] : null;
}
