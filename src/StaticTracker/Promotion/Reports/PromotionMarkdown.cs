using System.Text;

namespace StaticTracker.Promotion.Reports;

/// <summary>A report as Markdown; what came from data is escaped.</summary>
public static class PromotionMarkdown
{
    private static readonly char[] s_special = ['\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '@', '!', '~', '$'];

    public static string Of(PromotionReport report)
    {
        var text = new StringBuilder();
        text.Append("## Promotion: ").Append(Escape(PromotionLines.Headline(report))).Append("\n\n");
        foreach (var (name, value) in PromotionLines.Head(report))
        {
            text.Append("- **").Append(name).Append("**: ").Append(Escape(value)).Append('\n');
        }

        Table(text, PromotionLines.ReasonColumns, PromotionLines.Reasons(report));
        Table(text, PromotionLines.FigureColumns, PromotionLines.Figures(report));
        foreach (var note in report.Decision.Notes)
        {
            text.Append('\n').Append(Escape(note)).Append('\n');
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, string[] columns, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        text.Append("\n| ").AppendJoin(" | ", columns).Append(" |\n|").Insert(text.Length, "---|", columns.Length).Append('\n');
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Escape)).Append(" |\n");
        }
    }

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            text.Append(Array.IndexOf(s_special, c) >= 0 ? $"\\{c}" : char.IsControl(c) ? " " : c.ToString());
        }

        return text.ToString();
    }
}
