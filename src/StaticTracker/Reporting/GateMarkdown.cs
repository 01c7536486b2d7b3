using StaticTracker.Gating;

namespace StaticTracker.Reporting;

/// <summary>The gate's report as Markdown, bounded and harmless as the comment is: as a page of its own, and as a part of the comment.</summary>
public static class GateMarkdown
{
    /// <summary>By this a comment with the page is found again.</summary>
    public const string Marker = "<!-- statictracker gate -->";

    private const int LongestHeadline = 400;

    private const string Alignment = "|---|---|---|---|---|";

    public static string Of(DiffReport report) => MarkdownPage.Bounded(page =>
    {
        AddTo(page, report.Gate);
        if (report.Promotions.Count > 0)
        {
            page.Heading(DiffSections.PromotionsTitle);
            page.Lines([.. report.Promotions.Select(p => p.Words)], page.Step.Lines);
        }

        var changed = DiffSections.PolicyLines(report);
        if (changed.Count > 0)
        {
            page.Heading(DiffWords.PolicyChangedTitle);
            page.Lines([.. changed.Select(l => l.Text)], page.Step.Lines);
        }

        return $"{Marker}\n{DiffMarkdown.Ends(report)}\n{page.Shortened("tracker gate")}{page}";
    });

    /// <summary>The outcome, what does not hold, what does folded away, the overrides.</summary>
    internal static void AddTo(MarkdownPage page, GateReport gate)
    {
        page.Heading($"Gate: {GateWords.Of(gate.Outcome)}");
        page.Add(MarkdownPage.Escape(GateLines.Headline(gate), LongestHeadline) + "\n");
        page.Table(GateLines.Columns, Alignment, [.. gate.Findings.Where(f => f.Fails).Select(GateLines.Row)], page.Step.Rows);
        var held = gate.Findings.Where(f => !f.Fails).Select(GateLines.Row).ToList();
        if (held.Count > 0)
        {
            page.Open($"{DiffWords.Count(held.Count, "limit")} held");
            page.Table(GateLines.Columns, Alignment, held, page.Step.Lines);
            page.Close();
        }

        var overrides = GateLines.Overrides(gate).ToList();
        if (overrides.Count > 0)
        {
            page.Add($"\n**Overrides** ({GateLines.DayOf(gate)})\n\n");
            page.Lines(overrides, page.Step.Lines);
        }
    }
}
