using System.Text.Json;

namespace StaticTracker.Verifying;

/// <summary>What was verified, for programs. Values as JSON texts; null: absent.</summary>
internal static class VerifyJson
{
    public static void Write(Utf8JsonWriter json, VerifyReport report)
    {
        json.WriteNumber("agree", report.Count(VerifyOutcome.Agrees));
        json.WriteNumber("differ", report.Count(VerifyOutcome.Differs));
        json.WriteNumber("told_otherwise", report.Count(VerifyOutcome.ToldOtherwise));
        json.WriteNumber("without_source", report.Count(VerifyOutcome.NoSource));
        json.WriteNumber("not_stored", report.Count(VerifyOutcome.NotStored));
        json.WriteStartArray("experiments");
        foreach (var one in report.All)
        {
            Write(json, one);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Verification one)
    {
        json.WriteStartObject();
        json.WriteString("module", one.Module.Text);
        json.WriteString("experiment", one.Experiment.Id);
        json.WriteString("outcome", one.Outcome switch
        {
            VerifyOutcome.Agrees => "agrees",
            VerifyOutcome.Differs => "differs",
            VerifyOutcome.ToldOtherwise => "told_otherwise",
            VerifyOutcome.NoSource => "no_source",
            _ => "not_stored",
        });
        json.WriteString("file", one.File);
        json.WriteString("found_by", one.Outcome is VerifyOutcome.Agrees or VerifyOutcome.Differs or VerifyOutcome.ToldOtherwise ? one.ByName ? "name" : "sha256" : null);
        if (one.OtherContent is { } content)
        {
            json.WriteStartObject("other_content");
            json.WriteString("file", content.File);
            json.WriteString("experiment", content.Experiment);
            json.WriteEndObject();
        }

        json.WriteStartArray("told_otherwise");
        foreach (var value in one.ToldOtherwise)
        {
            json.WriteStartObject();
            json.WriteString("field", value.Key);
            json.WriteString("stored", value.Stored);
            json.WriteString("found", value.Found);
            json.WriteString("origin", value.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (var difference in one.Differences)
        {
            json.WriteStartObject();
            json.WriteString("field", difference.Field);
            json.WriteString("stored", difference.Stored);
            json.WriteString("recomputed", difference.Recomputed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in one.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
