using System.Buffers;

namespace StaticTracker.Exporting;

/// <summary>Tables as CSV (RFC 4180, with LF) or TSV: quoted where the delimiter, a quote or the end of a line is in a value, formulas defused.</summary>
public static class DelimitedText
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\t\"\r\n");

    public static void Write(TextWriter output, ExportTable table, char delimiter)
    {
        WriteHead(output, table, delimiter);
        WriteRows(output, table.Rows, delimiter);
    }

    /// <summary>The line with the columns' titles alone.</summary>
    public static void WriteHead(TextWriter output, ExportTable table, char delimiter)
    {
        var titles = new ExportValue[table.Columns.Count];
        for (var i = 0; i < titles.Length; i++)
        {
            titles[i] = ExportValue.Of(table.Columns[i].Title);
        }

        WriteRows(output, [titles], delimiter);
    }

    /// <summary>Some rows alone, for who makes a table's parts at once.</summary>
    public static void WriteRows(TextWriter output, IEnumerable<ExportValue[]> rows, char delimiter)
    {
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (i > 0)
                {
                    output.Write(delimiter);
                }

                var text = FormulaGuard.Of(row[i]);
                output.Write(text.AsSpan().ContainsAny(s_quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
            }

            output.Write('\n');
        }
    }
}
