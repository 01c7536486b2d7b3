using StaticTracker.Modules;

namespace StaticTracker.Exporting.Tables;

/// <summary>A row for each rubric of each experiment that counts.</summary>
public static class RubricTable
{
    private static readonly ExportColumn[] s_columns =
    [
        "module", "module_name", "rubric", "rubric_name", "primary", "prompt_version", "model", "dataset", "dataset_version", "timestamp", "experiment", "rate", "pass", "fail", "error", "skipped",
        "total", "interval_low", "interval_high", "score_mean", "score_n", "counts_derived",
    ];

    public static ExportTable Of(IEnumerable<ExportedModule> modules) =>
        new("Rubrics", s_columns, modules.SelectMany(m => m.Module.Counted.SelectMany(e => e.Rubrics.Select(r => RowOf(m, e, r)))));

    private static ExportValue[] RowOf(ExportedModule of, Experiment e, RubricResult r)
    {
        var interval = of.Intervals.OfRubric(e, r);
        return
        [
            ExportValue.Of(of.Row.Id.Text), ExportValue.Of(of.Row.Name), ExportValue.Of(r.Rubric), ExportValue.Of(of.Module.NameOf(r.Rubric)), ExportValue.Mark(r.Rubric == of.Row.PrimaryRubric),
            ExportValue.Of(e.PromptVersion.Text), ExportValue.Of(e.Model), ExportValue.Of(e.Dataset), ExportValue.Of(e.DatasetVersion), ExportValue.Of(e.Timestamp.Text), ExportValue.Of(e.Id),
            ExportValue.Of(r.Rate), ExportValue.Of(r.Pass), ExportValue.Of(r.Failed), ExportValue.Of(r.Error ?? (r.Total is null ? null : 0)), ExportValue.Of(r.Skipped), ExportValue.Of(r.Total),
            ExportValue.OneDecimal(interval?.Low), ExportValue.OneDecimal(interval?.High), ExportValue.Of(r.Score?.Mean), ExportValue.Of(r.Score?.N), ExportValue.Mark(r.Total is not null && e.Source is { Derived: true }),
        ];
    }
}
