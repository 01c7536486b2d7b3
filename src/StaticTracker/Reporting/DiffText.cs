using System.Text;
using StaticTracker.Diagnostics;

namespace StaticTracker.Reporting;

/// <summary>The report for a terminal.</summary>
public static class DiffText
{
    public static string Of(DiffReport report, DiffFilter filter)
    {
        var text = new StringBuilder();
        Line(text, DiffWords.Verdict(report));
        Line(text, DiffWords.Ends(report));
        if (report.Gate.Policy is not null)
        {
            Line(text, "gate " + Clean(GateLines.Headline(report.Gate)) + " (tracker gate tells more)");
        }

        AddTable(text, report, filter);
        foreach (var section in DiffSections.Of(report, filter))
        {
            text.Append('\n');
            Line(text, section.Title);
            foreach (var line in section.Lines)
            {
                Line(text, "  " + Clean(line.Text));
            }
        }

        var problems = DiffSections.ProblemsOf(report).ToList();
        text.Append(problems.Count > 0 ? "\nProblems\n" : "");
        foreach (var problem in problems)
        {
            Line(text, "  " + ProblemReporter.Line(problem));
        }

        return text.ToString();
    }

    private static void AddTable(StringBuilder text, DiffReport report, DiffFilter filter)
    {
        var shown = report.Comparisons.Where(filter.Shows).ToList();
        var still = shown.Where(c => !filter.All && CellWord.Of(c) == CellOutcome.NoDifferenceShown).ToList();
        var rows = shown.Except(still).SelectMany(c => CellWord.Shown(c).Select(f => DiffWords.Row(c, f, filter.Precision))).Select(r => r.Select(Clean).ToArray()).ToList();
        if (rows.Count > 0)
        {
            text.Append('\n');
            var widths = Enumerable.Range(0, DiffWords.Columns.Length).Select(c => rows.Append(DiffWords.Columns).Max(r => r[c].Length)).ToArray();
            foreach (var row in rows.Prepend(DiffWords.Columns))
            {
                Line(text, string.Join("  ", row.Select((cell, c) => c is >= 3 and <= 8 ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd());
            }
        }

        if (still.Count > 0)
        {
            text.Append('\n');
            Line(text, $"{DiffWords.Count(still.Count, "cell")} with no difference shown (--all names them)");
        }

        if (DiffWords.Family(report) is { } family && shown.Count > 0)
        {
            text.Append('\n');
            Line(text, family);
            foreach (var note in DiffWords.Notes(shown))
            {
                Line(text, "note: " + Clean(note));
            }
        }

        foreach (var tries in GateLines.Tries(report.Gate, filter))
        {
            Line(text, "note: " + Clean(tries));
        }
    }

    private static string Clean(string text) => ReportText.Of(text, ReportText.LongestLine);

    private static void Line(StringBuilder text, string line) => text.Append(ReportText.Visible(line)).Append('\n');
}
