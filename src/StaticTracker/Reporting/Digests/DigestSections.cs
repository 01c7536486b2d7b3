using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.History;
using StaticTracker.Modules;

namespace StaticTracker.Reporting.Digests;

/// <summary>A digest as headed lines of plain text, the same for every way of writing it.</summary>
internal static class DigestSections
{
    /// <summary>"5 commits, 2 modules: 4 results added, 1 cell better, 1 cell worse".</summary>
    public static string Headline(Digest digest)
    {
        var report = digest.Report;
        var parts = new List<string> { $"{DiffWords.Count(digest.ResultsAdded, "result")} added" };
        if (digest.CameWithdrawn > 0)
        {
            parts.Add($"{DiffWords.Count(digest.CameWithdrawn, "result")} came withdrawn");
        }

        parts.AddRange(report.Comparisons.GroupBy(CellWord.Of).OrderBy(g => g.Key).Select(g => $"{DiffWords.Count(g.Count(), "cell")} {CellWord.Words(g.Key)}"));
        var where = $"{DiffWords.Count(digest.Window.Commits, "commit")}, {DiffWords.Count(digest.ModulesChanged, "module")} changed";
        return digest.ModulesChanged == 0 ? $"{where}: no module is other than it was" : $"{where}: {string.Join(", ", parts)}";
    }

    /// <summary>The sections that have a line.</summary>
    public static IReadOnlyList<DiffSection> Of(Digest digest)
    {
        var report = digest.Report;
        var usual = DiffSections.Of(report, new DiffFilter());
        DiffSection[] sections =
        [
            new("Better", [.. Cells(report, CellOutcome.Better).OrderByDescending(c => c.PassRate.Compared).Select(CellLine)]),
            new("Worse", [.. Cells(report, CellOutcome.Worse, CellOutcome.WorseInPart).OrderBy(c => c.PassRate.Compared).Select(CellLine)]),
            new("Left open", [.. Cells(report, CellOutcome.NotEnoughEvidence, CellOutcome.NotComparable).Select(CellLine)]),
            .. usual.Where(s => s.Title is "Modules" or DiffSections.PromotionsTitle),
            new("Suggestions applied", [.. report.Modules.SelectMany(m => m.Change.Facts.Select(f => Applied(m.Id, f))).OfType<DiffLine>()]),
            new("Weak among the new results", [.. Weak(digest)]),
            .. usual.Where(s => s.Title == "Withdrawn and corrected"),
            new("Removed or edited", [.. report.Changes.Where(p => p.Severity == Severity.Error && p.Code != Codes.Promotion.NotByPolicy).Select(ErrorLine)]),
        ];
        return [.. sections.Where(s => s.Lines.Count > 0)];
    }

    /// <summary>What a reader must know of the window; null: nothing.</summary>
    public static string? Note(Digest digest) => digest.Window.Start switch
    {
        DigestStart.FirstCommit => $"Nothing was committed before this time: it is compared with the first commit ({digest.Window.Base.Name}), whose own results are not told.",
        DigestStart.ShallowClone => $"This clone is shallow and ends within this time: it is compared with the last commit that is here ({digest.Window.Base.Name}), and what came with that one or before it is not told.",
        _ => null,
    };

    private static IEnumerable<ExperimentComparison> Cells(DiffReport report, params CellOutcome[] outcomes) => report.Comparisons.Where(c => outcomes.Contains(CellWord.Of(c)));

    private static DiffLine CellLine(ExperimentComparison comparison)
    {
        var e = comparison.After.Experiment;
        var figures = CellWord.Shown(comparison).Select(f =>
            $"{(f.Kind == FigureKind.PassRate ? "" : f.Name + " ")}{ReportWords.Side(f.Before)} → {ReportWords.Side(f.After)}, {ReportWords.Points(f)}, {ComparisonWording.Verdict(f)}");
        return new DiffLine(comparison.Module.Text, e.Model, $"{comparison.Module} {ReportWords.Run(e)}{(e.Dataset is { } dataset ? $" ({dataset})" : "")} against {comparison.Before.Experiment.PromptVersion}: {string.Join("; ", figures)}");
    }

    /// <summary>What the policy at the start makes of a promotion stands beside the promotion. Of a report or a list of promotions nothing but its path tells which it is.</summary>
    private static DiffLine ErrorLine(Problem problem) =>
        new(null, null, problem.Code == Codes.Promotion.EntryEdited ? $"{problem.Span.Path}: {problem.Message}" : problem.Message);

    private static DiffLine? Applied(ModuleId module, DataFact fact)
    {
        var applied = fact switch
        {
            DataFact.SuggestionAdded(var s) when s.Status == SuggestionStatus.Applied => s,
            DataFact.SuggestionChanged(var was, var s) when s.Status == SuggestionStatus.Applied && was.Status != SuggestionStatus.Applied => s,
            _ => null,
        };
        return applied is null ? null : new DiffLine(module.Text, null, $"{module}{(applied.AppliedIn is { } version ? $" in {version}" : "")}: {applied.Text}");
    }

    /// <summary>By what came in the window alone: older runs of the same thing are no news.</summary>
    private static IEnumerable<DiffLine> Weak(Digest digest) =>
        from cell in digest.Report.Gate.Cells
        let figure = SideFigure.OfTotals(New(digest, cell))
        let rate = Rate.Exact(figure.Pass, figure.Fail, figure.Rate)
        where rate is not null && digest.Weak.PriorityOf(rate.Value) is not null
        orderby figure.Rate, cell.Module
        select new DiffLine(cell.Module.Text, cell.Experiment.Model, $"{cell.Name}: {ReportWords.Side(figure, Rate.DecimalsBeside(rate.Value, digest.Weak.Weak))}");

    private static IReadOnlyList<Experiment> New(Digest digest, GateCell cell)
    {
        var change = digest.Report.Modules.First(m => m.Id == cell.Module).Change;
        var counts = NewCells.CountingNow(change);
        return [.. cell.Side.Repeats.Where(e => counts.Contains(e.Id))];
    }
}
