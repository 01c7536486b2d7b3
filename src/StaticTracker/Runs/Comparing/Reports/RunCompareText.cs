using System.Globalization;
using System.Text;
using StaticTracker.Comparison.Reports;
using StaticTracker.Diagnostics;
using StaticTracker.Prompts.Diffs;

namespace StaticTracker.Runs.Comparing.Reports;

/// <summary>Two runs for the terminal: what came of them first, then scores, items, what they were made with and what they took. Control characters of data are made visible.</summary>
public static class RunCompareText
{
    private const int Bar = 30;

    public static string Of(RunComparison comparison, bool all)
    {
        var text = new StringBuilder();
        if (RunReportWords.Refusal(comparison) is { } refusal)
        {
            Line(text, refusal);
            Line(text, "");
        }

        Line(text, $"before  {comparison.Before.Run.Id}  {comparison.Before.Run.Status}");
        Line(text, $"after   {comparison.After.Run.Id}  {comparison.After.Run.Status}");
        Line(text, $"items   {RunReportWords.Items(comparison)}");
        Line(text, "");
        if (comparison.Totals is { } totals)
        {
            text.Append(ComparisonText.Of(totals, all));
        }

        AddScores(text, comparison);
        AddItems(text, comparison, all);
        AddDifferences(text, "made with", comparison.Settings);
        AddDifferences(text, "took", comparison.Usage);
        if (comparison.Prompt is { } prompt)
        {
            Line(text, "");
            foreach (var line in PromptDiffText.Of(prompt).TrimEnd('\n').Split('\n'))
            {
                Line(text, line);
            }
        }

        Line(text, "");
        foreach (var note in comparison.Notes)
        {
            Line(text, $"note: {note}");
        }

        if (RunReportWords.Hint(comparison) is { } hint)
        {
            Line(text, hint);
        }

        return text.ToString();
    }

    private static void AddScores(StringBuilder text, RunComparison comparison)
    {
        if (comparison.Scores.Count == 0)
        {
            return;
        }

        Line(text, "");
        AddTable(text, [RunReportWords.ScoreColumns, .. comparison.Scores.Select(RunReportWords.Row)]);
        foreach (var method in RunReportWords.Methods(comparison))
        {
            Line(text, $"method: {method}");
        }

        foreach (var score in comparison.Scores)
        {
            if (score.Histogram is { } histogram)
            {
                Line(text, "");
                Line(text, $"{score.Name}: items by score, before and after");
                var most = Math.Max(1, histogram.Before.Concat(histogram.After).Max());
                AddTable(text, [.. Enumerable.Range(0, histogram.Before.Count).Select(b => new[]
                {
                    "  " + RunReportWords.Bin(histogram, b), Count(histogram.Before[b]), new string('-', Bar * histogram.Before[b] / most), Count(histogram.After[b]), new string('=', Bar * histogram.After[b] / most),
                })]);
            }
        }
    }

    private static void AddItems(StringBuilder text, RunComparison comparison, bool all)
    {
        var changed = RunReportWords.Changed(comparison);
        if (changed.Count > 0)
        {
            Line(text, "");
            Line(text, $"{RunReportWords.HowManyChanged(comparison, changed)} (rank before→after)");
            AddTable(text, [.. changed.Take(all ? changed.Count : RunReportWords.ItemsShown).Select(i => new[] { "  " + i.Id, RunReportWords.Rank(i), RunReportWords.Changes(i) })]);
            if (!all && changed.Count > RunReportWords.ItemsShown)
            {
                Line(text, string.Create(CultureInfo.InvariantCulture, $"  and {changed.Count - RunReportWords.ItemsShown} more: --all"));
            }
        }

        foreach (var (name, items) in new[] { ("only before", comparison.OnlyBefore), ("only after", comparison.OnlyAfter), ("another text", comparison.OtherText) })
        {
            if (items.Count > 0)
            {
                Line(text, $"{name}: {RunReportWords.Some(items, all)}");
            }
        }
    }

    private static void AddDifferences(StringBuilder text, string title, IReadOnlyList<Difference> differences)
    {
        if (differences.Count > 0)
        {
            Line(text, "");
            Line(text, title);
            AddTable(text, [.. differences.Select(d => new[] { "  " + d.Name, RunReportWords.Value(d.Before), "→", RunReportWords.Value(d.After), RunReportWords.Change(d) })]);
        }
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void AddTable(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        var cells = rows.Select(r => r.Select(ProblemReporter.Visible).ToArray()).ToList();
        var widths = Enumerable.Range(0, cells.Count == 0 ? 0 : cells[0].Length).Select(c => cells.Max(r => r[c].Length)).ToArray();
        foreach (var row in cells)
        {
            text.Append(string.Join("  ", row.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd()).Append('\n');
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(ProblemReporter.Visible(line)).Append('\n');
}
