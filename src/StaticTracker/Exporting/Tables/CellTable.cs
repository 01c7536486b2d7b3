namespace StaticTracker.Exporting.Tables;

/// <summary>The heatmap as a table: a row for each module, version and model, of its newest experiment on the data set that is shown.</summary>
public static class CellTable
{
    private static readonly ExportColumn[] s_columns =
    [
        "module", "module_name", "version", "model", "best", "pass_rate", "match_rate", "pass", "fail", "error", "total", "interval_low", "interval_high", "interval_too_narrow", "too_many_errors",
        "runs", "dataset", "dataset_version", "timestamp", "experiment", "counts_derived",
    ];

    public static ExportTable Of(IEnumerable<ExportedModule> modules) => new("Cells", s_columns, modules.SelectMany(RowsOf));

    private static IEnumerable<ExportValue[]> RowsOf(ExportedModule of)
    {
        var row = of.Row;
        foreach (var cell in row.Cells)
        {
            foreach (var r in cell.ByModel)
            {
                yield return
                [
                    ExportValue.Of(row.Id.Text), ExportValue.Of(row.Name), ExportValue.Of(cell.Version.Text), ExportValue.Of(r.Model), ExportValue.Mark(r == cell.Best), ExportValue.Of(r.PassRate),
                    ExportValue.Of(r.MatchRate), ExportValue.Of(r.Pass), ExportValue.Of(r.Fail), ExportValue.Of(r.Error), ExportValue.Of(r.Total), ExportValue.OneDecimal(r.Interval?.Low),
                    ExportValue.OneDecimal(r.Interval?.High), ExportValue.Mark(r.IntervalTooNarrow), ExportValue.Mark(r.TooManyErrors), ExportValue.Of(r.Runs), ExportValue.Of(row.Dataset),
                    ExportValue.Of(r.DatasetVersion), ExportValue.Of(r.Timestamp.Text), ExportValue.Of(r.Experiment), ExportValue.Mark(of.Derived.Contains(r.Experiment)),
                ];
            }
        }
    }
}
