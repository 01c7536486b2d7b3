using System.Text;

namespace StaticTracker.Site.Templates;

/// <summary>Rendered frames as one text: a line that names what rendered them, then for each kind a line with its name and the key of its templates, and its frame.</summary>
internal static class FrameText
{
    private const char Begin = '\u0006';

    /// <summary>The frames by the names of their kinds, each with the key of its templates; none where the text is cut off or was rendered by something else.</summary>
    public static IReadOnlyDictionary<string, (string Key, string Frame)> Read(string text, string renderedBy)
    {
        var frames = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var parts = text.Split(Begin);
        if (parts.Length < 2 || parts[0] != renderedBy + "\n" || parts[^1].Length > 0)
        {
            return frames;
        }

        foreach (var part in parts.AsSpan(1, parts.Length - 2))
        {
            var line = part.IndexOf('\n', StringComparison.Ordinal);
            var space = part.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0 || space > line)
            {
                return new Dictionary<string, (string, string)>();
            }

            frames[part[..space]] = (part[(space + 1)..line], part[(line + 1)..]);
        }

        return frames;
    }

    public static string Write(IReadOnlyDictionary<string, (string Key, string Frame)> frames, string renderedBy)
    {
        var text = new StringBuilder(renderedBy).Append('\n');
        foreach (var kind in frames.Keys.Order(StringComparer.Ordinal))
        {
            var (key, frame) = frames[kind];
            text.Append(Begin).Append(kind).Append(' ').Append(key).Append('\n').Append(frame);
        }

        return text.Append(Begin).ToString();
    }
}
