using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Suggestions;

namespace StaticTracker.Site.Parts;

/// <summary>A module's suggestions by status, what is still to do first, and with the effect of what was applied.</summary>
internal static class SuggestionList
{
    /// <summary>With a heading for each status that there is.</summary>
    public static Html ByStatus(SiteTexts texts, IReadOnlyList<SuggestionEntry> suggestions)
    {
        if (suggestions.Count == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(suggestions.Count * 512, texts);
        for (var start = 0; start < suggestions.Count;)
        {
            var status = suggestions[start].Suggestion.Status;
            var end = start;
            while (end < suggestions.Count && suggestions[end].Suggestion.Status == status)
            {
                end++;
            }

            html.Raw("<h3>"u8).Text(Capital(StatusOf(texts, status))).Raw(" <small>"u8).Number(end - start).Raw("</small></h3><ul class=suggestions>"u8);
            for (; start < end; start++)
            {
                Item(html, suggestions[start]);
            }

            html.Raw("</ul>"u8);
        }

        return html.ToHtml();
    }

    /// <summary>One suggestion, with what a script filters by on it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="entry">The suggestion.</param>
    /// <param name="module">Where those of several modules stand on one page: its module, so that no two have the same anchor.</param>
    public static void Item(HtmlWriter html, SuggestionEntry entry, ModuleId? module = null)
    {
        var s = entry.Suggestion;
        html.Raw("\n<li id=\"s-"u8).Text(module is { } of ? $"{of}-{entry.Id}" : entry.Id).Raw("\" data-s=\""u8).Text(s.Status).Raw("\" data-p=\""u8).Text(s.Priority).Raw("\" data-e=\""u8);
        Words(html, entry);
        html.Raw("\"><p class=tags><span class=\"tag t"u8).Number(SuggestionStatus.PlaceIn(SuggestionStatus.All, s.Status)).Raw("\">"u8).Text(s.AppliedIn is { } applied ? html.Texts.Of("suggestion.in", ("status", StatusOf(html.Texts, s.Status)), ("version", applied.Text)) : StatusOf(html.Texts, s.Status));

        html.Raw("</span> <span class=tag>"u8).Text(html.Texts.Of("suggestion.for", ("version", s.Version.Text))).Raw("</span>"u8);
        if (s.Priority is { } priority)
        {
            html.Raw(" <span class=tag>"u8).Text(PriorityOf(html.Texts, priority)).Raw("</span>"u8);
        }

        if (entry.RubricName is { } rubric)
        {
            html.Raw(" <span class=rubric>"u8).Text(rubric).Raw("</span>"u8);
        }

        html.Raw(" <code>"u8).Text(entry.Id).Raw("</code></p>"u8);
        Paragraph(html, "issue"u8, s.Issue);
        html.Raw("<p>"u8).Text(s.Text).Raw("</p>"u8);
        Paragraph(html, "issue"u8, s.Reason is { } reason ? html.Texts.Of("suggestion.rejected", ("reason", reason)) : s.SupersededBy is { } other ? html.Texts.Of("suggestion.superseded", ("id", other)) : null);
        Effects(html, entry);
        html.Raw("</li>"u8);
    }

    private static void Paragraph(HtmlWriter html, ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            html.Raw("<p class="u8).Raw(name).Raw(">"u8).Text(text).Raw("</p>"u8);
        }
    }

    private static void Effects(HtmlWriter html, SuggestionEntry entry)
    {
        if (entry.NoEffect is { } none)
        {
            html.Raw("<p class=issue>"u8).Text(html.Texts.Of("suggestion.no_effect", ("why", none.In(html.Texts)))).Raw("</p>"u8);
        }

        if (entry.Effects.Count == 0)
        {
            return;
        }

        html.Raw("<ul class=effects>"u8);
        foreach (var effect in entry.Effects)
        {
            html.Raw("<li><span class=\"tag e"u8).Number((int)effect.Word).Raw("\">"u8).Text(EffectWording.Verdict(effect)).Raw("</span> "u8).Text(effect.Model).Raw(": "u8).Text(EffectWording.Change(effect))
                .Raw("<small>"u8).Text(EffectWording.Evidence(effect)).Raw("</small><small>"u8).Text(effect.Before).Raw(" → "u8).Text(effect.After).Raw("</small></li>"u8);
        }

        html.Raw("</ul>"u8);
    }

    /// <summary>The words on its effects, apart by commas.</summary>
    private static void Words(HtmlWriter html, SuggestionEntry entry)
    {
        for (var i = 0; i < entry.Effects.Count; i++)
        {
            html.Raw(i > 0 ? ","u8 : ""u8).Text(ComparisonWording.Of(entry.Effects[i].Word).ToString());
        }

        if (entry.NoEffect is not null)
        {
            html.Raw("none"u8);
        }
    }

    /// <summary>A status in words; one that is none of ours as it stands.</summary>
    public static string StatusOf(SiteTexts texts, string status) => texts.Find($"status.{status}")?.Other ?? status;

    public static string PriorityOf(SiteTexts texts, string priority) => texts.Of("suggestion.priority", ("priority", texts.Find($"priority.{priority}")?.Other ?? priority));

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
