using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;

namespace StaticTracker.Comparison.Reports;

/// <summary>A comparison as Markdown. Whatever came from data can neither ping anybody, break a table, nor turn into HTML or links.</summary>
public static class ComparisonMarkdown
{
    public static string Of(ExperimentComparison comparison, bool allFlips)
    {
        var text = new StringBuilder();
        text.Append("**").Append(Escape(ReportWords.Headline(comparison))).Append("**\n\n");
        text.Append("| | Before | After | Change | Interval | n | Flips −/+ | p (adjusted) | Verdict |\n|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
        foreach (var f in comparison.Figures)
        {
            object[] cells =
            [
                f.Name, ReportWords.Side(f.Before), ReportWords.Side(f.After), ReportWords.Change(f), ReportWords.Interval(f), ReportWords.Size(f), ReportWords.Flips(f),
                ReportWords.P(f), ReportWords.Verdict(comparison, f),
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(c => Escape(c.ToString()!))).Append(" |\n");
        }

        AddFlips(text, comparison, allFlips);
        text.Append('\n');
        string?[] lines =
        [
            Side("Before", comparison.Before), Side("After", comparison.After), .. ReportWords.Methods(comparison).Select(m => "Method: " + m), ReportWords.Family(comparison)?.ToString(),
            ReportWords.Costs(comparison)?.ToString(), .. comparison.Notes.Select(n => n.ToString()),
        ];
        foreach (var line in lines.OfType<string>())
        {
            text.Append("- ").Append(Escape(line)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A text of data as Markdown that shows just that text, in a table cell too.</summary>
    public static string Escape(string text)
    {
        // Addresses would become links by themselves.
        var plain = ProblemReporter.Visible(text).Replace("://", ":\u2060//", StringComparison.Ordinal).Replace("www.", "www\u2060.", StringComparison.OrdinalIgnoreCase);
        var escaped = new StringBuilder();
        foreach (var c in plain)
        {
            switch (c)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '@' or '#':
                    // A word joiner keeps the host from seeing a mention or a reference to an issue.
                    escaped.Append(c).Append('\u2060');
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '!' or '$':
                    escaped.Append('\\').Append(c);
                    break;
                default:
                    escaped.Append(c);
                    break;
            }
        }

        return escaped.ToString();
    }

    private static string Side(string name, ComparisonSide side) =>
        $"{name}: {ReportWords.Run(side.Experiment)}, {ReportWords.Dataset(side.Experiment)}, {side.Experiment.Timestamp.Text}, {side.Experiment.Id}";

    private static void AddFlips(StringBuilder text, ExperimentComparison comparison, bool all)
    {
        var figures = comparison.Figures.Where(f => f.Kind == FigureKind.Rubric || f.Worse.Concat(f.Better).Any(x => x.Rubric == FigureRows.Own));
        foreach (var figure in figures.Where(f => f.Worse.Count + f.Better.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Escape(figure.Name.ToString())}, {figure.Worse.Count} worse, {figure.Better.Count} better\n\n");
            AddItems(text, "worse", figure.Worse, all);
            AddItems(text, "better", figure.Better, all);
        }
    }

    private static void AddItems(StringBuilder text, string way, IReadOnlyList<Flip> flips, bool all)
    {
        if (flips.Count > 0)
        {
            var shown = flips.Take(all ? flips.Count : ComparisonText.FlipsShown).Select(f => Escape(f.Item)).ToList();
            var more = shown.Count == flips.Count ? "" : string.Create(CultureInfo.InvariantCulture, $" and {flips.Count - shown.Count} more");
            text.Append("- ").Append(way).Append(": ").AppendJoin(", ", shown).Append(more).Append('\n');
        }
    }
}
