using System.Text;
using StaticTracker.Diagnostics;

namespace StaticTracker.Commands;

/// <summary>Rows as columns of plain text, two spaces apart.</summary>
internal static class TextColumns
{
    /// <summary>Writes rows of equal length; columns that <paramref name="right"/> names stand at their right edge.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows, params int[] right)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var cells = rows.Select(row => Array.ConvertAll(row, ProblemReporter.Visible)).ToList();
        var widths = new int[cells[0].Length];
        foreach (var row in cells)
        {
            for (var c = 0; c < row.Length; c++)
            {
                widths[c] = Math.Max(widths[c], row[c].Length);
            }
        }

        var text = new StringBuilder();
        foreach (var row in cells)
        {
            text.Append(string.Join("  ", row.Select((cell, c) => right.Contains(c) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd()).Append(output.NewLine);
        }

        // At once: the console hands on each call by itself.
        output.Write(text);
    }
}
