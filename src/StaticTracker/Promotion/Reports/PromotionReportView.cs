using System.Text;
using StaticTracker.Diagnostics;

namespace StaticTracker.Promotion.Reports;

/// <summary>A report for a terminal.</summary>
public static class PromotionReportView
{
    public static string Of(PromotionReport report)
    {
        var text = new StringBuilder();
        Line(text, PromotionLines.Headline(report));
        foreach (var (name, value) in PromotionLines.Head(report))
        {
            Line(text, $"  {name,-11}{value}");
        }

        Table(text, PromotionLines.ReasonColumns, PromotionLines.Reasons(report));
        Table(text, PromotionLines.FigureColumns, PromotionLines.Figures(report));
        foreach (var note in report.Decision.Notes)
        {
            Line(text, note);
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, string[] columns, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        text.Append('\n');
        var all = rows.Prepend(columns).Select(r => r.Select(ProblemReporter.Visible).ToArray()).ToList();
        var widths = Enumerable.Range(0, columns.Length).Select(c => all.Max(r => r[c].Length)).ToArray();
        foreach (var row in all)
        {
            Line(text, string.Join("  ", row.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd());
        }

        text.Append('\n');
    }

    private static void Line(StringBuilder text, string line) => text.Append(ProblemReporter.Visible(line)).Append('\n');
}
