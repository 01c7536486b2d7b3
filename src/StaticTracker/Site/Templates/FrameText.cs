using System.Text;

namespace StaticTracker.Site.Templates;

/// <summary>Rendered frames as one text: a line that names what they were rendered from, then each kind's name, a line's end, and its frame.</summary>
internal static class FrameText
{
    private const char Begin = '\u0006';

    /// <summary>The frames by the names of their kinds; none where the text is cut off or was made from something else.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text, string key)
    {
        var frames = new Dictionary<string, string>(StringComparer.Ordinal);
        var parts = text.Split(Begin);
        if (parts.Length < 2 || parts[0] != key + "\n" || parts[^1].Length > 0)
        {
            return frames;
        }

        foreach (var part in parts.AsSpan(1, parts.Length - 2))
        {
            var line = part.IndexOf('\n', StringComparison.Ordinal);
            frames[part[..line]] = part[(line + 1)..];
        }

        return frames;
    }

    public static string Write(IReadOnlyDictionary<string, string> frames, string key)
    {
        var text = new StringBuilder(key).Append('\n');
        foreach (var kind in frames.Keys.Order(StringComparer.Ordinal))
        {
            text.Append(Begin).Append(kind).Append('\n').Append(frames[kind]);
        }

        return text.Append(Begin).ToString();
    }
}
