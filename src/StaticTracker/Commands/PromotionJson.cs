using System.Text.Json;
using StaticTracker.Promotion;

namespace StaticTracker.Commands;

/// <summary>Promotions in answers in JSON, by the keys of their files.</summary>
internal static class PromotionJson
{
    public static void Entry(Utf8JsonWriter json, PromotionEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteNumber("number", entry.Number);
        json.WriteString("action", entry.Action);
        Version(json, entry.Version);
        json.WriteString("since", entry.Since.Text);
        json.WriteString("why", entry.Why);
        Text(json, "by", entry.By);
        Text(json, "override", entry.Override);
        Text(json, "before", entry.Before?.Id);
        Text(json, "back_to", entry.BackTo);
        Text(json, "report", entry.Report);
        json.WriteEndObject();
    }

    /// <summary>The line of a list of reports.</summary>
    public static void Report(Utf8JsonWriter json, PromotionReport report)
    {
        json.WriteStartObject();
        json.WriteString("id", report.Id);
        json.WriteString("module", report.Module.Text);
        json.WriteString("timestamp", report.Timestamp.Text);
        json.WriteBoolean("dry_run", report.IsDry);
        json.WriteString("outcome", PromotionWords.Of(report));
        json.WriteBoolean("accepted", report.IsAccepted);
        Text(json, "challenger", report.Challenger?.Name);
        Text(json, "baseline", report.Baseline?.Name);
        Text(json, "promoted_version", report.PromotedVersion?.Text);
        Text(json, "override", report.IsOverride ? report.Override : null);
        Text(json, "error", report.Error);
        json.WriteEndObject();
    }

    private static void Version(Utf8JsonWriter json, PromotedVersion version)
    {
        json.WriteString("prompt_version", version.Version.Text);
        Text(json, "prompt_label", version.Label);
        Text(json, "prompt_hash", version.Hash);
        json.WriteString("model", version.Model);
        Text(json, "experiment", version.Experiment);
    }

    private static void Text(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }
}
