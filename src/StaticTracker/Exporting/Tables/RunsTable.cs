using StaticTracker.Runs;

namespace StaticTracker.Exporting.Tables;

/// <summary>Runs as a table: a row for each, with all that it tells but its prompt's texts; what is unknown is empty.</summary>
public static class RunsTable
{
    private static readonly ExportColumn[] s_columns =
    [
        "id", "status", "kind", "experiment_id", "module", "prompt_version", "prompt_hash", "prompt_label", "model_root", "model_workers", "config_snapshot", "dataset", "dataset_version", "dataset_fingerprint",
        "commit", "commit_dirty", "started_at", "ended_at", "token_input", "token_output", "cost_usd", "total_items_seen", "total_items_scored", "results", "archived_at", "tags", "notes",
    ];

    public static ExportTable Of(IEnumerable<RunRecord> runs) => new("Runs", s_columns, runs.Select(RowOf));

    private static ExportValue[] RowOf(RunRecord r) =>
    [
        ExportValue.Of(r.Id), ExportValue.Of(r.Status), ExportValue.Of(r.Kind), ExportValue.Of(r.ExperimentId), ExportValue.Of(r.Module.Text), ExportValue.Of(r.PromptVersion.Text), ExportValue.Of(r.PromptHash),
        ExportValue.Of(r.PromptLabel), ExportValue.Of(r.ModelRoot), ExportValue.Of(r.ModelWorkers.Count == 0 ? null : string.Join(", ", r.ModelWorkers.Select(w => $"{w.Key}: {w.Value}"))),
        ExportValue.Of(r.ConfigSnapshot), ExportValue.Of(r.Dataset), ExportValue.Of(r.DatasetVersion), ExportValue.Of(r.DatasetFingerprint), ExportValue.Of(r.Commit?.Hash), ExportValue.Mark(r.Commit is { IsDirty: true }),
        ExportValue.Of(r.StartedAt.Text), ExportValue.Of(r.EndedAt?.Text), ExportValue.Of(r.TokenInput), ExportValue.Of(r.TokenOutput), ExportValue.Of(r.CostUsd),
        ExportValue.Of(r.TotalItemsSeen), ExportValue.Of(r.TotalItemsScored), List(r.Results), ExportValue.Of(r.Archived?.At), List(r.Tags), List(r.Notes),
    ];

    private static ExportValue List(IReadOnlyList<string> texts) => ExportValue.Of(texts.Count == 0 ? null : string.Join(", ", texts));
}
