using StaticTracker.Comparison.Reports;

namespace StaticTracker.Exporting;

/// <summary>Tables as Markdown. Whatever came from data can neither ping anybody, break the table, nor turn into HTML or links.</summary>
public static class MarkdownTable
{
    public static void Write(TextWriter output, ExportTable table)
    {
        output.Write($"| {string.Join(" | ", table.Columns.Select(c => ComparisonMarkdown.Escape(c.Title)))} |\n|{string.Concat(table.Columns.Select(_ => "---|"))}\n");
        foreach (var row in table.Rows)
        {
            output.Write($"| {string.Join(" | ", row.Select(v => v.IsNumber ? v.Text : ComparisonMarkdown.Escape(v.Text ?? "")))} |\n");
        }
    }
}
