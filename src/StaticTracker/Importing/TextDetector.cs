namespace StaticTracker.Importing;

/// <summary>Tells the format of text that is neither JSON nor XML: tables by their header line, YAML by its first lines.</summary>
internal static class TextDetector
{
    /// <summary>How lines of an older tracker's YAML, or of any JavaScript, begin.</summary>
    private static readonly byte[][] s_older =
        ["runs:"u8.ToArray(), "modules:"u8.ToArray(), "suggestions:"u8.ToArray(), "const "u8.ToArray(), "export const "u8.ToArray(), "export default "u8.ToArray(), "module.exports"u8.ToArray()];

    public static ResultFormat Detect(ReadOnlySpan<byte> window)
    {
        if (IsYaml(window))
        {
            return ResultFormat.Table;
        }

        if (window.TrimStart(" \t\r\n-"u8).StartsWith("evalId:"u8))
        {
            return ResultFormat.PromptfooYaml;
        }

        if (HasLine(window, "prompts:"u8) && (HasLine(window, "providers:"u8) || HasLine(window, "tests:"u8)))
        {
            return ResultFormat.PromptfooConfig;
        }

        var columns = DelimitedHeader.Of(window);
        return columns.Count < 2 ? (IsOlder(window) ? ResultFormat.OlderTracker : ResultFormat.Unknown) : columns.Any(RagasNames.IsMetric) ? ResultFormat.Ragas : PlatformNames.OfRow(columns) ?? ResultFormat.Table;
    }

    private static bool IsOlder(ReadOnlySpan<byte> window)
    {
        foreach (var start in s_older)
        {
            if (HasLine(window, start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line begins so, without a space before it.</summary>
    private static bool HasLine(ReadOnlySpan<byte> window, ReadOnlySpan<byte> start)
    {
        for (var rest = window; ;)
        {
            var at = rest.IndexOf(start);
            if (at < 0 || (at == 0 && rest.Length == window.Length) || (at > 0 && rest[at - 1] == '\n'))
            {
                return at >= 0;
            }

            rest = rest[(at + 1)..];
        }
    }

    /// <summary>Whether this is a list of mappings in YAML: its first line that says something is a dash and a key.</summary>
    public static bool IsYaml(ReadOnlySpan<byte> window)
    {
        foreach (var range in window[..Math.Min(window.Length, 64 << 10)].Split((byte)'\n'))
        {
            var line = window[range].Trim(" \t\r"u8);
            if (line.IsEmpty || line[0] == '#' || line.SequenceEqual("---"u8))
            {
                continue;
            }

            if (line[0] != '-' || line.Length < 2 || line[1] != ' ')
            {
                return false;
            }

            var colon = line.IndexOf((byte)':');
            return colon > 2 && (colon + 1 == line.Length || line[colon + 1] == ' ');
        }

        return false;
    }
}
