using System.Text.Json;

namespace StaticTracker.History.Reports;

/// <summary>The log for programs.</summary>
public static class LogJson
{
    public static void Write(Utf8JsonWriter json, LogReport report)
    {
        json.WriteString("head", report.Head);
        json.WriteStartArray("uncommitted");
        Changes(json, report.Uncommitted);
        json.WriteEndArray();
        json.WriteStartArray("commits");
        foreach (var commit in report.Commits)
        {
            json.WriteStartObject();
            CommitJson.Write(json, commit);
            json.WriteBoolean("merge", commit.IsMerge);
            json.WriteBoolean("settings", commit.ChangedSettings);
            json.WriteStartArray("changes");
            Changes(json, commit.Changes);
            json.WriteEndArray();
            json.WriteStartArray("records");
            Records(json, commit.Records);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("left_out", report.LeftOut);
    }

    private static void Records(Utf8JsonWriter json, IReadOnlyList<TouchedRecord> records)
    {
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("record", RecordKeys.Of(record.Kind));
            json.WriteString("name", record.Name);
            json.WriteString("module", record.Module?.Text);
            json.WriteString("change", RecordKeys.Of(record.Fate));
            json.WriteEndObject();
        }
    }

    private static void Changes(Utf8JsonWriter json, IReadOnlyList<ModuleChange> changes)
    {
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("module", change.Module.Text);
            json.WriteString("kind", change.Kind.ToString().ToLowerInvariant());
            json.WriteStartArray("facts");
            foreach (var fact in change.Facts)
            {
                json.WriteStringValue(FactWording.Of(fact).ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
