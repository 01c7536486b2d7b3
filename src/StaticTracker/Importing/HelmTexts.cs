using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>The texts of a run of HELM: of <c>instances.json</c> and <c>display_predictions.json</c>, else of <c>scenario_state.json</c>, which holds both.</summary>
internal static class HelmTexts
{
    /// <summary>Tells the splits what their items are and what the model said of them.</summary>
    public static void Read(SiblingFiles files, IReadOnlyCollection<HelmSplit> splits)
    {
        using var instances = files.Open("instances.json");
        using var predictions = files.Open("display_predictions.json");
        using var state = instances is not null && predictions is not null ? null : files.Open("scenario_state.json");
        Each(instances, null, row => Describe(row, 0, splits));
        Each(predictions, null, row =>
        {
            if (HelmMetric.IsPlain(row))
            {
                Said(row["instance_id"u8].AsString(), TrialOf(row), row["predicted_text"u8].AsString(), splits);
            }
        });
        Each(state, "request_states", row =>
        {
            Describe(row["instance"u8], TrialOf(row), splits);
            if (HelmMetric.IsPlain(row["instance"u8]) && row["result"u8]["completions"u8].ToArray() is [var first, ..])
            {
                Said(row["instance"u8]["id"u8].AsString(), TrialOf(row), first["text"u8].AsString(), splits);
            }
        });
    }

    private static void Each(SourceText? text, string? rowsAt, Action<JsonNode> take)
    {
        if (text is null)
        {
            return;
        }

        text.AllowLooseNumbers();
        using var rows = new JsonRows(text, rowsAt);
        while (rows.Read())
        {
            take(rows.Row);
        }
    }

    private static long TrialOf(JsonNode row) => row["train_trial_index"u8].AsInteger() ?? 0;

    private static void Describe(JsonNode instance, long trial, IReadOnlyCollection<HelmSplit> splits)
    {
        if (instance["id"u8].AsString() is not { Length: > 0 } id || !HelmMetric.IsPlain(instance))
        {
            return;
        }

        string? expected = null;
        foreach (var reference in instance["references"u8].Elements)
        {
            expected ??= reference["tags"u8].ToArray().Any(t => t.TextEquals("correct"u8)) ? TextOf(reference["output"u8]) : null;
        }

        foreach (var split in splits)
        {
            split.Items.Describe(HelmMetric.ItemOf(id, trial), TextOf(instance["input"u8]), expected);
        }
    }

    private static void Said(string? id, long trial, string? output, IReadOnlyCollection<HelmSplit> splits)
    {
        foreach (var split in id is { Length: > 0 } ? splits : [])
        {
            split.Items.Said(HelmMetric.ItemOf(id!, trial), output);
        }
    }

    private static string? TextOf(JsonNode content) => content["text"u8].AsString() is { Length: > 0 } text ? text : MessageText.Of(content["messages"u8]);
}
