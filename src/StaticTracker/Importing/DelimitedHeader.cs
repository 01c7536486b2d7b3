using System.Text;

namespace StaticTracker.Importing;

/// <summary>The first line of a table: what stands between its columns, and what they are called.</summary>
internal static class DelimitedHeader
{
    private static readonly char[] s_delimiters = [',', '\t', ';', '|'];

    /// <summary>The columns of the first line that the window holds; none where there is no line.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> window)
    {
        var line = FirstLine(window);
        return line.Length == 0 ? [] : Split(line, DelimiterOf(line));
    }

    /// <summary>What stands between the columns: of the usual signs the one that is most frequent outside quotes.</summary>
    public static char DelimiterOf(string line)
    {
        var (best, most) = (s_delimiters[0], 0);
        foreach (var delimiter in s_delimiters)
        {
            var count = Split(line, delimiter).Count;
            if (count > most)
            {
                (best, most) = (delimiter, count);
            }
        }

        return best;
    }

    /// <summary>The first line that is not empty, quoted line breaks kept; the window's rest where it has no end.</summary>
    public static string FirstLine(ReadOnlySpan<byte> window)
    {
        const int Longest = 64 << 10;
        var text = window.TrimStart("\r\n"u8);
        var isQuoted = false;
        for (var i = 0; i < Math.Min(text.Length, Longest); i++)
        {
            isQuoted ^= text[i] == '"';
            if (text[i] == '\n' && !isQuoted)
            {
                return Encoding.UTF8.GetString(text[..i]).TrimEnd('\r');
            }
        }

        return text.Length > Longest ? "" : Encoding.UTF8.GetString(text).TrimEnd('\r');
    }

    private static List<string> Split(string line, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == delimiter && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
