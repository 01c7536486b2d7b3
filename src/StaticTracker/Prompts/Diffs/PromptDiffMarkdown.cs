using System.Text;

namespace StaticTracker.Prompts.Diffs;

/// <summary>A prompt diff as Markdown: rules and settings as lists, sections in blocks of the kind diff. A fence is longer than any inside, so that no prompt's text gets out of its block.</summary>
public static class PromptDiffMarkdown
{
    public static string Of(PromptDiff diff)
    {
        var text = new StringBuilder();
        Line(text, $"### {Code(diff.Before.Address)} → {Code(diff.After.Address)}");
        Line(text, "");
        Line(text, $"{Code(PromptHash.Short(diff.Before.Hash))} → {Code(PromptHash.Short(diff.After.Hash))}");
        if (diff.IsSame)
        {
            Line(text, "");
            Line(text, "The same prompt.");
            return text.ToString();
        }

        List(text, "Rules", [.. diff.Rules.Select(r => $"{r.What} in {Code(r.Section)}: {Code(r.Words.Count > 0 ? PromptDiffText.Words(r.Words) : r.After ?? r.Before!)}")]);
        List(text, "Settings", [.. diff.Settings.Select(s => $"{Code(s.Name)}: {(s.Before is null ? "not set" : Code(s.Before))} → {(s.After is null ? "not set" : Code(s.After))}")]);
        foreach (var section in diff.Sections)
        {
            var lines = PromptDiffText.Shown(section.Lines).SelectMany(Lines).ToList();
            var fence = new string('`', Math.Max(3, lines.Max(LongestTicks) + 1));
            Line(text, "");
            Line(text, $"**{Code(section.Title)}**");
            Line(text, "");
            Line(text, fence + "diff");
            lines.ForEach(l => Line(text, l));
            Line(text, fence);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(LineChange? line) => line is null ? ["  …"] : line.Op switch
    {
        '~' => [$"- {line.Before}", $"+ {line.After}"],
        '=' => [$"  {line.After}"],
        _ => [$"{line.Op} {line.After ?? line.Before}"],
    };

    private static void List(StringBuilder text, string title, IReadOnlyList<string> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        Line(text, "");
        Line(text, $"**{title}**");
        Line(text, "");
        foreach (var entry in entries)
        {
            Line(text, $"- {entry}");
        }
    }

    /// <summary>A text as code on one line, in ticks that it does not hold itself.</summary>
    private static string Code(string text)
    {
        var plain = text.ReplaceLineEndings(" ").Trim();
        var ticks = new string('`', LongestTicks(plain) + 1);
        return plain.Length == 0 ? "(empty)" : $"{ticks}{(ticks.Length > 1 ? " " : "")}{plain}{(ticks.Length > 1 ? " " : "")}{ticks}";
    }

    private static int LongestTicks(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
