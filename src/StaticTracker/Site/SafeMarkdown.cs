using System.Buffers;
using System.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using StaticTracker.Diagnostics;

namespace StaticTracker.Site;

/// <summary>
/// Descriptions as markup: no HTML of theirs, no attributes, no images from elsewhere, links by an allow-list. Advanced extensions of the
/// library stay off: several let attributes and scripts through.
/// </summary>
public static class SafeMarkdown
{
    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,;'\"()%?");

    private static readonly SearchValues<char> s_hidden = SearchValues.Create(HiddenCharacters());

    private static readonly Lazy<MarkdownPipeline> s_pipeline = new(() => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseTaskLists()
        .DisableHtml()
        .Build());

    private static string HiddenCharacters()
    {
        var set = new StringBuilder(Bidi.Controls).Append('\u007F');
        for (var c = '\0'; c < ' '; c++)
        {
            if (c is not ('\t' or '\n' or '\r'))
            {
                set.Append(c);
            }
        }

        return set.ToString();
    }

    public static Html Render(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return Html.Empty;
        }

        var text = Visible(markdown.Trim());
        var html = new HtmlWriter(text.Length + 64);
        if (IsPlain(text))
        {
            // Most descriptions are a sentence: the parser's start alone would cost more than all the rest of a small site.
            return html.Raw("<p>"u8).Text(text).Raw("</p>\n"u8).ToHtml();
        }

        try
        {
            var document = Markdown.Parse(text, s_pipeline.Value);
            Disarm(document);
            using var output = new StringWriter { NewLine = "\n" };
            var renderer = new HtmlRenderer(output);
            s_pipeline.Value.Setup(renderer);
            renderer.Render(document);
            return new Html(Encoding.UTF8.GetBytes(output.ToString()));
        }
        catch (ArgumentException)
        {
            // The parser refuses what is nested too deeply: then the text stands as it is.
            return html.Raw("<p>"u8).Text(text).Raw("</p>\n"u8).ToHtml();
        }
    }

    /// <summary>The parser passes control characters on; here they become what <see cref="HtmlWriter"/> makes of them.</summary>
    private static string Visible(string text) => text.AsSpan().ContainsAny(s_hidden)
        ? string.Concat(text.Select(c => s_hidden.Contains(c) ? '\uFFFD' : c))
        : text;

    private static bool IsPlain(string text)
    {
        if (!char.IsAsciiLetter(text[0]) || text.Contains("www", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = text.AsSpan();
        while (rest.IndexOfAnyExcept(s_plain) is var at and >= 0)
        {
            // A full stop or an ampersand is plain where a space or the end follows it.
            if (rest[at] is not ('.' or '&' or ':') || (at + 1 < rest.Length && rest[at + 1] != ' '))
            {
                return false;
            }

            rest = rest[(at + 1)..];
        }

        return true;
    }

    private static void Disarm(MarkdownDocument document)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            // A page has one heading of the first level, and that is its own.
            heading.Level = Math.Min(heading.Level + 1, 6);
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage || !SafeLink.IsForText(link.Url))
            {
                // What it says stays, what it points to is shown as text and goes nowhere.
                var shown = new ContainerInline();
                link.ReplaceBy(shown, copyChildren: true);
                shown.AppendChild(new LiteralInline($" ({link.Url})"));
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !SafeLink.IsForText(link.Url))
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }
        }
    }
}
