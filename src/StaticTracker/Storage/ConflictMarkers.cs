using System.Text;

namespace StaticTracker.Storage;

/// <summary>
/// The places of a text that a merge left for people to decide: both versions between marker lines, as git writes them. JSON cannot hold such lines, so
/// that none is mistaken for data.
/// </summary>
internal static class ConflictMarkers
{
    private const int ShortestMarker = 7;

    /// <summary>Every conflict in its order: the line of its first marker, from 1, and the lines of both sides.</summary>
    public static List<(int Line, string Ours, string Theirs)> Find(ReadOnlySpan<byte> text)
    {
        var found = new List<(int Line, string Ours, string Theirs)>();
        var (start, size, oursStart, oursEnd, theirsStart) = (0, 0, -1, -1, -1);
        var number = 0;
        for (var at = 0; at < text.Length;)
        {
            number++;
            var end = text[at..].IndexOf((byte)'\n');
            var line = (end < 0 ? text[at..] : text.Slice(at, end)).TrimEnd((byte)'\r');
            var next = end < 0 ? text.Length : at + end + 1;
            if (Marker(line, '<', 0) is > 0 and var length)
            {
                (start, size, oursStart, oursEnd, theirsStart) = (number, length, next, -1, -1);
            }
            else if (start > 0 && oursEnd < 0 && (Marker(line, '|', size) > 0 || Marker(line, '=', size) > 0))
            {
                // Git's style diff3 has the ancestor's lines between: they are neither side's.
                oursEnd = at;
                theirsStart = Marker(line, '=', size) > 0 ? next : -1;
            }
            else if (oursEnd >= 0 && theirsStart < 0 && Marker(line, '=', size) > 0)
            {
                theirsStart = next;
            }
            else if (theirsStart >= 0 && Marker(line, '>', size) > 0)
            {
                found.Add((start, Words(text[oursStart..oursEnd]), Words(text[theirsStart..at])));
                (start, oursEnd, theirsStart) = (0, -1, -1);
            }

            at = next;
        }

        return found;
    }

    /// <summary>How long the marker of a line is, 0 where it is none; of that size only, where one is given.</summary>
    private static int Marker(ReadOnlySpan<byte> line, char sign, int size)
    {
        var length = line.IndexOfAnyExcept((byte)sign);
        length = length < 0 ? line.Length : length;
        return length >= ShortestMarker && (size == 0 || length == size) && (length == line.Length || line[length] == ' ') ? length : 0;
    }

    /// <summary>The lines of a side on one, without their indentation.</summary>
    private static string Words(ReadOnlySpan<byte> lines)
    {
        const int Longest = 100;
        var words = string.Join(' ', Encoding.UTF8.GetString(lines.Length > 4 * Longest ? lines[..(4 * Longest)] : lines).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? "nothing" : words.Length <= Longest ? $"‹{words.TrimEnd(',')}›" : $"‹{words[..Longest]}…›";
    }
}
