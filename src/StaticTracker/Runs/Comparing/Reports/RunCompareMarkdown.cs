using System.Globalization;
using System.Text;
using StaticTracker.Comparison.Reports;
using StaticTracker.Prompts.Diffs;

namespace StaticTracker.Runs.Comparing.Reports;

/// <summary>Two runs as Markdown. Whatever came from data can neither ping anybody, break a table, nor turn into HTML or links.</summary>
public static class RunCompareMarkdown
{
    public static string Of(RunComparison comparison, bool all)
    {
        var text = new StringBuilder();
        Line(text, $"### {Escape(comparison.Before.Run.Id)} → {Escape(comparison.After.Run.Id)}");
        Line(text, "");
        Line(text, Escape(RunReportWords.Refusal(comparison) is { } refusal ? $"{refusal}; {RunReportWords.Items(comparison)}" : RunReportWords.Items(comparison)) + ".");
        if (comparison.Totals is { } totals)
        {
            Line(text, "");
            text.Append(ComparisonMarkdown.Of(totals, all));
        }

        if (comparison.Scores.Count > 0)
        {
            Table(text, RunReportWords.ScoreColumns, comparison.Scores.Select(RunReportWords.Row));
            Line(text, "");
            Line(text, Escape($"Method: {string.Join("; ", RunReportWords.Methods(comparison))}"));
            foreach (var score in comparison.Scores.Where(s => s.Histogram is not null))
            {
                var histogram = score.Histogram!;
                Table(text, [score.Name, "before", "after"], Enumerable.Range(0, histogram.Before.Count).Select(b => new[] { RunReportWords.Bin(histogram, b), Count(histogram.Before[b]), Count(histogram.After[b]) }));
            }
        }

        AddItems(text, comparison, all);
        if (comparison.Settings.Count > 0)
        {
            Table(text, ["made with", "before", "after"], comparison.Settings.Select(d => new[] { d.Name, RunReportWords.Value(d.Before), RunReportWords.Value(d.After) }));
        }

        Table(text, ["took", "before", "after", "change"], comparison.Usage.Select(d => new[] { d.Name, RunReportWords.Value(d.Before), RunReportWords.Value(d.After), RunReportWords.Change(d) }));
        if (comparison.Prompt is { } prompt)
        {
            Line(text, "");
            text.Append(PromptDiffMarkdown.Of(prompt));
        }

        if (comparison.Notes.Count > 0)
        {
            Line(text, "");
            foreach (var note in comparison.Notes)
            {
                Line(text, $"- {Escape(note)}");
            }
        }

        return text.ToString();
    }

    private static void AddItems(StringBuilder text, RunComparison comparison, bool all)
    {
        var changed = RunReportWords.Changed(comparison);
        if (changed.Count > 0)
        {
            var shown = changed.Take(all ? changed.Count : RunReportWords.ItemsShown).ToList();
            Table(text, ["item", "rank", "changed"], shown.Select(i => new[] { i.Id, RunReportWords.Rank(i), RunReportWords.Changes(i) }));
            Line(text, "");
            Line(text, string.Create(CultureInfo.InvariantCulture, $"{RunReportWords.HowManyChanged(comparison, changed)}{(shown.Count < changed.Count ? $", {shown.Count} are shown" : "")}."));
        }

        foreach (var (name, items) in new[] { ("Only before", comparison.OnlyBefore), ("Only after", comparison.OnlyAfter), ("Another text", comparison.OtherText) })
        {
            if (items.Count > 0)
            {
                Line(text, "");
                Line(text, $"{name}: {Escape(RunReportWords.Some(items, all))}");
            }
        }
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Table(StringBuilder text, IReadOnlyList<string> head, IEnumerable<string[]> rows)
    {
        Line(text, "");
        Line(text, $"| {string.Join(" | ", head.Select(Escape))} |");
        Line(text, $"|{string.Concat(head.Select(_ => "---|"))}");
        foreach (var row in rows)
        {
            Line(text, $"| {string.Join(" | ", row.Select(Escape))} |");
        }
    }

    private static string Escape(string text) => ComparisonMarkdown.Escape(text);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
