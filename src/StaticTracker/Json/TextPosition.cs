using System.Text;

namespace StaticTracker.Json;

/// <summary>Line and column, both from 1; the column counts code points.</summary>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The position of a byte offset in a UTF-8 text. A byte order mark takes no column.</summary>
    public static TextPosition Of(ReadOnlySpan<byte> utf8, int offset)
    {
        offset = Math.Clamp(offset, 0, utf8.Length);
        var before = utf8[..offset];
        if (before.StartsWith(Encoding.UTF8.Preamble))
        {
            before = before[3..];
        }

        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        var line = 1 + before[..lineStart].Count((byte)'\n');
        return new TextPosition(line, 1 + CodePoints(before[lineStart..]));
    }

    /// <summary>How many code points a part of a UTF-8 text has.</summary>
    public static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return utf8.Length;
        }

        var count = 0;
        foreach (var b in utf8)
        {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }
}
