using StaticTracker.Phrasing;
using StaticTracker.Promotion;

namespace StaticTracker.Site.Parts;

/// <summary>For each item the result that did best on it; the items that nobody solves wholly come first.</summary>
internal static class CaseTable
{
    /// <summary>More would make the page long for a list that <c>tracker case</c> searches.</summary>
    private const int Most = 100;

    private const int LongestText = 160;

    private const string Search = "tracker case \"TEXT\"";

    public static Html Render(SiteTexts texts, IReadOnlyList<SolvedCase> cases)
    {
        if (cases.Count == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(Math.Min(cases.Count, Most) * 256, texts);
        html.Said("<div class=scroll tabindex=0 role=region aria-label=\"{module.cases}\"><table class=data><thead><tr><th scope=col>{column.item}<th scope=col class=num>{column.passed}<th scope=col>{column.best_result}\n<tbody>");
        foreach (var one in cases.OrderBy(c => c.Score).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Most))
        {
            html.Raw("\n<tr><th scope=row>"u8).Text(one.Item);
            if (one.Text is { } text)
            {
                html.Raw("<small>"u8).Text(text.Length <= LongestText ? text : text[..LongestText] + "…").Raw("</small>"u8);
            }

            if (one.Within is { } set)
            {
                html.Raw("<small>"u8).Text(set).Raw("</small>"u8);
            }

            html.Raw("<td class=num>"u8).Rate(one.Score).Raw("<td class=words><a href=\"#e-"u8).Text(ExperimentsTable.Anchor(one.Experiment)).Raw("\">"u8).Text(one.Summary).Raw("</a>"u8);
        }

        html.Raw("\n</table></div>"u8);
        if (cases.Count > Most)
        {
            html.Raw("<p class=note>"u8).Text(texts.Count("module.cases_more", cases.Count - Most)).Raw(" <code>"u8).Text(Search).Raw("</code></p>"u8);
        }

        return html.ToHtml();
    }
}
