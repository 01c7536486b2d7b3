namespace StaticTracker.Importing;

/// <summary>Tells the format of text that is neither JSON nor XML: tables by their header line, YAML by its first lines.</summary>
internal static class TextDetector
{
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

        var columns = DelimitedHeader.Of(window);
        return columns.Count < 2 ? ResultFormat.Unknown : columns.Any(RagasNames.IsMetric) ? ResultFormat.Ragas : PlatformNames.OfRow(columns) ?? ResultFormat.Table;
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
