using System.Globalization;
using StaticTracker.Gating;
using StaticTracker.Indexing;
using StaticTracker.Phrasing;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;

namespace StaticTracker.Site.Pages;

/// <summary>Where a policy is set: the newest results of all modules with what it says of them, what weighs most first.</summary>
internal static class GatePage
{
    public static readonly SitePath Path = SitePath.Of("gate/index.html");

    public static readonly PageKind Kind = new("gate", new("table", FieldKind.Html), new("result_count", FieldKind.Text), new("rules", FieldKind.Html));

    /// <param name="maker">Makes the page.</param>
    /// <param name="reports">The modules that a rule is about, in any order.</param>
    public static void Write(PageMaker maker, IEnumerable<(ModuleRow Row, GateReport Report)> reports)
    {
        var results = (
            from module in reports
            from cell in module.Report.Cells
            let outcome = module.Report.OutcomeOf(cell)
            where outcome is not null
            orderby outcome descending, module.Row.Id
            select (module.Row, module.Report, Cell: cell, Outcome: outcome.Value)).ToList();
        maker.Write(Path, maker.Start(Kind, Path, maker.Texts["page.gate"])
            .Set("on_gate", true)
            .Set("summary", maker.Texts["gate.summary"])
            .Set("result_count", CountOf(maker.Texts, [.. results.Select(r => r.Outcome)]))
            .Set("rules", Rules(maker))
            .Set("table", results.Count == 0 ? Html.Empty : Table(maker.Texts, results)));
    }

    private static Html Table(SiteTexts texts, List<(ModuleRow Row, GateReport Report, GateCell Cell, GateOutcome Outcome)> results)
    {
        var html = new HtmlWriter(results.Count * 512, texts);
        html.Said("<table class=\"data sortable verdicts\"><thead><tr><th scope=col>{column.module}<th scope=col>{column.result}<th scope=col>{page.gate}<th scope=col>{column.findings}</tr></thead><tbody>");
        foreach (var (row, report, cell, outcome) in results)
        {
            html.Raw("\n<tr><th scope=row><a href=../modules/"u8).Id(row.Id).Raw("/index.html#gate>"u8).Text(row.Name).Raw("</a></th><td>"u8).Text(GateList.ResultOf(texts, cell)).Raw("</td><td>"u8);
            GateList.Word(html, outcome);
            html.Raw("</td><td class=words>"u8);
            GateList.Findings(html, report, cell);
            html.Raw("</td></tr>"u8);
        }

        return html.Raw("</tbody></table>"u8).ToHtml();
    }

    private static Html Rules(PageMaker maker)
    {
        var html = new HtmlWriter(256, maker.Texts);
        foreach (var rule in maker.Settings.Gate?.Rules ?? [])
        {
            html.Raw("<li><b>"u8).Text(rule.Name).Raw("</b>"u8);
            foreach (var demand in GateWords.DemandsOf(rule))
            {
                html.Raw("; "u8).Text(demand);
            }

            html.Said(rule.Tier == Storage.Policy.GateTier.Warning ? " {gate.warning}</li>" : "</li>");
        }

        return html.ToHtml();
    }

    /// <summary>"5 results: 1 blocked, 4 passed".</summary>
    private static string? CountOf(SiteTexts texts, IReadOnlyList<GateOutcome> outcomes) => outcomes.Count == 0 ? null
        : texts.Count("count.results", outcomes.Count) + ": "
            + string.Join(", ", outcomes.GroupBy(o => o).OrderByDescending(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {GateWords.Of(g.Key).In(texts)}")));
}
