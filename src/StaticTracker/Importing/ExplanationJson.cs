using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>An explanation for programs.</summary>
internal static class ExplanationJson
{
    public static void Write(Utf8JsonWriter json, IEnumerable<ExplainedFile> files)
    {
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.File.Shown);
            json.WriteString("format", file.Format.Length == 0 ? null : file.Format);
            json.WriteStartArray("rules");
            foreach (var rule in file.Rules.Fitting)
            {
                json.WriteStringValue(rule.Name);
            }

            json.WriteEndArray();
            json.WriteStartArray("runs");
            foreach (var run in file.Runs)
            {
                WriteRun(json, run);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter json, ExplainedRun explained)
    {
        var run = explained.Run;
        json.WriteStartObject();
        json.WriteString("prompt", run.Prompt?.Label);
        json.WriteString("task", run.Facts.Task);
        json.WriteString("provider", run.Facts.Provider);
        json.WriteStartObject("fields");
        foreach (var field in explained.Fields)
        {
            json.WriteStartObject(FieldWords.Key(field.Field));
            json.WriteString("value", field.Value?.Text);
            if (field.Value is { } value)
            {
                json.WriteString("from", FieldWords.Origin(value.Origin));
                WriteSpan(json, value.Span);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteCounts(json, run.Counts);
        json.WriteString("experiment", explained.Resolved?.Experiment.Id);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, Metrics counts)
    {
        json.WriteStartObject("counts");
        foreach (var (name, count) in new[] { ("pass", counts.Pass), ("fail", counts.Failed), ("error", counts.Error), ("skipped", counts.Skipped), ("total", counts.Total) })
        {
            if (count is { } known)
            {
                json.WriteNumber(name, known);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteString("file", span.Path);
        if (span.Line > 0)
        {
            json.WriteNumber("line", span.Line);
            json.WriteNumber("column", span.Column);
        }
    }
}
