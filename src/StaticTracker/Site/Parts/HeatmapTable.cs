using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>
/// The static heatmap: modules × prompt versions with the best of each cell. Twenty thousand cells must load in a hundred kilobytes, so the
/// markup is bare: the class is the colour step (y: the data set's version changed, z: other data sets were run too, n: no figure), <c>i</c> a like-for-like difference, <c>em</c> one that is not, <c>u</c> the model.
/// </summary>
internal static class HeatmapTable
{
    /// <summary>The versions of all modules in natural order: the columns.</summary>
    public static IReadOnlyList<PromptVersion> VersionsOf(HeatmapIndex index) =>
        [.. index.Modules.SelectMany(m => m.Cells).Select(c => c.Version).Distinct().Order()];

    public static Html Render(HeatmapIndex index, IReadOnlyList<PromptVersion> versions)
    {
        var html = new HtmlWriter((index.Modules.Count * versions.Count * 48) + 4096);
        html.Raw("<table id=heatmap class=heatmap data-per="u8).Number(HeatmapData.ModulesPerFile).Raw("><caption class=sr>Best pass rate of each module and prompt version, in percent</caption>\n<thead><tr><th scope=col>Module"u8);
        foreach (var version in versions)
        {
            html.Raw("<th scope=col>"u8).Text(version.Text);
        }

        html.Raw("\n<tbody>"u8);
        foreach (var row in index.Modules)
        {
            Row(html, row, versions);
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    private static void Row(HtmlWriter html, ModuleRow row, IReadOnlyList<PromptVersion> versions)
    {
        html.Raw("\n<tr><th scope=row><a href=modules/"u8).Id(row.Id).Raw("/index.html>"u8).Text(row.Name).Raw("</a>"u8);
        if (row.Name != row.Id.Text)
        {
            html.Raw("<small>"u8).Id(row.Id).Raw("</small>"u8);
        }

        var next = 0;
        CellResult? before = null;
        foreach (var version in versions)
        {
            if (next >= row.Cells.Count || row.Cells[next].Version != version)
            {
                html.Raw("<td class=n>–<u>never run</u>"u8);
                continue;
            }

            before = Cell(html, row.Cells[next++], before);
        }
    }

    private static CellResult? Cell(HtmlWriter html, HeatmapCell cell, CellResult? before)
    {
        if (cell.Best is not { } best)
        {
            html.Raw("<td class=n>–<u>other data set only</u>"u8);
            return before;
        }

        if (best.PassRate is not { } rate)
        {
            html.Raw("<td class=n>–"u8).Raw(RateText.IsErrorsOnly(best) ? "<u>errors only</u>"u8 : "<u>no rate</u>"u8);
            return before;
        }

        var change = CellComparison.Of(before, best);
        var step = Heat.ClassOf(rate);
        if (change is { DatasetChanged: true } || cell.OtherDatasets.Count > 0)
        {
            html.Raw("<td class=\""u8).Raw([step]).Raw(change is { DatasetChanged: true } ? " y"u8 : ""u8).Raw(cell.OtherDatasets.Count > 0 ? " z\">"u8 : "\">"u8);
        }
        else
        {
            html.Raw("<td class="u8).Raw([step]).Raw(">"u8);
        }

        html.Rate(rate);
        if (best.TooManyErrors)
        {
            html.Raw("<b>!</b>"u8);
        }

        if (change is { } c)
        {
            html.Raw(c.IsLikeForLike ? "<i>"u8 : "<em>≠"u8).Signed(c.Difference).Raw(c.IsLikeForLike ? "</i>"u8 : "</em>"u8);
        }

        html.Raw("<u>"u8).Text(best.Model).Raw("</u>"u8);
        return best;
    }
}
