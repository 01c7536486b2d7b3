using System.Text;

namespace StaticTracker.Prompts.Diffs;

/// <summary>A prompt diff for a terminal: rules first, then each section with its changed lines; reworded words stand as [-old-] and {+new+}.</summary>
public static class PromptDiffText
{
    /// <summary>Lines that stayed around one that did not.</summary>
    private const int Around = 2;

    public static string Of(PromptDiff diff)
    {
        var text = new StringBuilder();
        Line(text, $"{diff.Before.Address} {PromptHash.Short(diff.Before.Hash)} → {diff.After.Address} {PromptHash.Short(diff.After.Hash)}");
        if (diff.IsSame)
        {
            Line(text, "the same prompt");
            return text.ToString();
        }

        foreach (var rule in diff.Rules)
        {
            Line(text, $"  rule {rule.What} in {rule.Section}: {(rule.Words.Count > 0 ? Words(rule.Words) : rule.After ?? rule.Before)}");
        }

        foreach (var setting in diff.Settings)
        {
            Line(text, $"  {setting.Name}: {setting.Before ?? "not set"} → {setting.After ?? "not set"}");
        }

        foreach (var section in diff.Sections)
        {
            Line(text, "");
            Line(text, $"@@ {section.Title}");
            foreach (var line in Shown(section.Lines))
            {
                Line(text, line is null ? "  …" : line.Op == '~' ? $"~ {Words(line.Words)}" : $"{(line.Op == '=' ? ' ' : line.Op)} {line.After ?? line.Before}");
            }
        }

        return text.ToString();
    }

    /// <summary>Changed lines with some around them; null stands for what was left out.</summary>
    public static IReadOnlyList<LineChange?> Shown(IReadOnlyList<LineChange> lines)
    {
        var shown = new List<LineChange?>();
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = false;
            for (var k = Math.Max(0, i - Around); k <= Math.Min(lines.Count - 1, i + Around) && !isNear; k++)
            {
                isNear = lines[k].Op != '=';
            }

            if (isNear)
            {
                shown.Add(lines[i]);
            }
            else if (shown.Count > 0 && shown[^1] is not null && i > 0)
            {
                shown.Add(null);
            }
        }

        return shown.Count > 0 && shown[^1] is null ? [.. shown.SkipLast(1)] : shown;
    }

    /// <summary>Words as one line of text.</summary>
    public static string Words(IEnumerable<WordPiece> pieces) => string.Concat(pieces.Select(p => p.Op switch
    {
        '-' => $"[-{p.Text}-]",
        '+' => $"{{+{p.Text}+}}",
        _ => p.Text,
    }));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
