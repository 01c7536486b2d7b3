using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Runs.Ab;

namespace StaticTracker.Commands;

/// <summary>A/B experiments as words and as JSON.</summary>
internal static class AbWords
{
    /// <summary>What was concluded stands; that its runs give other figures now is told.</summary>
    public static void TellOtherFigures(CommandContext context, AbExperiment e, AbStatus status)
    {
        if (e.Conclusion is { } c && (status.Figures is not { } now || (now.Items, now.Better, now.Worse) != (c.Figures.Items, c.Figures.Better, c.Figures.Worse)))
        {
            context.Problems.Add(
                SourceSpan.File(e.Id), Codes.Runs.OtherAbFigures,
                string.Create(CultureInfo.InvariantCulture, $"it was concluded from {c.Figures.Items} items ({c.Figures.Better} better, {c.Figures.Worse} worse); its runs give {status.Figures?.Items ?? 0} now ({status.Figures?.Better ?? 0}, {status.Figures?.Worse ?? 0})"),
                "look at what changed: git log -- data/ab data/verdicts");
        }
    }

    public static void WriteJson(Utf8JsonWriter json, AbExperiment e, AbStatus s)
    {
        WritePlan(json, e);
        json.WriteStartObject("status");
        json.WriteString("ends", s.Ends);
        if (s.Figures is { } figures)
        {
            WriteFigures(json, figures);
        }

        json.WriteNumber("left_out", s.LeftOut.All);
        json.WriteNumber("left_out_waiting", s.LeftOut.Waiting);
        json.WriteNumber("left_out_errors", s.LeftOut.Errors);
        Number(json, "items_for_one_look", s.ItemsForOneLook);
        Number(json, "items_for_any_look", s.ItemsForAnyLook);
        Number(json, "items_missing", s.ItemsMissing);
        json.WriteStartArray("notes");
        foreach (var note in s.Notes)
        {
            json.WriteStringValue(note.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WritePlan(Utf8JsonWriter json, AbExperiment e)
    {
        json.WriteString("id", e.Id);
        json.WriteString("module", e.Module.Text);
        json.WriteString("hypothesis", e.Hypothesis);
        json.WriteString("primary_metric", e.PrimaryMetric);
        json.WriteNumber("minimum_effect", e.MinimumEffect);
        json.WriteNumber("planned_n", e.PlannedN);
        json.WriteString("stop_rule", "e_value");
        json.WriteNumber("alpha", e.Alpha);
        json.WriteString("dataset_fingerprint", e.DatasetFingerprint);
        json.WriteString("started_at", e.StartedAt.Text);
        Texts(json, "control", e.Control);
        Texts(json, "treatment", e.Treatment);
        if (e.Conclusion is { } c)
        {
            json.WriteStartObject("conclusion");
            json.WriteString("at", c.At);
            json.WriteString("decision", c.Decision);
            json.WriteString("note", c.Note);
            WriteFigures(json, c.Figures);
            json.WriteEndObject();
        }
    }

    private static void WriteFigures(Utf8JsonWriter json, AbFigures f)
    {
        json.WriteNumber("items", f.Items);
        json.WriteNumber("better", f.Better);
        json.WriteNumber("worse", f.Worse);
        json.WriteNumber("control_rate", f.ControlRate);
        json.WriteNumber("treatment_rate", f.TreatmentRate);
        json.WriteNumber("change", f.Change);
        json.WriteNumber("e_value", Math.Round(Math.Min(f.EValue, 1e12), 4));
        json.WriteNumber("share_low", Math.Round(f.ShareLow, 4));
        json.WriteNumber("share_high", Math.Round(f.ShareHigh, 4));
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
