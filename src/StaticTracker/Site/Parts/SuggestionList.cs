using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>A module's suggestions with their fate; what is still to do comes first.</summary>
internal static class SuggestionList
{
    private static readonly string[] s_statuses = ["pending", "applied", "rejected", "superseded"];
    private static readonly string[] s_priorities = ["high", "medium", "low"];

    public static Html Render(Module module)
    {
        if (module.Suggestions.Count == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(module.Suggestions.Count * 256);
        html.Raw("<ul class=suggestions>"u8);
        foreach (var s in module.Suggestions.OrderBy(s => PlaceIn(s_statuses, s.Status)).ThenByDescending(s => s.Version).ThenBy(s => PlaceIn(s_priorities, s.Priority)))
        {
            var status = Array.IndexOf(s_statuses, s.Status);
            html.Raw("\n<li><p class=tags><span class=\"tag t"u8).Number(status < 0 ? s_statuses.Length : status).Raw("\">"u8).Text(s.Status);
            if (s.AppliedIn is { } applied)
            {
                html.Raw(" in "u8).Text(applied.Text);
            }

            html.Raw("</span> <span class=tag>for "u8).Text(s.Version.Text).Raw("</span>"u8);
            if (s.Priority is { } priority)
            {
                html.Raw(" <span class=tag>"u8).Text(priority).Raw(" priority</span>"u8);
            }

            if (s.Rubric is { } rubric)
            {
                html.Raw(" <span class=rubric>"u8).Text(module.NameOf(rubric)).Raw("</span>"u8);
            }

            html.Raw("</p>"u8);
            if (s.Issue is { } issue)
            {
                html.Raw("<p class=issue>"u8).Text(issue).Raw("</p>"u8);
            }

            html.Raw("<p>"u8).Text(s.Text).Raw("</p></li>"u8);
        }

        return html.Raw("</ul>"u8).ToHtml();
    }

    private static int PlaceIn(string[] order, string? value)
    {
        var place = Array.IndexOf(order, value);
        return place < 0 ? order.Length : place;
    }
}
