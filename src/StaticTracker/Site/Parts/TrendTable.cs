using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>The figures of the trend chart: a row for each version, a column for each model, the rate with its interval. A row's anchor is the address of the version.</summary>
internal static class TrendTable
{
    public static void Write(HtmlWriter html, ModuleRow row, IReadOnlyList<string> models)
    {
        html.Said("<details class=same><summary>{chart.table}</summary><div class=scroll tabindex=0 role=region aria-label=\"{chart.rates}\"><table class=data data-name=trend><thead><tr><th scope=col>{column.version}");
        foreach (var model in models)
        {
            html.Raw("<th scope=col class=num>"u8).Text(model).Raw(", %"u8);
        }

        html.Raw("<tbody>"u8);
        foreach (var cell in row.Cells)
        {
            html.Raw("\n<tr id=\"v-"u8).Text(cell.Version.Text).Raw("\"><th scope=row>"u8).Text(cell.Version.Text);
            foreach (var model in models)
            {
                Cell(html, cell.ByModel.FirstOrDefault(r => r.Model == model));
            }
        }

        html.Raw("\n</table></div></details>"u8);
    }

    private static void Cell(HtmlWriter html, CellResult? result)
    {
        if (result?.PassRate is not { } rate)
        {
            html.Said(result is null ? "<td class=num>–" : result.IsErrorsOnly ? "<td class=num>– {none.errors}" : "<td class=num>– {none.rate}");
            return;
        }

        html.Raw("<td class=num>"u8).Rate(rate);
        if (result.Interval is { } interval)
        {
            html.Raw(" <small>"u8).Fixed(interval.Low, 1).Raw("–"u8).Fixed(interval.High, 1).Raw("</small>"u8);
        }
    }
}
