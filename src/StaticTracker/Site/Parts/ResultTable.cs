using StaticTracker.Exporting.Tables;
using StaticTracker.Indexing;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>A row for each module, version and model, the newest version of a module first.</summary>
internal static class ResultTable
{
    /// <summary>Suggestions that a row tells; the module's page and the files have all.</summary>
    private const int MaxImprovements = 3;

    public static Html Render(SiteTexts texts, IReadOnlyList<ModuleRow> modules, bool newestOnly)
    {
        var html = new HtmlWriter(64 * 1024, texts);
        html.Said("<table class=\"data sortable results\"><thead><tr><th scope=col>{column.module}<th scope=col>{column.llm}<th scope=col>{column.prompt}<th scope=col class=num>{column.pass_percent}<th scope=col class=num>{column.match_percent}<th scope=col>{column.improvements}\n<tbody>");
        foreach (var row in modules)
        {
            for (var i = row.Cells.Count - 1; i >= (newestOnly ? Math.Max(0, row.Cells.Count - 1) : 0); i--)
            {
                var improvements = StakeholderTable.ImprovementsOf(row.Suggestions.Read(row.Cells[i].Version), row.Cells[i].Version);
                foreach (var result in row.Cells[i].ByModel)
                {
                    Row(html, row, row.Cells[i], result, improvements);
                }
            }
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    private static void Row(HtmlWriter html, ModuleRow row, HeatmapCell cell, CellResult result, List<Phrase> improvements)
    {
        html.Raw("\n<tr><th scope=row><a href=../modules/"u8).Id(row.Id).Raw("/index.html>"u8).Text(row.Name).Raw("</a>"u8);
        if (row.Name != row.Id.Text)
        {
            html.Raw("<small>"u8).Id(row.Id).Raw("</small>"u8);
        }

        html.Raw("<td>"u8).Text(result.Model).Raw("<td>"u8).Text(cell.Version.Text).Raw("<td class=num>"u8);
        if (result.PassRate is { } rate)
        {
            html.Rate(rate);
        }
        else
        {
            html.Raw("– "u8).Word(result.IsErrorsOnly ? "none.errors" : "none.rate");
        }

        html.Said(result.TooManyErrors ? "<b class=warn>! {errors}</b><td class=num>" : "<td class=num>");
        if (result.MatchRate is { } match)
        {
            html.Rate(match);
        }
        else
        {
            html.Raw("– "u8).Word(row.PrimaryRubric is null ? "none.primary" : "none.verdict");
        }

        html.Raw("<td class=words>"u8).Text(Phrase.Join("; ", improvements.Take(MaxImprovements)));
        if (improvements.Count > MaxImprovements)
        {
            html.Raw("; <a href=../modules/"u8).Id(row.Id).Raw("/index.html#suggestions>"u8).Text(html.Texts.Count("and_more", improvements.Count - MaxImprovements)).Raw("</a>"u8);
        }
    }
}
