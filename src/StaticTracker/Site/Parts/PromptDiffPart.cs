using StaticTracker.Prompts.Diffs;

namespace StaticTracker.Site.Parts;

/// <summary>What differs between two prompts: rules first, then settings, then each section with both versions side by side. Gone is struck out, come is underlined.</summary>
internal static class PromptDiffPart
{
    public static void Render(HtmlWriter html, PromptDiff diff)
    {
        if (diff.IsSame)
        {
            html.Said("<p>{prompts.same}</p>");
            return;
        }

        Rules(html, diff);
        Settings(html, diff);
        foreach (var section in diff.Sections)
        {
            Section(html, diff, section);
        }
    }

    private static void Rules(HtmlWriter html, PromptDiff diff)
    {
        if (diff.Rules.Count == 0)
        {
            return;
        }

        html.Said("<h3>{prompts.rules}</h3><ul class=rules>");
        foreach (var rule in diff.Rules)
        {
            html.Raw("<li><span class=\"tag "u8).Raw(rule.What == "added" ? "t1"u8 : rule.What == "removed" ? "t0"u8 : "e2"u8).Raw("\">"u8).Said(rule.What == "added" ? "{prompts.rule_added}" : rule.What == "removed" ? "{prompts.rule_removed}" : "{prompts.rule_reworded}").Raw("</span> "u8);
            if (rule.Words.Count > 0)
            {
                Words(html, rule.Words, '\0');
            }
            else
            {
                html.Text(rule.After ?? rule.Before);
            }

            html.Raw(" <small>"u8).Text(rule.Section).Raw("</small></li>"u8);
        }

        html.Raw("</ul>"u8);
    }

    private static void Settings(HtmlWriter html, PromptDiff diff)
    {
        if (diff.Settings.Count == 0)
        {
            return;
        }

        html.Said("<h3>{prompts.settings}</h3><ul class=rules>");
        foreach (var setting in diff.Settings)
        {
            html.Raw("<li>"u8).Text(setting.Name).Raw(": <del>"u8);
            Value(html, setting.Before);
            html.Raw("</del> <ins>"u8);
            Value(html, setting.After);
            html.Raw("</ins></li>"u8);
        }

        html.Raw("</ul>"u8);
    }

    private static void Value(HtmlWriter html, string? value)
    {
        if (value is null)
        {
            html.Said("{prompts.not_set}");
        }
        else
        {
            html.Text(value);
        }
    }

    private static void Section(HtmlWriter html, PromptDiff diff, SectionChange section)
    {
        html.Raw("<h3>"u8).Text(section.Title).Raw("</h3><div class=scroll tabindex=0 role=region aria-label=\""u8).Text(section.Title).Raw("\"><table class=diff><thead><tr><th scope=col>"u8)
            .Text(diff.Before.Version.Text).Raw("<th scope=col>"u8).Text(diff.After.Version.Text).Raw("\n<tbody>"u8);
        foreach (var line in PromptDiffText.Shown(section.Lines))
        {
            html.Raw("\n<tr><td>"u8);
            if (line is null)
            {
                html.Raw("…</td><td>…</td>"u8);
                continue;
            }

            Side(html, line, line.Before, '-');
            html.Raw("</td><td>"u8);
            Side(html, line, line.After, '+');
            html.Raw("</td>"u8);
        }

        html.Raw("\n</table></div>"u8);
    }

    private static void Side(HtmlWriter html, LineChange line, string? text, char way)
    {
        if (text is null)
        {
            return;
        }

        if (line.Op == '~')
        {
            Words(html, line.Words, way);
        }
        else if (line.Op == '=')
        {
            html.Text(text);
        }
        else
        {
            html.Raw(way == '-' ? "<del>"u8 : "<ins>"u8).Text(text).Raw(way == '-' ? "</del>"u8 : "</ins>"u8);
        }
    }

    /// <summary>Words of one side ('-' or '+'), or of both.</summary>
    private static void Words(HtmlWriter html, IReadOnlyList<WordPiece> words, char side)
    {
        foreach (var word in words)
        {
            if (word.Op == '=')
            {
                html.Text(word.Text);
            }
            else if (side == '\0' || side == word.Op)
            {
                html.Raw(word.Op == '-' ? "<del>"u8 : "<ins>"u8).Text(word.Text).Raw(word.Op == '-' ? "</del>"u8 : "</ins>"u8);
            }
        }
    }
}
