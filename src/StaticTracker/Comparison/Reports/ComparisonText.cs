using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Phrasing;

namespace StaticTracker.Comparison.Reports;

/// <summary>A comparison for the terminal: the verdict first, then the figures as a table, the flips, what was used, the notes.</summary>
public static class ComparisonText
{
    /// <summary>Flips that are named each way unless all are asked for.</summary>
    public const int FlipsShown = 10;

    private static readonly string[] s_columns = ["", "before", "after", "change", "interval", "n", "−/+", "p (adjusted)", "verdict"];

    /// <summary>The report; control characters of data are made visible.</summary>
    public static string Of(ExperimentComparison comparison, bool allFlips)
    {
        var text = new StringBuilder();
        Line(text, ReportWords.Headline(comparison));
        text.Append('\n');
        AddSide(text, "before", comparison.Before);
        AddSide(text, "after ", comparison.After);
        text.Append('\n');
        AddTable(text, [s_columns, .. comparison.Figures.Select(f => Row(comparison, f))]);
        AddFlips(text, comparison, allFlips);
        text.Append('\n');
        foreach (var method in ReportWords.Methods(comparison))
        {
            Line(text, $"method: {method}");
        }

        foreach (var line in new[] { ReportWords.Family(comparison), ReportWords.Costs(comparison) }.OfType<Phrase>().Select(l => l.ToString()).Concat(comparison.Notes.Select(n => $"note: {n}")))
        {
            Line(text, line);
        }

        return text.ToString();
    }

    private static void AddSide(StringBuilder text, string name, ComparisonSide side)
    {
        var e = side.Experiment;
        Line(text, $"{name}  {ReportWords.Run(e)}  {ReportWords.Dataset(e)}  {e.Timestamp.Text}  {e.Id}");
    }

    private static string[] Row(ExperimentComparison comparison, FigureComparison figure) =>
    [
        (figure.Kind == FigureKind.Rubric ? "  " : "") + ProblemReporter.Visible(figure.Name.ToString()), ReportWords.Side(figure.Before).ToString(), ReportWords.Side(figure.After).ToString(), ReportWords.Change(figure).ToString(),
        ReportWords.Interval(figure).ToString(), ReportWords.Size(figure).ToString(), ReportWords.Flips(figure), ReportWords.P(figure), ProblemReporter.Visible(ReportWords.Verdict(comparison, figure).ToString()),
    ];

    private static void AddTable(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, s_columns.Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var c = 0; c < row.Length; c++)
            {
                line.Append(c is 0 or 8 ? row[c].PadRight(widths[c]) : row[c].PadLeft(widths[c])).Append("  ");
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }

    private static void AddFlips(StringBuilder text, ExperimentComparison comparison, bool all)
    {
        // The pass rate's flips are those of its rubrics, unless items have an outcome of their own.
        var figures = comparison.Figures.Where(f => f.Kind == FigureKind.Rubric || f.Worse.Concat(f.Better).Any(x => x.Rubric == FigureRows.Own));
        foreach (var figure in figures.Where(f => f.Worse.Count + f.Better.Count > 0))
        {
            text.Append('\n');
            Line(text, string.Create(CultureInfo.InvariantCulture, $"{figure.Name}: {figure.Worse.Count} worse, {figure.Better.Count} better"));
            AddItems(text, "  − ", figure.Worse, all);
            AddItems(text, "  + ", figure.Better, all);
        }
    }

    private static void AddItems(StringBuilder text, string sign, IReadOnlyList<Flip> flips, bool all)
    {
        if (flips.Count > 0)
        {
            var shown = flips.Take(all ? flips.Count : FlipsShown).Select(f => f.Item);
            var more = all || flips.Count <= FlipsShown ? "" : string.Create(CultureInfo.InvariantCulture, $" and {flips.Count - FlipsShown} more (--all)");
            Line(text, $"{sign}{string.Join(", ", shown)}{more}");
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(ProblemReporter.Visible(line)).Append('\n');
}
