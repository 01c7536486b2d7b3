namespace StaticTracker.History;

/// <summary>Which fields of an experiment are its figures, or say what its figures are of. The others (links, notes) may be mended.</summary>
internal static class FigureFields
{
    private static readonly string[] s_figures =
    [
        "metrics", "rubrics", "score", "usage", "classification", "error_kinds", "failure_kinds",
        "prompt_version", "dataset", "dataset_version", "model", "timestamp", "params", "judge", "prompt_hash", "run", "source.sha256", "source.format",
    ];

    public static bool Holds(string field) =>
        Array.Exists(s_figures, f => field == f || (field.Length > f.Length && field[f.Length] == '.' && field.StartsWith(f, StringComparison.Ordinal)));

    /// <summary>
    /// Whether a change edits a figure. The whole of a source, put in or taken out, brings its hash with it. A match rate where none was is no edit: an import
    /// that names the primary rubric works it out from the rubric's counts, which the check holds it to. Nor is a whole confusion matrix where none was, which a migration
    /// brings along: it contradicts nothing that was there.
    /// </summary>
    public static bool IsEdit(FieldChange change) =>
        (Holds(change.Field) && change is not { Field: "metrics.match_rate" or "classification", Before: null }) || (change.Field == "source" && change.Before is not null);
}
