using System.Text;

namespace StaticTracker.Reporting;

/// <summary>The gate's report for a terminal: every limit with its figures.</summary>
public static class GateText
{
    public static string Of(DiffReport report)
    {
        var gate = report.Gate;
        var text = new StringBuilder();
        Line(text, GateLines.Headline(gate));
        Line(text, DiffWords.Ends(report));
        text.Append('\n');
        var rows = gate.Findings.Select(GateLines.Row).Prepend(GateLines.Columns).Select(r => r.Select(Clean).ToArray()).ToList();
        var widths = Enumerable.Range(0, GateLines.Columns.Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
        {
            Line(text, string.Join("  ", row.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd());
        }

        Section(text, $"Overrides ({GateLines.DayOf(gate)})", GateLines.Overrides(gate));
        Section(text, DiffSections.PromotionsTitle, report.Promotions.Select(p => p.Words));
        Section(text, DiffWords.PolicyChangedTitle, DiffSections.PolicyLines(report).Select(l => l.Text));
        string?[] notes = [.. GateLines.Tries(gate), DiffWords.Family(report)];
        text.Append(notes.Any(n => n is not null) ? "\n" : "");
        foreach (var note in notes.OfType<string>())
        {
            Line(text, Clean(note));
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append('\n');
            Line(text, title);
            all.ForEach(line => Line(text, "  " + Clean(line)));
        }
    }

    private static string Clean(string text) => ReportText.Of(text, ReportText.LongestLine);

    private static void Line(StringBuilder text, string line) => text.Append(ReportText.Visible(line)).Append('\n');
}
