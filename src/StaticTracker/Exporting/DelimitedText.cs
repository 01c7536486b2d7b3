using System.Buffers;

namespace StaticTracker.Exporting;

/// <summary>Tables as CSV (RFC 4180, with LF) or TSV: quoted where the delimiter, a quote or the end of a line is in a value, formulas defused.</summary>
public static class DelimitedText
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\t\"\r\n");

    public static void Write(TextWriter output, ExportTable table, char delimiter)
    {
        Line(output, delimiter, table.Columns.Count, i => ExportValue.Of(table.Columns[i].Title));
        foreach (var row in table.Rows)
        {
            Line(output, delimiter, row.Length, i => row[i]);
        }
    }

    private static void Line(TextWriter output, char delimiter, int count, Func<int, ExportValue> value)
    {
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                output.Write(delimiter);
            }

            var text = FormulaGuard.Of(value(i));
            output.Write(text.AsSpan().ContainsAny(s_quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
        }

        output.Write('\n');
    }
}
