using StaticTracker.Comparison;
using StaticTracker.Indexing;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// Pass rate over prompt versions, a line for each model, with 95 % intervals as whiskers. Static SVG in one path a kind, so that a
/// hundred points weigh little; the same figures stand in the table below, which scripts take them from.
/// </summary>
internal static class TrendChart
{
    /// <summary>Series that have a colour and a mark of their own; further ones repeat colours with broken lines.</summary>
    public const int Styles = 8;

    private const int Left = 44;
    private const int Top = 12;
    private const int Height = 220;
    private const int Right = 12;
    private const int MinStep = 20;
    private const int LongestLabel = 12;
    private const double CharacterWidth = 6.5;
    private const int LabelGap = 8;
    private const int WantedWidth = 960;

    public static Html Render(SiteTexts texts, ModuleRow row)
    {
        var models = row.Cells.SelectMany(c => c.ByModel).Where(r => r.PassRate is not null).Select(r => r.Model).Distinct().Order(StringComparer.Ordinal).ToList();
        if (models.Count == 0)
        {
            return Html.Empty;
        }

        // The last label stands in the middle of its step and ends within the chart.
        var label = CharacterWidth * Math.Min(LongestLabel, row.Cells.Max(c => c.Version.Text.Length));
        var step = Math.Max(Math.Max(MinStep, (int)Math.Ceiling(label) - (2 * Right)), Math.Min(200, (WantedWidth - Left - Right) / row.Cells.Count));
        var width = Left + Right + (step * row.Cells.Count);
        var html = new HtmlWriter(8192, texts);
        html.Said("<figure class=chart><div class=scroll tabindex=0 role=region aria-label=\"{chart.label}\"><svg class=trend role=img aria-labelledby=\"ct cd\" viewBox=\"0 0 ").Number(width).Raw(" 276\" width="u8).Number(width)
            .Said(" height=276><title id=ct>{chart.title}</title><desc id=cd>{chart.description}</desc>");
        Axes(html, row, step, width, (int)Math.Ceiling((label + LabelGap) / step));
        for (var i = 0; i < models.Count; i++)
        {
            Series(html, row, models, i, step);
        }

        html.Raw("</svg></div><figcaption><ul class=series>"u8);
        for (var i = 0; i < models.Count; i++)
        {
            html.Raw("<li data-series="u8).Number(i).Raw("><svg aria-hidden=true class=\"s"u8).Number(i % Styles).Raw(i >= Styles ? " more"u8 : ""u8).Raw("\" width=28 height=12><path class=l d=\"M0 6H28\"/><path class=m d=\"M14 6"u8);
            Mark(html, i);
            html.Raw("\"/></svg>"u8).Text(models[i]).Raw("</li>"u8);
        }

        html.Raw("</ul></figcaption></figure>"u8);
        TrendTable.Write(html, row, models);
        return html.ToHtml();
    }

    private static double YOf(double rate) => Top + (Height * (1 - (rate / 100)));

    // Where names stand closer than they are wide, each nth is written, counted from the newest.
    private static void Axes(HtmlWriter html, ModuleRow row, int step, int width, int each)
    {
        html.Raw("<path class=grid d=\""u8);
        for (var percent = 0; percent <= 100; percent += 25)
        {
            html.Raw("M"u8).Number(Left).Raw(" "u8).Fixed(YOf(percent), 0).Raw("H"u8).Number(width - Right);
        }

        html.Raw("\"/><g class=axis>"u8);
        for (var percent = 0; percent <= 100; percent += 25)
        {
            html.Raw("<text x=38 y="u8).Fixed(YOf(percent) + 4, 0).Raw(" text-anchor=end>"u8).Number(percent).Raw("</text>"u8);
        }

        html.Said("<text x=44 y=9>{chart.axis_rate}</text></g><g class=\"axis versions\">");
        for (var i = (row.Cells.Count - 1) % each; i < row.Cells.Count; i += each)
        {
            html.Raw("<text x="u8).Number(Left + (step * i) + (step / 2)).Raw(" y=252 text-anchor=middle>"u8).Text(row.Cells[i].Version.Text.Length <= LongestLabel ? row.Cells[i].Version.Text : row.Cells[i].Version.Text[..(LongestLabel - 1)] + "…").Raw("</text>"u8);
        }

        html.Raw("<text x="u8).Number((Left + width - Right) / 2).Said(" y=271 text-anchor=middle>{chart.axis_version}</text></g>");
    }

    private static void Series(HtmlWriter html, ModuleRow row, List<string> models, int series, int step)
    {
        // Neighbours stand a little apart, so that whiskers of equal rates do not hide each other.
        var apart = Math.Min(5.0, step * 0.6 / models.Count);
        var shift = (series - ((models.Count - 1) / 2.0)) * apart;
        var xs = new double[row.Cells.Count];
        var ys = new double[row.Cells.Count];
        var intervals = new Interval?[row.Cells.Count];
        var count = 0;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            foreach (var result in row.Cells[i].ByModel)
            {
                if (result.Model == models[series] && result.PassRate is { } rate)
                {
                    (xs[count], ys[count], intervals[count]) = (Left + (step * i) + (step / 2.0) + shift, YOf((double)rate), result.Interval);
                    count++;
                }
            }
        }

        html.Raw("<g data-series="u8).Number(series).Raw(" class=\"s"u8).Number(series % Styles).Raw(series >= Styles ? " more\"><title>"u8 : "\"><title>"u8).Text(models[series]).Raw("</title><path class=w d=\""u8);
        for (var i = 0; i < count; i++)
        {
            if (intervals[i] is { } interval)
            {
                html.Raw("M"u8).Fixed(xs[i], 1).Raw(" "u8).Fixed(YOf(interval.High), 1).Raw("V"u8).Fixed(YOf(interval.Low), 1);
            }
        }

        html.Raw("\"/><path class=l d=\""u8);
        for (var i = 0; i < count; i++)
        {
            html.Raw(i == 0 ? "M"u8 : "L"u8).Fixed(xs[i], 1).Raw(" "u8).Fixed(ys[i], 1);
        }

        html.Raw("\"/><path class=m d=\""u8);
        for (var i = 0; i < count; i++)
        {
            html.Raw("M"u8).Fixed(xs[i], 1).Raw(" "u8).Fixed(ys[i], 1);
            Mark(html, series);
        }

        html.Raw("\"/></g>"u8);
    }

    private static void Mark(HtmlWriter html, int series) => html.Raw((series % Styles) switch
    {
        0 => "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"u8,
        1 => "m-3.5-3.5h7v7h-7z"u8,
        2 => "m0-5l4.6 8h-9.2z"u8,
        3 => "m0-5l5 5l-5 5l-5-5z"u8,
        4 => "m0 5l4.6-8h-9.2z"u8,
        5 => "m-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z"u8,
        6 => "m-5-2h10v4h-10z"u8,
        _ => "m-2-5h4v10h-4z"u8,
    });
}
