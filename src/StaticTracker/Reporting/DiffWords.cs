using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.History;
using StaticTracker.Phrasing;
using StaticTracker.Reporting.Records;

namespace StaticTracker.Reporting;

/// <summary>What all forms of the report say in the same words.</summary>
internal static class DiffWords
{
    public static readonly string[] Columns = ["Module", "Version", "Model", "Baseline", "Now", "Δ points", "95 % interval", "n", "Flips −/+", "Verdict"];

    /// <summary>Heads what would judge otherwise after the merge.</summary>
    public const string PolicyChangedTitle = "Policy changed (it counts after the merge only)";

    /// <summary>The one line that says whether to look further.</summary>
    public static string Verdict(DiffReport report)
    {
        var parts = new List<string>();
        AddCount(parts, report.Changes, "forbidden change");
        AddCount(parts, report.Check, "error of check", "errors of check");
        foreach (var group in report.Comparisons.GroupBy(CellWord.Of).OrderBy(g => g.Key))
        {
            parts.Add($"{Count(group.Count(), "cell")} {CellWord.Words(group.Key)}");
        }

        if (report.Promotions.Count > 0)
        {
            var overridden = report.Promotions.Count(p => p.Entry.Override is not null);
            parts.Add($"{Count(report.Promotions.Count, "promotion")}{(overridden > 0 ? $" ({overridden.ToString("N0", CultureInfo.InvariantCulture)} by override)" : "")}");
        }

        parts.AddRange(report.Records.GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => Count(g.Count(), $"changed {RecordWords.One(g.Key)}")));
        var said = parts.Count > 0 ? string.Join(", ", parts) : Nothing(report);
        return report.Gate.Policy is null ? said : $"gate {GateWords.Of(report.Gate.Outcome)}, {said}";
    }

    private static string Nothing(DiffReport report) =>
        report.Modules.Count > 0 ? "no new cell to compare, no errors"
            : report.Settings.Count > 0 ? "only the settings changed" : "nothing changed in the data";

    /// <summary>What is compared with what, and what it rests on.</summary>
    public static string Ends(DiffReport report) =>
        $"{report.Head.Words} against {report.Base.Words}{(report.PolicyEnd.Commit == report.Base.Commit ? "" : $", by the settings of {report.PolicyEnd.Words}")}";

    /// <summary>What stands under the table; null where nothing was compared.</summary>
    public static string? Family(DiffReport report)
    {
        if (report.Gate.Cells.SelectMany(c => c.Baselines).Select(b => b.Comparison?.PassRate.Judgement).FirstOrDefault(j => j is not null) is not { Family: > 0 } judged)
        {
            return null;
        }

        var level = judged.Level > 0.95 ? $"; the intervals stand at {ComparisonWording.Level(judged.Level)} each, so that those shown keep their 95 % together" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(judged.Family, "comparison")} in one family (Benjamini–Hochberg){level}. A change within ±{report.Margin:0.##} points counts as none (the base's settings).");
    }

    /// <summary>One line of the table, plain text, in the order of <see cref="Columns"/>.</summary>
    public static string[] Row(ExperimentComparison comparison, FigureComparison figure, int decimals)
    {
        var (was, isNow) = (comparison.Before.Experiment, comparison.After.Experiment);
        return
        [
            figure.Kind == FigureKind.PassRate ? comparison.Module.Text : $"{comparison.Module} · {figure.Name}", isNow.PromptVersion.Text,
            isNow.Dataset is null ? isNow.Model : $"{isNow.Model} ({isNow.Dataset})",
            $"{Baseline(comparison)}: {ReportWords.Side(figure.Before, decimals)}", ReportWords.Side(figure.After, decimals).ToString(), ReportWords.Change(figure, decimals).ToString(),
            ReportWords.Interval(figure, decimals).ToString(), ReportWords.Size(figure).ToString(), ReportWords.Flips(figure), ComparisonWording.Verdict(figure).ToString(),
        ];
    }

    /// <summary>What a reader should know of the comparisons; many runs of one cell are told apart.</summary>
    public static IEnumerable<string> Notes(IEnumerable<ExperimentComparison> comparisons) => comparisons.SelectMany(c =>
        c.Notes.Except([ManyTries.Words(c.Module, c.After) ?? Phrase.Empty]).Select(n => $"{c.Module} {c.After.Experiment.PromptVersion} {c.After.Experiment.Model}: {n}"));

    /// <summary>"v2", "v4 (production)", "v4 on gpt-5 (production)".</summary>
    private static string Baseline(ExperimentComparison comparison)
    {
        var was = comparison.Before.Experiment;
        var model = was.Model == comparison.After.Experiment.Model ? "" : $" on {was.Model}";
        return was.PromptVersion + model + (comparison.Baseline is { } name ? $" ({name})" : "");
    }

    /// <summary>A cell that got worse, as an annotation at its module's file.</summary>
    public static Problem Warning(ExperimentComparison comparison, string path)
    {
        var e = comparison.After.Experiment;
        var worse = comparison.Figures.Where(f => f.Judgement.Word == ComparisonWord.Worse).Take(3)
            .Select(f => $"{ForbiddenChanges.Cut(f.Name.ToString())} {ReportWords.Points(f)} ({ReportWords.Interval(f)})");
        return new Problem(
            SourceSpan.File(path), Codes.History.CellWorse,
            $"{comparison.Module} {e.PromptVersion} on {ForbiddenChanges.Cut(e.Model)} is worse than {comparison.Before.Experiment.PromptVersion}: {string.Join(", ", worse)}",
            "tracker compare names the items that flipped");
    }

    public static string Run(ExperimentDigest e) => e.Dataset is null ? $"{e.Version} on {e.Model}" : $"{e.Version} on {e.Model} ({e.Dataset})";

    public static string Count(int n, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{n:N0} {(n == 1 ? one : many ?? one + "s")}");

    private static void AddCount(List<string> parts, IReadOnlyList<Problem> problems, string one, string? many = null)
    {
        if (problems.Count(p => p.Severity == Severity.Error) is > 0 and var errors)
        {
            parts.Add(Count(errors, one, many));
        }
    }
}
