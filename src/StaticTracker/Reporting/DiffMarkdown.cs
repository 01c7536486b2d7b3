using System.Text;
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
    /// <summary>Characters; hosts cut or refuse comments of somewhat more.</summary>
    public const int MaxLength = 60_000;

    /// <summary>By this the comment is found again, to be updated and not repeated.</summary>
    public const string Marker = "<!-- statictracker -->";

    private const int LongestVerdict = 300;

    /// <summary>How many rows, lines of a section and problems are shown at most, and how much of a text.</summary>
    private static readonly Step[] s_steps = [new(500, 200, 200, 400), new(150, 60, 60, 250), new(60, 20, 30, 160), new(25, 8, 10, 100), new(10, 2, 3, 60), new(0, 0, 0, 40)];

    public static string Of(DiffReport report, DiffFilter filter)
    {
        var text = "";
        foreach (var step in s_steps)
        {
            text = new Page(report, filter, step).Write();
            if (text.Length <= MaxLength)
            {
                break;
            }
        }

        return text;
    }

    private sealed record Step(int Rows, int Lines, int Problems, int Text);

    private sealed class Page(DiffReport report, DiffFilter filter, Step step)
    {
        private readonly StringBuilder _text = new();
        private int _left;

        public string Write()
        {
            var head = $"{Marker}\n**{Escape(DiffWords.Verdict(report), LongestVerdict)}**\n\n{Ends()}\n";
            AddErrors("Forbidden changes", report.Changes);
            AddTable();
            AddSections();
            AddProblems();
            var shortened = _left == 0 ? "" : $"\n**Shortened**: {DiffWords.Count(_left, "line")} left out and long texts cut; `tracker diff` shows all.\n";
            var narrowed = filter.Narrows ? "\nNarrowed to one module or model; the line above and the problems are of all.\n" : "";
            return head + shortened + narrowed + _text;
        }

        /// <summary>The hashes here are our own words and may become links.</summary>
        private string Ends() => ComparisonMarkdown.Escape(ReportText.Of(DiffWords.Ends(report), LongestVerdict));

        private string Escape(string text) => Escape(text, step.Text);

        private static string Escape(string text, int most) => ReportText.Markdown(text, most);

        private void AddTable()
        {
            var shown = report.Comparisons.Where(filter.Shows).ToList();
            var still = shown.Where(c => CellWord.Of(c) == CellOutcome.NoDifferenceShown).ToList();
            AddRows([.. shown.Except(still)]);
            if (still.Count > 0)
            {
                _text.Append($"\n<details{(filter.All ? " open" : "")}><summary>{DiffWords.Count(still.Count, "cell")} with no difference shown</summary>\n");
                AddRows(still);
                _text.Append("\n</details>\n");
            }

            if (shown.Count > 0 && DiffWords.Family(report) is { } family)
            {
                _text.Append('\n').Append(Escape(family, LongestVerdict)).Append('\n');
            }

            AddNotes(shown);
        }

        private void AddNotes(List<ExperimentComparison> shown)
        {
            var notes = shown.SelectMany(c => c.Notes.Select(n => $"{c.Module} {c.After.Experiment.PromptVersion} {c.After.Experiment.Model}: {n}")).ToList();
            if (notes.Count > 0)
            {
                AddFolded("Notes on the comparisons", notes, step.Lines);
            }
        }

        private void AddRows(List<ExperimentComparison> comparisons)
        {
            var rows = comparisons.SelectMany(c => CellWord.Shown(c).Select(f => (c, f))).ToList();
            _left += Math.Max(0, rows.Count - step.Rows);
            if (Math.Min(rows.Count, step.Rows) == 0)
            {
                return;
            }

            _text.Append("\n| ").AppendJoin(" | ", DiffWords.Columns).Append(" |\n|---|---|---|--:|--:|--:|--:|--:|--:|---|\n");
            foreach (var (comparison, figure) in rows.Take(step.Rows))
            {
                _text.Append("| ").AppendJoin(" | ", DiffWords.Row(comparison, figure).Select(cell => Escape(cell))).Append(" |\n");
            }
        }

        private void AddSections()
        {
            foreach (var section in DiffSections.Of(report, filter))
            {
                _text.Append("\n### ").Append(section.Title).Append("\n\n");
                AddLines([.. section.Lines.Select(l => l.Text)], step.Lines);
            }
        }

        private void AddProblems()
        {
            AddErrors("Errors of check", report.Check);
            var notes = DiffSections.ProblemsOf(report).Where(p => p.Severity != Severity.Error).Select(ProblemReporter.Line).ToList();
            if (notes.Count > 0)
            {
                AddFolded("Warnings and notes", notes, step.Problems);
            }
        }

        private void AddErrors(string title, IReadOnlyList<Problem> problems)
        {
            var errors = problems.Where(p => p.Severity == Severity.Error).Select(ProblemReporter.Line).ToList();
            if (errors.Count > 0)
            {
                _text.Append("\n### ").Append(title).Append("\n\n");
                AddLines(errors, step.Problems);
            }
        }

        private void AddFolded(string title, IReadOnlyList<string> lines, int most)
        {
            _text.Append($"\n<details><summary>{title}: {DiffWords.Count(lines.Count, "line")}</summary>\n\n");
            AddLines(lines, most);
            _text.Append("\n</details>\n");
        }

        private void AddLines(IReadOnlyList<string> lines, int most)
        {
            foreach (var line in lines.Take(most))
            {
                _text.Append("- ").Append(Escape(line)).Append('\n');
            }

            if (lines.Count > most)
            {
                _left += lines.Count - most;
                _text.Append($"- … and {DiffWords.Count(lines.Count - most, "more line")}\n");
            }
        }
    }
}
