using System.Text.Json;

namespace StaticTracker.History.Reports;

/// <summary>Where experiments come from, for programs. Rates in percent; changed values as JSON texts; null: absent, or not known.</summary>
public static class BlameJson
{
    public static void Write(Utf8JsonWriter json, BlameReport report)
    {
        json.WriteString("module", report.Module.Text);
        json.WriteStartArray("experiments");
        foreach (var experiment in report.Experiments)
        {
            json.WriteStartObject();
            Write(json, experiment);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, BlamedExperiment e)
    {
        json.WriteString("id", e.Id);
        json.WriteString("prompt_version", e.Version.Text);
        json.WriteString("model", e.Model);
        json.WriteString("dataset", e.Dataset);
        if (e.PassRate is { } rate)
        {
            json.WriteNumber("pass_rate", rate);
        }
        else
        {
            json.WriteNull("pass_rate");
        }

        json.WriteString("state", e.Experiment is null ? "removed" : e.Experiment.Withdrawn is null ? "there" : "withdrawn");
        WriteSource(json, e);
        json.WritePropertyName("origin");
        WriteCommit(json, e.Trace?.Origin);
        json.WriteStartArray("steps");
        foreach (var step in e.Trace?.Steps ?? [])
        {
            WriteStep(json, step);
        }

        json.WriteEndArray();
        json.WriteStartArray("edited");
        foreach (var edit in e.Trace?.Edits() ?? [])
        {
            json.WriteStartObject();
            json.WriteString("field", edit.Field);
            json.WriteString("was", edit.Was);
            json.WriteString("now", edit.Now);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSource(Utf8JsonWriter json, BlamedExperiment e)
    {
        if (e.Experiment?.Source is not { } source)
        {
            json.WriteNull("source");
            return;
        }

        json.WriteStartObject("source");
        json.WriteString("format", source.Format);
        json.WriteString("file", source.File);
        json.WriteString("sha256", source.Sha256);
        json.WriteString("url", source.Url);
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, TraceStep step)
    {
        json.WriteStartObject();
        json.WriteString("kind", step.Kind.ToString().ToLowerInvariant());
        json.WritePropertyName("commit");
        WriteCommit(json, step);
        if (step.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }

        if (step.Fields.Count > 0)
        {
            json.WriteStartArray("fields");
            foreach (var field in step.Fields)
            {
                json.WriteStartObject();
                json.WriteString("field", field.Field);
                json.WriteString("before", field.Before);
                json.WriteString("after", field.After);
                json.WriteBoolean("figure", FigureFields.IsEdit(field));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Null: no commit, since it is not committed yet or not known.</summary>
    private static void WriteCommit(Utf8JsonWriter json, TraceStep? step)
    {
        if (step?.Commit is not { } commit)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        CommitJson.Write(json, commit);
        json.WriteEndObject();
    }
}
