using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>What an import did, for people and for programs.</summary>
internal static class ImportSummary
{
    private const int MostLines = 30;

    public static void Write(TextWriter output, ImportReport report, bool isDry, bool isVerbose)
    {
        if (report.New.Count <= MostLines || isVerbose)
        {
            foreach (var (module, run) in report.New)
            {
                var match = Rate.Stated(run.Experiment.Metrics.MatchRate) is { } rate ? $", match rate {Rate.Text(rate)} %" : "";
                output.WriteLine(ProblemReporter.Visible($"{(isDry ? "would add" : "new")} {RunWords.Of(module, run.Experiment)}{match}  [{run.Experiment.Id}]"));
            }
        }
        else
        {
            WriteModules(output, report);
        }

        if (report.AlreadyThere.Count <= MostLines || isVerbose)
        {
            foreach (var (_, id, file) in report.AlreadyThere)
            {
                output.WriteLine(ProblemReporter.Visible($"already there {id}  ({file.Shown})"));
            }
        }

        if (report.Texts is { } texts)
        {
            output.WriteLine($"{(isDry ? "would keep " : "")}{texts}");
        }

        output.WriteLine(Totals(report, isDry));
    }

    public static string Totals(ImportReport report, bool isDry)
    {
        var skipped = report.Skipped == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {report.Skipped} left out (path says \"invalid\")");
        return string.Create(CultureInfo.InvariantCulture, $"{report.New.Count} new, {report.AlreadyThere.Count} already there, {report.Refused} refused{skipped}{(isDry ? "; nothing was written" : "")}");
    }

    public static string Json(ImportReport report, IEnumerable<string> written, bool isDry)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteBoolean("dry_run", isDry);
            json.WriteStartArray("new");
            foreach (var (module, run) in report.New)
            {
                json.WriteStartObject();
                json.WriteString("module", module.Text);
                json.WriteString("experiment", run.Experiment.Id);
                json.WriteString("file", run.File.Shown);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("already_there");
            foreach (var (module, id, file) in report.AlreadyThere)
            {
                json.WriteStartObject();
                json.WriteString("module", module.Text);
                json.WriteString("experiment", id);
                json.WriteString("file", file.Shown);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (report.Texts is { } texts)
            {
                json.WriteStartObject("texts");
                json.WriteNumber("experiments", texts.Experiments);
                json.WriteStartObject("redacted");
                foreach (var (kind, count) in texts.Redacted)
                {
                    json.WriteNumber(kind, count);
                }

                json.WriteEndObject();
                json.WriteNumber("cut", texts.Cut);
                json.WriteNumber("left_out", texts.LeftOut);
                json.WriteEndObject();
            }

            json.WriteNumber("refused", report.Refused);
            json.WriteNumber("left_out", report.Skipped);
            json.WriteStartArray(isDry ? "would_write" : "written");
            foreach (var path in written.Order(StringComparer.Ordinal))
            {
                json.WriteStringValue(DataFolder.Show(path));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteModules(TextWriter output, ImportReport report)
    {
        var modules = report.New.GroupBy(n => n.Module).Select(g => (g.Key, Count: g.Count())).ToList();
        foreach (var (module, count) in modules.Take(MostLines))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{module}: {count} new"));
        }

        if (modules.Count > MostLines)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {modules.Count - MostLines} more modules"));
        }
    }
}
