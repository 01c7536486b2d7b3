using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Migrating;

/// <summary>The report of a migration, for people and for programs.</summary>
internal static class MigrationReportWriter
{
    public static void Text(TextWriter output, MigrationReport report, bool isDry)
    {
        foreach (var line in report.Lines)
        {
            output.WriteLine(ProblemReporter.Visible($"{WordOf(line.Fate),-6}  {line.Span.Path}:{line.Span.Line}  {line.What}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Count(MigrationFate.Taken)} taken, {report.Count(MigrationFate.Merged)} merged, {report.Count(MigrationFate.Left)} left{(isDry ? "; nothing was written" : "")}"));
    }

    public static void Json(Utf8JsonWriter json, MigrationReport report, IEnumerable<string> written, bool isDry)
    {
        json.WriteBoolean("dry_run", isDry);
        foreach (var fate in Enum.GetValues<MigrationFate>())
        {
            json.WriteStartArray(WordOf(fate));
            foreach (var line in report.Lines.Where(l => l.Fate == fate))
            {
                json.WriteStartObject();
                json.WriteString("file", line.Span.Path);
                json.WriteNumber("line", line.Span.Line);
                if (line.Module is { } module)
                {
                    json.WriteString("module", module);
                }

                json.WriteString("what", line.What);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray(isDry ? "would_write" : "written");
        foreach (var path in written.Distinct().Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(DataFolder.Show(path));
        }

        json.WriteEndArray();
    }

    private static string WordOf(MigrationFate fate) => fate switch
    {
        MigrationFate.Taken => "taken",
        MigrationFate.Merged => "merged",
        _ => "left",
    };
}
