using StaticTracker.Diagnostics;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>What is missing from what a page tells, and why.</summary>
internal static class NoticeList
{
    public static Html Render(SiteTexts texts, IReadOnlyList<Problem> notices, bool showFile)
    {
        if (notices.Count == 0)
        {
            return Html.Empty;
        }

        const int Most = 20;
        var html = new HtmlWriter(1024, texts);
        html.Raw("<ul>"u8);
        foreach (var notice in notices.Take(Most))
        {
            html.Raw("<li>"u8);
            if (showFile && Path.GetExtension(notice.Span.Path) == ".json")
            {
                html.Raw("<code>"u8).Text(Path.GetFileName(notice.Span.Path)).Raw("</code> "u8);
            }

            html.Text(notice.Message);
            if (notice.Hint is { } hint)
            {
                html.Raw(" <small>"u8).Text(hint).Raw("</small>"u8);
            }

            html.Raw("</li>"u8);
        }

        if (notices.Count > Most)
        {
            html.Raw("<li>"u8).Text(html.Texts.Count("and_more", notices.Count - Most)).Raw("</li>"u8);
        }

        return html.Raw("</ul>"u8).ToHtml();
    }
}
