using System.Text.Json;
using StaticTracker.Comparison.Reports;
using StaticTracker.History;

namespace StaticTracker.Reporting.Digests;

/// <summary>The digest for other programs: the window, the sections in words, and every comparison in full.</summary>
public static class DigestJson
{
    public static void Write(Utf8JsonWriter json, Digest digest)
    {
        var window = digest.Window;
        json.WriteString("headline", DigestSections.Headline(digest));
        json.WriteString("from", window.From is { } from ? CommitTime.Iso(from) : null);
        json.WriteString("until", CommitTime.Iso(window.Until));
        json.WriteString("base", window.Base.Commit?.ToString());
        json.WriteString("head", window.Head.Commit?.ToString());
        json.WriteBoolean("starts_with_history", window.Start == DigestStart.FirstCommit);
        json.WriteBoolean("starts_with_shallow_clone", window.Start == DigestStart.ShallowClone);
        json.WriteNumber("commits", window.Commits);
        json.WriteNumber("modules_changed", digest.ModulesChanged);
        json.WriteNumber("results_added", digest.ResultsAdded);
        json.WriteNumber("results_came_withdrawn", digest.CameWithdrawn);
        json.WriteStartArray("sections");
        foreach (var section in DigestSections.Of(digest))
        {
            json.WriteStartObject();
            json.WriteString("title", section.Title);
            json.WriteStartArray("lines");
            foreach (var line in section.Lines)
            {
                json.WriteStringValue(line.Text);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("comparisons");
        foreach (var comparison in digest.Report.Comparisons)
        {
            ComparisonJson.Write(json, comparison);
        }

        json.WriteEndArray();
    }
}
