using System.Globalization;
using StaticTracker.Gating;
using StaticTracker.Phrasing;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Site.Parts;

/// <summary>What the policy says of a module's newest results: each with its word, the rules with their figures, and the overrides that run.</summary>
internal static class GateList
{
    /// <summary>For the module's page: every rule. Empty where none is about it.</summary>
    public static Html OfModule(SiteTexts texts, GateReport? report)
    {
        if (report is null || report.Findings.Count == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(2048, texts);
        html.Said("<div class=scroll tabindex=0 role=region aria-label=\"{page.gate}\"><table class=data><thead><tr><th scope=col>{column.result}<th scope=col>{page.gate}<th scope=col>{column.rule}<th scope=col>{column.demand}<th scope=col>{column.figures}</tr></thead><tbody>");
        foreach (var cell in report.Cells)
        {
            var findings = report.Findings.Where(f => ReferenceEquals(f.Cell, cell)).ToList();
            for (var i = 0; i < findings.Count; i++)
            {
                html.Raw("\n<tr>"u8);
                if (i == 0)
                {
                    html.Raw("<th scope=rowgroup rowspan="u8).Number(findings.Count).Raw(">"u8).Text(ResultOf(html.Texts, cell)).Raw("<small> "u8);
                    Word(html, report.OutcomeOf(cell)!.Value);
                    html.Raw("</small></th>"u8);
                }

                html.Raw("<td>"u8).Text(GateWords.Of(findings[i])).Raw("</td><td>"u8).Text(findings[i].Rule).Raw("</td><td class=words>"u8).Text(findings[i].Demand)
                    .Raw("</td><td class=words>"u8).Text(findings[i].Figures).Raw("</td></tr>"u8);
            }
        }

        html.Raw("</tbody></table></div>"u8);
        Overrides(html, report);
        return html.ToHtml();
    }

    /// <summary>For the page of all: what does not hold, with its figures, and how many limits hold.</summary>
    public static void Findings(HtmlWriter html, GateReport report, GateCell cell)
    {
        var findings = report.Findings.Where(f => ReferenceEquals(f.Cell, cell)).ToList();
        var held = findings.Count(f => !f.Fails);
        html.Raw("<ul class=effects>"u8);
        foreach (var finding in findings.Where(f => f.Fails))
        {
            html.Raw("<li><b>"u8).Text(finding.Rule).Raw("</b> "u8).Text(GateWords.Of(finding)).Raw(": "u8).Text(finding.Demand).Raw("<small> "u8).Text(finding.Figures).Raw("</small>"u8);
            if (finding.Override is { } entry)
            {
                html.Raw(" <small>"u8).Text(OverrideOf(html.Texts, entry)).Raw("</small>"u8);
            }

            html.Raw("</li>"u8);
        }

        if (held > 0)
        {
            html.Raw("<li>"u8).Text(html.Texts.Count("gate.hold", held)).Raw("</li>"u8);
        }

        html.Raw("</ul>"u8);
    }

    public static void Word(HtmlWriter html, GateOutcome outcome) =>
        html.Raw(outcome is GateOutcome.Blocked or GateOutcome.Inconclusive ? "<b class=warn>"u8 : "<b>"u8).Text(GateWords.Of(outcome)).Raw("</b>"u8);

    /// <summary>"v5 on gpt-5".</summary>
    public static string ResultOf(SiteTexts texts, GateCell cell) => texts.Of("strip.on", ("version", cell.Experiment.PromptVersion.Text), ("model", cell.Experiment.Model));

    private static void Overrides(HtmlWriter html, GateReport report)
    {
        var running = report.Running.ToList();
        if (running.Count == 0)
        {
            return;
        }

        html.Raw("<p class=note>"u8).Text(html.Texts.Of("gate.overrides", ("date", Day(report.Day)))).Raw("</p><ul>"u8);
        foreach (var entry in running)
        {
            html.Raw("<li><b>"u8).Text(entry.Rule).Raw("</b>: "u8).Text(OverrideOf(html.Texts, entry)).Raw("; "u8).Text(html.Texts.Count("gate.aside", report.UsesOf(entry))).Raw("</li>"u8);
        }

        html.Raw("</ul>"u8);
    }

    public static string OverrideOf(SiteTexts texts, GateOverride entry) => texts.Of("gate.override", ("who", entry.Who), ("until", Day(entry.Until)), ("why", entry.Why));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
