using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Diagnostics;

namespace StaticTracker.Reporting;

/// <summary>
/// The report as one comment of a pull request: bounded, found again by its hidden marker, and harmless whatever stands in the data. Where it would be too long it
/// sheds detail in steps, the least telling first, and says so.
/// </summary>
public static class DiffMarkdown
{
    public const int MaxLength = MarkdownPage.MaxLength;

    /// <summary>By this the comment is found again, to be updated and not repeated.</summary>
    public const string Marker = "<!-- statictracker -->";

    private const int LongestVerdict = 300;

    public static string Of(DiffReport report, DiffFilter filter) => MarkdownPage.Bounded(page => Write(page, report, filter));

    private static string Write(MarkdownPage page, DiffReport report, DiffFilter filter)
    {
        var head = $"{Marker}\n**{MarkdownPage.Escape(DiffWords.Verdict(report), LongestVerdict)}**\n\n{Ends(report)}\n";
        AddErrors(page, "Forbidden changes", report.Changes);
        if (report.Gate.Policy is not null)
        {
            GateMarkdown.AddTo(page, report.Gate);
        }

        AddTable(page, report, filter);
        foreach (var section in DiffSections.Of(report, filter))
        {
            page.Heading(section.Title);
            page.Lines([.. section.Lines.Select(l => l.Text)], page.Step.Lines);
        }

        AddErrors(page, "Errors of check", report.Check);
        page.Folded("Warnings and notes", [.. DiffSections.ProblemsOf(report).Where(p => p.Severity != Severity.Error).Select(ProblemReporter.Line)], page.Step.Problems);
        var narrowed = filter.Narrows ? "\nNarrowed to one module or model; the line above, the gate and the problems are of all.\n" : "";
        return head + page.Shortened("tracker diff") + narrowed + page;
    }

    /// <summary>The hashes here are our own words and may become links.</summary>
    internal static string Ends(DiffReport report) => ComparisonMarkdown.Escape(ReportText.Of(DiffWords.Ends(report), LongestVerdict));

    private static void AddTable(MarkdownPage page, DiffReport report, DiffFilter filter)
    {
        var shown = report.Comparisons.Where(filter.Shows).ToList();
        var still = shown.Where(c => CellWord.Of(c) == CellOutcome.NoDifferenceShown).ToList();
        AddRows(page, [.. shown.Except(still)], filter);
        if (still.Count > 0)
        {
            page.Open($"{DiffWords.Count(still.Count, "cell")} with no difference shown", filter.All);
            AddRows(page, still, filter);
            page.Close();
        }

        if (shown.Count > 0 && DiffWords.Family(report) is { } family)
        {
            page.Add($"\n{MarkdownPage.Escape(family, LongestVerdict)}\n");
        }

        foreach (var tries in GateLines.Tries(report.Gate, filter).Take(page.Step.Lines))
        {
            page.Add($"\n**Many runs**: {page.Escape(tries)}\n");
        }

        page.Folded("Notes on the comparisons", [.. DiffWords.Notes(shown)], page.Step.Lines);
    }

    private static void AddRows(MarkdownPage page, List<ExperimentComparison> comparisons, DiffFilter filter)
    {
        var rows = comparisons.SelectMany(c => CellWord.Shown(c).Select(f => DiffWords.Row(c, f, filter.Precision))).ToList();
        page.Table(DiffWords.Columns, "|---|---|---|--:|--:|--:|--:|--:|--:|---|", rows, page.Step.Rows);
    }

    private static void AddErrors(MarkdownPage page, string title, IReadOnlyList<Problem> problems)
    {
        var errors = problems.Where(p => p.Severity == Severity.Error).Select(ProblemReporter.Line).ToList();
        if (errors.Count > 0)
        {
            page.Heading(title);
            page.Lines(errors, page.Step.Problems);
        }
    }
}
