using StaticTracker.Modules;

namespace StaticTracker.Exporting.Tables;

/// <summary>A row for each experiment, in the order of the module files; withdrawn ones only where they are asked for, with the reason.</summary>
public static class ExperimentTable
{
    private static readonly ExportColumn[] s_columns =
    [
        "module", "module_name", "id", "prompt_version", "dataset", "dataset_version", "model", "timestamp", "unit", "pass_rate", "match_rate", "total", "pass", "fail", "error", "skipped", "counts_derived",
        "score_mean", "score_n", "params", "judge_model", "judge_rubrics_version", "tokens_in", "tokens_out", "cost_usd", "latency_ms_mean", "latency_ms_p95", "tp", "tn", "fp", "fn",
        "accuracy", "precision", "recall", "f1", "mcc",
        "source_file", "source_sha256", "source_url", "braintrust_url", "corrects", "withdrawn",
    ];

    public static ExportTable Of(IEnumerable<ExportedModule> modules, bool withWithdrawn) =>
        new("Experiments", s_columns, modules.SelectMany(m => m.Module.Experiments.Where(e => withWithdrawn || e.Withdrawn is null).Select(e => RowOf(m, e))));

    private static ExportValue[] RowOf(ExportedModule of, Experiment e)
    {
        var (m, usage, truth) = (e.Metrics, e.Usage, e.Classification);
        return
        [
            ExportValue.Of(of.Row.Id.Text), ExportValue.Of(of.Row.Name), ExportValue.Of(e.Id), ExportValue.Of(e.PromptVersion.Text), ExportValue.Of(e.Dataset), ExportValue.Of(e.DatasetVersion),
            ExportValue.Of(e.Model), ExportValue.Of(e.Timestamp.Text), ExportValue.Of(m.Unit), ExportValue.Of(m.Rate), ExportValue.Of(e.MatchRate(of.Row.PrimaryRubric)), ExportValue.Of(m.Total),
            ExportValue.Of(m.Pass), ExportValue.Of(m.Failed), ExportValue.Of(m.Error ?? (m.Total is null ? null : 0)), ExportValue.Of(m.Skipped), ExportValue.Mark(e.Source is { Derived: true }), ExportValue.Of(e.Score?.Mean), ExportValue.Of(e.Score?.N),
            ExportValue.Of(e.Params), ExportValue.Of(e.Judge?.Model), ExportValue.Of(e.Judge?.RubricsVersion), ExportValue.Of(usage?.TokensIn), ExportValue.Of(usage?.TokensOut),
            ExportValue.Of(usage?.CostUsd), ExportValue.Of(usage?.LatencyMsMean), ExportValue.Of(usage?.LatencyMsP95), ExportValue.Of(truth?.TruePositive), ExportValue.Of(truth?.TrueNegative),
            ExportValue.Of(truth?.FalsePositive), ExportValue.Of(truth?.FalseNegative), ExportValue.Of(truth?.Accuracy), ExportValue.Of(truth?.Precision),
            ExportValue.Of(truth?.Recall), ExportValue.Of(truth?.F1), ExportValue.Of(truth?.Mcc), ExportValue.Of(e.Source?.File), ExportValue.Of(e.Source?.Sha256), ExportValue.Of(e.Source?.Url),
            ExportValue.Of(e.BraintrustUrl), ExportValue.Of(e.Corrects), ExportValue.Of(e.Withdrawn?.Reason),
        ];
    }
}
