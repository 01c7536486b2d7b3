using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StaticTracker.Gating;

namespace StaticTracker.Reporting;

/// <summary>The gate's report for other programs.</summary>
public static class GateJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(DiffReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("base", report.Base.Commit?.ToString());
            json.WriteString("head", report.Head.Commit?.ToString());
            json.WriteString("policy_of", report.PolicyEnd.Commit?.ToString());
            json.WriteBoolean("policy_changed", report.PolicyChanged);
            WriteMembers(json, report.Gate);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>The gate's part of an object.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, GateReport gate)
    {
        json.WriteString("outcome", GateWords.Key(gate.Outcome));
        json.WriteString("headline", GateLines.Headline(gate));
        json.WriteBoolean("policy", gate.Policy is not null);
        json.WriteString("day", GateLines.Day(gate.Day));
        json.WriteNumber("new_results", gate.Cells.Count);
        json.WriteStartArray("findings");
        foreach (var finding in gate.Findings)
        {
            WriteFinding(json, finding);
        }

        json.WriteEndArray();
        json.WriteStartArray("overrides");
        foreach (var entry in gate.Policy?.Overrides ?? [])
        {
            json.WriteStartObject();
            json.WriteString("rule", entry.Rule);
            WriteScope(json, entry.Module, entry.Version, entry.Model);
            json.WriteString("who", entry.Who);
            json.WriteString("why", entry.Why);
            json.WriteString("until", GateLines.Day(entry.Until));
            json.WriteBoolean("counts", entry.Counts(gate.Day));
            json.WriteNumber("sets_aside", gate.UsesOf(entry));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFinding(Utf8JsonWriter json, GateFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("outcome", GateWords.Key(finding.Outcome));
        json.WriteString("words", GateWords.Of(finding).ToString());
        json.WriteString("rule", finding.Rule);
        json.WriteString("tier", finding.Tier == Storage.Policy.GateTier.Warning ? "warning" : "blocking");
        json.WriteString("limit", GateWords.Key(finding.Limit));
        if (finding.Cell is { } cell)
        {
            WriteScope(json, cell.Module.Text, cell.Experiment.PromptVersion.Text, cell.Experiment.Model);
            json.WriteString("experiment", cell.Experiment.Id);
        }

        json.WriteString("verdict", finding.Verdict switch { GateVerdict.Held => "held", GateVerdict.First => "first", GateVerdict.Undecided => "undecided", _ => "broken" });
        json.WriteString("demand", finding.Demand.ToString());
        json.WriteString("figures", finding.Figures.ToString());
        if (finding.Allowed is { } allowed)
        {
            json.WriteNumber("allowed", allowed);
        }

        if (finding.Value is { } value)
        {
            json.WriteNumber("value", Math.Round(value, 12));
        }

        if (finding.Override is { } entry)
        {
            json.WriteString("overridden_by", entry.Who);
        }

        json.WriteEndObject();
    }

    private static void WriteScope(Utf8JsonWriter json, string? module, string? version, string? model)
    {
        foreach (var (name, value) in new[] { ("module", module), ("version", version), ("model", model) })
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }
}
