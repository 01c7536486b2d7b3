namespace StaticTracker.Prompts.Diffs;

/// <summary>
/// Cuts a prompt's text into sections. A heading is a Markdown heading, or a short line that ends in a colon, stands at the left edge and begins a block. Inside a fenced block there are none.
/// </summary>
internal static class SectionReader
{
    private const int LongestHeading = 80;

    public static IReadOnlyList<PromptSection> Of(string text)
    {
        var sections = new List<PromptSection>();
        var lines = new List<string>();
        var (name, isFenced, isAfterBlank) = ("", false, true);
        foreach (var line in PromptText.Normalise(text).Split('\n'))
        {
            isFenced ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!isFenced && HeadingOf(line, isAfterBlank) is { } heading)
            {
                Close();
                name = heading;
            }
            else
            {
                lines.Add(line);
            }

            isAfterBlank = line.Trim().Length == 0;
        }

        Close();
        return sections;

        void Close()
        {
            while (lines.Count > 0 && lines[^1].Trim().Length == 0)
            {
                lines.RemoveAt(lines.Count - 1);
            }

            if (lines.Count > 0 || name.Length > 0)
            {
                sections.Add(new PromptSection(name, [.. lines]));
            }

            lines.Clear();
        }
    }

    /// <summary>What a list item says, without its bullet or number; null: the line is none.</summary>
    public static string? RuleOf(string line)
    {
        var rest = line.TrimStart();
        if (rest.Length > 2 && rest[0] is '-' or '*' or '+' or '•' && rest[1] == ' ')
        {
            return rest[2..].Trim();
        }

        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        return digits is > 0 and < 4 && rest.Length > digits + 2 && rest[digits] is '.' or ')' && rest[digits + 1] == ' ' ? rest[(digits + 2)..].Trim() : null;
    }

    private static string? HeadingOf(string line, bool isAfterBlank)
    {
        var level = 0;
        while (level < line.Length && line[level] == '#')
        {
            level++;
        }

        if (level is > 0 and <= 6 && line.Length > level && line[level] == ' ')
        {
            return line[level..].Trim(' ', '#');
        }

        return isAfterBlank && line.Length is > 1 and <= LongestHeading && line[^1] == ':' && !char.IsWhiteSpace(line[0]) && RuleOf(line) is null ? line[..^1].Trim() : null;
    }
}
