using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StaticTracker.Comparison.Reports;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Reporting.Records;

namespace StaticTracker.Reporting;

/// <summary>The report for other programs: every fact, every comparison in full, every problem; nothing is cut.</summary>
public static class DiffJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(DiffReport report, DiffFilter filter)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("verdict", DiffWords.Verdict(report));
            json.WriteBoolean("errors", report.HasErrors);
            json.WriteString("base", report.Base.Commit?.ToString());
            json.WriteString("head", report.Head.Commit?.ToString());
            json.WriteString("policy_of", report.PolicyEnd.Commit?.ToString());
            json.WriteBoolean("policy_changed", report.PolicyChanged);
            json.WriteNumber("no_difference_margin", report.Margin);
            if (report.Gate.Policy is not null)
            {
                json.WriteStartObject("gate");
                GateJson.WriteMembers(json, report.Gate);
                json.WriteEndObject();
            }

            json.WriteStartArray("settings");
            WriteFields(json, report.Settings);
            json.WriteEndArray();
            WriteModules(json, report, filter);
            WritePromotions(json, report, filter);
            WriteRecords(json, report, filter);
            json.WriteStartArray("comparisons");
            foreach (var comparison in report.Comparisons.Where(filter.Shows))
            {
                ComparisonJson.Write(json, comparison);
            }

            json.WriteEndArray();
            json.WriteStartArray("problems");
            foreach (var problem in DiffSections.ProblemsOf(report))
            {
                WriteProblem(json, problem);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteModules(Utf8JsonWriter json, DiffReport report, DiffFilter filter)
    {
        json.WriteStartArray("modules");
        foreach (var module in report.Modules.Where(m => filter.Shows(m.Id.Text, null)))
        {
            json.WriteStartObject();
            json.WriteString("module", module.Id.Text);
            json.WriteString("change", module.Change.Kind.ToString().ToLowerInvariant());
            json.WriteStartArray("facts");
            foreach (var fact in module.Change.Facts.Where(f => filter.Shows(null, ExperimentOf(f)?.Model)))
            {
                WriteFact(json, fact);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePromotions(Utf8JsonWriter json, DiffReport report, DiffFilter filter)
    {
        json.WriteStartArray("promotions");
        foreach (var promotion in report.Promotions.Where(p => filter.Shows(p.Module.Text, p.Entry.Version.Model)))
        {
            json.WriteStartObject();
            json.WriteString("module", promotion.Module.Text);
            json.WriteString("id", promotion.Entry.Id);
            json.WriteString("words", promotion.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRecords(Utf8JsonWriter json, DiffReport report, DiffFilter filter)
    {
        json.WriteStartArray("records");
        foreach (var record in report.Records.Where(r => filter.Shows(r.Module?.Text, r.Model)))
        {
            json.WriteStartObject();
            json.WriteString("record", RecordWords.One(record.Kind));
            json.WriteString("path", record.Path);
            json.WriteString("module", record.Module?.Text);
            json.WriteString("words", record.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFact(Utf8JsonWriter json, DataFact fact)
    {
        json.WriteStartObject();
        json.WriteString("fact", fact switch
        {
            DataFact.ExperimentAdded({ IsWithdrawn: true }) => "experiment_came_withdrawn",
            DataFact.ExperimentAdded => "experiment_added",
            DataFact.ExperimentRemoved => "experiment_removed",
            DataFact.ExperimentChanged => "experiment_changed",
            DataFact.ExperimentWithdrawn => "experiment_withdrawn",
            DataFact.SuggestionAdded => "suggestion_added",
            DataFact.SuggestionRemoved => "suggestion_removed",
            DataFact.SuggestionChanged => "suggestion_changed",
            DataFact.ModuleFieldChanged => "module_field_changed",
            _ => "form_only",
        });
        json.WriteString("words", FactWording.Of(fact).ToString());
        if (ExperimentOf(fact) is { } experiment)
        {
            json.WriteString("experiment", experiment.Id);
        }

        json.WriteStartArray("fields");
        WriteFields(json, fact switch { DataFact.ExperimentChanged(_, var fields) => fields, DataFact.ModuleFieldChanged(var field) => [field], _ => [] });
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ExperimentDigest? ExperimentOf(DataFact fact) => fact switch
    {
        DataFact.ExperimentAdded(var e) => e,
        DataFact.ExperimentRemoved(var e) => e,
        DataFact.ExperimentChanged(var e, _) => e,
        DataFact.ExperimentWithdrawn(var e, _) => e,
        _ => null,
    };

    private static void WriteFields(Utf8JsonWriter json, IEnumerable<FieldChange> fields)
    {
        foreach (var (field, before, after) in fields)
        {
            json.WriteStartObject();
            json.WriteString("field", field);
            json.WriteString("before", before);
            json.WriteString("after", after);
            json.WriteEndObject();
        }
    }

    private static void WriteProblem(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("path", problem.Span.Path);
        json.WriteNumber("line", problem.Span.Line);
        json.WriteNumber("column", problem.Span.Column);
        json.WriteString("severity", problem.Severity.ToString().ToLowerInvariant());
        json.WriteString("code", problem.Code.Id);
        json.WriteString("message", problem.Message);
        json.WriteString("hint", problem.Hint);
        json.WriteEndObject();
    }
}
