using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>A module's router: whether it is active and whether it pays, then itself and its candidates on the items that were held out, with what it gained over each.</summary>
internal static class RouterPart
{
    public static Html Render(SiteTexts texts, PublishedRouter? shown)
    {
        if (shown is not { Router: var router })
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(2048, texts);
        html.Raw("<p><b>"u8).Text(Router.Prefix + router.Version).Raw("</b> "u8).Said(shown.IsActive ? "<a class=tag href=\"#promotions\">{promotions.active}</a>" : "<span class=tag>{router.inactive}</span>").Raw(" "u8);
        if (shown.Evaluation is not { } evaluation)
        {
            return html.Text(texts.Of("router.fault", ("fault", shown.Fault!))).Raw("</p>"u8).ToHtml();
        }

        html.Raw("<span class=\"tag e"u8).Number((int)evaluation.Judgement.Word).Raw("\">"u8).Text(texts[evaluation.Outcome == RouterOutcome.Pays ? "router.pays" : "router.pays_not"]).Raw("</span> "u8).Text(GainOf(texts, evaluation)).Raw("</p>"u8);
        Table(html, texts, evaluation);
        html.Raw("<ul class=notes><li>"u8).Text(texts.Of(
            "router.stands", ("items", Number(evaluation.Items)), ("all", Number(evaluation.SuiteItems)), ("suite", router.Benchmark.Address), ("learned", Number(router.Items)), ("dataset", $"{router.Dataset ?? DataFolder.DefaultDataset} {router.DatasetVersion}")));
        if (evaluation.BestSingle.Reached!.Evidence is { } evidence)
        {
            html.Raw("<li>"u8).Text(texts.Of("change.method", ("method", ComparisonWording.Of(evidence.Method).In(texts)))).Raw("<li>"u8)
                .Text(texts.Of("router.family", ("family", Number(evaluation.Judgement.Family)), ("level", ComparisonWording.Level(evaluation.Judgement.Level))));
        }

        if (shown.Versions.Count > 1)
        {
            html.Raw("<li>"u8).Text(texts.Of("router.versions", ("versions", string.Join(", ", shown.Versions))));
        }

        return html.Raw("</ul>"u8).ToHtml();
    }

    private static string GainOf(SiteTexts texts, RouterEvaluation evaluation)
    {
        var (best, judgement) = (evaluation.BestSingle, evaluation.Judgement);
        return best.Chosen == evaluation.Items ? texts.Of("router.same", ("candidate", best.Name))
            : texts.Of(
                "router.gain", ("points", ComparisonWording.Points(evaluation.Routed.Reward - best.Reward)), ("candidate", best.Name), ("level", ComparisonWording.Level(judgement.Level)),
                ("interval", judgement.Interval is { } interval ? ComparisonWording.Points(interval).In(texts) : "–"), ("word", ComparisonWording.Of(judgement.Word).In(texts)));
    }

    private static void Table(HtmlWriter html, SiteTexts texts, RouterEvaluation evaluation)
    {
        var router = evaluation.Router;
        html.Said("<div class=scroll tabindex=0 role=region aria-label=\"{module.router}\"><table class=data><thead><tr><th scope=col>{column.candidate}<th scope=col class=num>{column.pass_rate}<th scope=col class=num>{column.interval}<th scope=col class=num>{column.reward}")
            .Said("<th scope=col class=num>{column.cost_1000}<th scope=col class=num>{column.latency}<th scope=col class=num>{column.chosen}<th scope=col class=num>{column.gain}<th scope=col class=num>{column.interval_short}<th scope=col class=num>{column.p}<th scope=col>{column.verdict}\n<tbody>");
        Row(html, evaluation.Routed, Router.Prefix + router.Version, "");
        foreach (var single in evaluation.Singles)
        {
            Row(html, single, single.Name, single.Name == router.BestSingle ? texts["router.best_single"] : "");
        }

        html.Raw("\n</table></div>"u8);
    }

    private static void Row(HtmlWriter html, ArmFigure arm, string name, string tag)
    {
        html.Raw("\n<tr><th scope=row>"u8).Text(name);
        if (tag.Length > 0)
        {
            html.Raw(" <span class=tag>"u8).Text(tag).Raw("</span>"u8);
        }

        Cell(html, arm.PassRate.Rate is { } rate ? $"{Rate.Text(rate)} ({Number(arm.PassRate.Pass ?? 0)}/{Number(arm.PassRate.Total ?? 0)})" : "–");
        Cell(html, RouteWords.Interval(arm.PassRate));
        Cell(html, RouteWords.Number(arm.Reward));
        Cell(html, arm.CostPer1000 is null ? "–" : RouteWords.Cost(arm.CostPer1000));
        Cell(html, arm.LatencyMs is { } latency ? latency.ToString("0", CultureInfo.InvariantCulture) : "–");
        Cell(html, arm.Chosen is { } chosen ? Number(chosen) : "");
        if (arm.Reached is not { } reached)
        {
            html.Raw("<td class=num><td class=num><td class=num><td>"u8);
            return;
        }

        Cell(html, reached.Evidence is { } evidence ? ComparisonWording.Points(evidence.Points) : "–");
        Cell(html, reached.Judgement.Interval is { } interval ? ComparisonWording.Points(interval).In(html.Texts) : "–");
        Cell(html, reached.Judgement.AdjustedP is { } p ? ComparisonWording.P(p) : "–");
        html.Raw("<td><span class=\"tag e"u8).Number((int)reached.Judgement.Word).Raw("\">"u8).Text(ComparisonWording.Of(reached.Judgement.Word)).Raw("</span>"u8);
    }

    private static void Cell(HtmlWriter html, string text) => html.Raw("<td class=num>"u8).Text(text);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
