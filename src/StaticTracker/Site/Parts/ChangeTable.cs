using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Indexing;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>A comparison figure by figure: both rates, a dumbbell between them, the change with its interval, what flipped, and the word.</summary>
internal static class ChangeTable
{
    public static Html Render(SiteTexts texts, NewestChange change)
    {
        if (change.Comparison is not { } comparison)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(8192, texts);
        html.Raw("<p><span class=\"tag e"u8).Number((int)comparison.PassRate.Judgement.Word).Raw("\">"u8).Text(ComparisonWording.Verdict(comparison.PassRate)).Raw("</span> "u8)
            .Text(texts.Of("change.against", ("run", ReportWords.Run(comparison.After.Experiment)), ("other", ReportWords.Run(comparison.Before.Experiment)))).Raw("</p>"u8);
        Render(html, comparison, texts["overview.changed"]);
        return html.ToHtml();
    }

    /// <summary>The table with its notes.</summary>
    /// <param name="html">Takes it.</param>
    /// <param name="comparison">What was compared.</param>
    /// <param name="label">What a screen reader calls the region that scrolls.</param>
    public static void Render(HtmlWriter html, ExperimentComparison comparison, string label)
    {
        var texts = html.Texts;
        html.Raw("<div class=scroll tabindex=0 role=region aria-label=\""u8).Text(label).Said("\"><table class=\"data changes\" data-name=\"change\"><thead><tr><th scope=col>{column.figure}<th scope=col class=num>{column.before}<th scope=col class=num>{column.after}")
            .Said("<th scope=col class=picture>{column.scale}<th scope=col class=num>{column.change}<th scope=col class=num>").Text(texts.Of("column.interval_of", ("level", ComparisonWording.Level(comparison.PassRate.Judgement.Level)))).Said("<th scope=col class=num>{column.flips}<th scope=col class=num>{column.p}<th scope=col>{column.verdict}\n<tbody>");
        foreach (var figure in comparison.Figures)
        {
            Row(html, comparison, figure);
        }

        html.Raw("\n</table></div><ul class=notes>"u8);
        foreach (var method in ReportWords.Methods(comparison))
        {
            html.Raw("<li>"u8).Text(texts.Of("change.method", ("method", method.In(texts))));
        }

        Phrase?[] more = [ReportWords.Family(comparison), ReportWords.Costs(comparison), .. comparison.Notes];
        foreach (var line in more.OfType<Phrase>())
        {
            html.Raw("<li>"u8).Text(line);
        }

        html.Raw("</ul>"u8);
    }

    private static void Row(HtmlWriter html, ExperimentComparison comparison, FigureComparison figure)
    {
        html.Raw("\n<tr><th scope=row>"u8).Text(figure.Name).Raw("<td class=num>"u8).Text(ReportWords.Side(figure.Before)).Raw("<td class=num>"u8).Text(ReportWords.Side(figure.After)).Raw("<td class=picture>"u8);
        Dumbbell(html, figure);
        html.Raw("<td class=num>"u8).Text(ReportWords.Change(figure)).Raw("<td class=num>"u8).Text(ReportWords.Interval(figure)).Raw("<td class=num>"u8).Text(ReportWords.Flips(figure))
            .Raw("<td class=num>"u8).Text(ReportWords.P(figure)).Raw("<td><span class=\"tag e"u8).Number((int)figure.Judgement.Word).Raw("\">"u8).Text(ReportWords.Verdict(comparison, figure)).Raw("</span>"u8);
    }

    /// <summary>Hollow where it was, filled where it is, on a line from 0 to 100 %.</summary>
    private static void Dumbbell(HtmlWriter html, FigureComparison figure)
    {
        if (figure.Before.Rate is not { } was || figure.After.Rate is not { } isNow)
        {
            html.Raw("–"u8);
            return;
        }

        html.Raw("<svg class=\"dumbbell "u8).Raw(isNow > was ? "up"u8 : isNow < was ? "down"u8 : "even"u8).Raw("\" viewBox=\"0 0 160 14\" width=160 height=14 aria-hidden=true><path class=grid d=\"M5 1V13M80 4V10M155 1V13M5 7H155\"/><path class=l d=\"M"u8)
            .Fixed(XOf(was), 1).Raw(" 7H"u8).Fixed(XOf(isNow), 1).Raw("\"/><circle class=was cx="u8).Fixed(XOf(was), 1).Raw(" cy=7 r=4 /><circle class=is cx="u8).Fixed(XOf(isNow), 1).Raw(" cy=7 r=4 /></svg>"u8);
    }

    private static double XOf(decimal rate) => 5 + (1.5 * Math.Clamp((double)rate, 0, 100));
}
