using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// Pass rates over time: a line for each module where there are few, else the median of all modules with the middle half as a band. Marks at the bottom are prompt versions: the
/// time of each version's best result. The same figures stand in a table below.
/// </summary>
internal static class TimeChart
{
    private const int Left = 44;
    private const int Right = 16;
    private const int Top = 14;
    private const int Height = 220;
    private const int Width = 960;
    private const int MaxLines = 8;
    private const int Samples = 40;
    private const int MaxMarks = 400;
    private const long HalfDay = TimeSpan.TicksPerDay / 2;

    public static Html Render(SiteTexts texts, HeatmapIndex index)
    {
        var series = index.Modules.Select(RateSeries.Of).Where(s => s.Points.Length > 0).ToList();
        if (series.Count == 0)
        {
            return Html.Empty;
        }

        var (first, last) = (series.Min(s => s.Points[0].At), series.Max(s => s.Points[^1].At));
        DateTime? oneDay = series.Count <= MaxLines && first.Date == last.Date ? first : null;
        var scale = oneDay is not null ? new Scale(Moved(first, -HalfDay), Moved(last, HalfDay)) : new Scale(first, last > first ? last : Moved(first, 2 * HalfDay));
        var html = new HtmlWriter(32 * 1024, texts);
        html.Said("<figure class=\"chart time\"><div class=scroll tabindex=0 role=region aria-label=\"{time.label}\"><svg role=img aria-labelledby=\"tt td\" viewBox=\"0 0 960 290\" width=960 height=290><title id=tt>{overview.over_time}</title><desc id=td>")
            .Word(series.Count <= MaxLines ? "time.lines" : "time.band").Said(" {time.table}</desc>");
        Axes(html, scale, oneDay);
        if (series.Count <= MaxLines)
        {
            Lines(html, series, scale);
        }
        else
        {
            Band(html, series, scale);
        }

        return html.ToHtml();
    }

    private static double YOf(double rate) => Top + (Height * (1 - (rate / 100)));

    private static void Axes(HtmlWriter html, Scale scale, DateTime? oneDay)
    {
        html.Raw("<path class=grid d=\""u8);
        for (var percent = 0; percent <= 100; percent += 25)
        {
            html.Raw("M44 "u8).Fixed(YOf(percent), 0).Raw("H944"u8);
        }

        html.Said("\"/><g class=axis><text x=44 y=9>{chart.axis_rate}</text>");
        for (var percent = 0; percent <= 100; percent += 25)
        {
            html.Raw("<text x=38 y="u8).Fixed(YOf(percent) + 4, 0).Raw(" text-anchor=end>"u8).Number(percent).Raw("</text>"u8);
        }

        // Results of one day stand in the middle, over their date.
        if (oneDay is { } day)
        {
            html.Raw("<text x=494 y=262 text-anchor=middle>"u8).Text(Day(day)).Raw("</text>"u8);
        }

        var days = oneDay is not null ? -1 : Math.Clamp((scale.Last.Date - scale.First.Date).Days, 1, 4);
        for (var i = 0; i <= days; i++)
        {
            var at = scale.First + ((scale.Last - scale.First) * ((double)i / days));
            html.Raw("<text x="u8).Fixed(scale.XOf(at), 0).Raw(i == 0 ? " y=262>"u8 : i == days ? " y=262 text-anchor=end>"u8 : " y=262 text-anchor=middle>"u8).Text(Day(at)).Raw("</text>"u8);
        }

        html.Said("<text x=494 y=284 text-anchor=middle>{time.axis}</text></g>");
    }

    /// <summary>As far as times go.</summary>
    private static DateTime Moved(DateTime at, long ticks) => new(Math.Clamp(at.Ticks + ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));

    /// <summary>A rate with the digits it was stated with, one decimal at least.</summary>
    private static string Digits(double rate) => rate.ToString("0.0#########", CultureInfo.InvariantCulture);

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Lines(HtmlWriter html, List<RateSeries> series, Scale scale)
    {
        for (var i = 0; i < series.Count; i++)
        {
            html.Raw("<g class=s"u8).Number(i).Raw("><title>"u8).Text(series[i].Name).Raw("</title><path class=l d=\""u8);
            foreach (var (point, place) in series[i].Points.Select((p, place) => (p, place)))
            {
                html.Raw(place == 0 ? "M"u8 : "L"u8).Fixed(scale.XOf(point.At), 1).Raw(" "u8).Fixed(YOf(point.Rate), 1);
            }

            html.Raw("\"/>"u8);
            foreach (var point in series[i].Points)
            {
                html.Raw("<circle class=m r=3.5 cx="u8).Fixed(scale.XOf(point.At), 1).Raw(" cy="u8).Fixed(YOf(point.Rate), 1).Raw("><title>"u8).Text($"{series[i].Name} {point.Version}: {Digits(point.Rate)} %").Raw("</title></circle>"u8);
            }

            Marks(html, series[i].Points, scale);
            html.Raw("</g>"u8);
        }

        html.Raw("</svg></div><figcaption><ul class=series>"u8);
        for (var i = 0; i < series.Count; i++)
        {
            html.Raw("<li><svg aria-hidden=true class=s"u8).Number(i).Raw(" width=28 height=12><path class=l d=\"M0 6H28\"/><circle class=m cx=14 cy=6 r=3.5 /></svg>"u8).Text(series[i].Name).Raw("</li>"u8);
        }

        html.Said("</ul></figcaption><details class=same><summary>{chart.table}</summary><div class=scroll tabindex=0 role=region aria-label=\"{overview.over_time}\"><table class=data data-name=time><thead><tr><th scope=col>{column.module}<th scope=col>{column.version}<th scope=col>{column.date}<th scope=col class=num>{column.pass_rate}<tbody>");
        foreach (var (one, point) in series.SelectMany(s => s.Points.Select(p => (s, p))))
        {
            html.Raw("\n<tr><th scope=row>"u8).Text(one.Name).Raw("<td>"u8).Text(point.Version).Raw("<td>"u8).Text(point.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Raw("<td class=num>"u8).Text(Digits(point.Rate));
        }

        html.Raw("\n</table></div></details></figure>"u8);
    }

    private static void Band(HtmlWriter html, List<RateSeries> series, Scale scale)
    {
        var samples = new List<(DateTime At, int Count, double Low, double Middle, double High)>(Samples + 1);
        var buffer = new double[series.Count];
        for (var i = 0; i <= Samples; i++)
        {
            var at = i == Samples ? scale.Last : scale.First + ((scale.Last - scale.First) * ((double)i / Samples));
            var rates = RatesAt(series, at, buffer);
            samples.Add((at, rates.Length, Quantile(rates, 0.25), Quantile(rates, 0.5), Quantile(rates, 0.75)));
        }

        html.Raw("<g class=s0><path class=band d=\""u8);
        for (var i = 0; i < samples.Count; i++)
        {
            html.Raw(i == 0 ? "M"u8 : "L"u8).Fixed(scale.XOf(samples[i].At), 1).Raw(" "u8).Fixed(YOf(samples[i].High), 1);
        }

        for (var i = samples.Count - 1; i >= 0; i--)
        {
            html.Raw("L"u8).Fixed(scale.XOf(samples[i].At), 1).Raw(" "u8).Fixed(YOf(samples[i].Low), 1);
        }

        html.Raw("Z\"/><path class=l d=\""u8);
        for (var i = 0; i < samples.Count; i++)
        {
            html.Raw(i == 0 ? "M"u8 : "L"u8).Fixed(scale.XOf(samples[i].At), 1).Raw(" "u8).Fixed(YOf(samples[i].Middle), 1);
        }

        html.Raw("\"/>"u8);
        Marks(html, [.. series.SelectMany(s => s.Points).OrderBy(p => p.At)], scale);
        html.Said("</g></svg></div><figcaption class=meta>{time.caption}</figcaption>")
            .Said("<details class=same><summary>{chart.table}</summary><div class=scroll tabindex=0 role=region aria-label=\"{overview.over_time}\"><table class=data data-name=time><thead><tr><th scope=col>{column.date}<th scope=col class=num>{column.modules}<th scope=col class=num>{column.lower}<th scope=col class=num>{column.median}<th scope=col class=num>{column.upper}<tbody>");
        foreach (var (at, count, low, middle, high) in samples)
        {
            html.Raw("\n<tr><th scope=row>"u8).Text(at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Raw("<td class=num>"u8).Number(count).Raw("<td class=num>"u8).Fixed(low, 1).Raw("<td class=num>"u8).Fixed(middle, 1).Raw("<td class=num>"u8).Fixed(high, 1);
        }

        html.Raw("\n</table></div></details></figure>"u8);
    }

    /// <summary>The newest rate by then of each module that has one, in ascending order, in the buffer.</summary>
    private static ReadOnlySpan<double> RatesAt(List<RateSeries> series, DateTime at, double[] buffer)
    {
        var count = 0;
        foreach (var one in series)
        {
            if (one.RateAt(at) is { } rate)
            {
                buffer[count++] = rate;
            }
        }

        var rates = buffer.AsSpan(0, count);
        rates.Sort();
        return rates;
    }

    /// <summary>Ticks on the time axis; of many every so-manieth.</summary>
    private static void Marks(HtmlWriter html, IReadOnlyList<RatePoint> points, Scale scale)
    {
        html.Raw("<path class=w d=\""u8);
        for (var i = 0; i < points.Count; i += (points.Count / MaxMarks) + 1)
        {
            html.Raw("M"u8).Fixed(scale.XOf(points[i].At), 1).Raw(" 234v10"u8);
        }

        html.Raw("\"/>"u8);
    }

    /// <summary>Between the two neighbours, as far as the share says (R's type 7).</summary>
    private static double Quantile(ReadOnlySpan<double> ordered, double share)
    {
        var at = (ordered.Length - 1) * share;
        var below = (int)at;
        return below + 1 < ordered.Length ? ordered[below] + ((ordered[below + 1] - ordered[below]) * (at - below)) : ordered[below];
    }

    private sealed record Scale(DateTime First, DateTime Last)
    {
        public double XOf(DateTime at) => Left + ((Width - Left - Right) * ((at - First) / (Last - First)));
    }
}
