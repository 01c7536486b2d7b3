using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Reporting;

/// <summary>What all forms of the gate's report say in the same words, plain text.</summary>
internal static class GateLines
{
    public static readonly string[] Columns = ["Outcome", "Rule", "Result", "Must hold", "Figures"];

    /// <summary>The one line: "blocked: 1 limit broken, 2 held, on 3 new results".</summary>
    public static string Headline(GateReport gate)
    {
        var parts = gate.Findings.GroupBy(Kind).Select((g, i) => $"{Number(g.Count())} {(i > 0 ? "" : g.Count() == 1 ? "limit " : "limits ")}{g.Key}");
        var results = gate.Cells.Count == 0 ? "no new result to judge" : $"on {DiffWords.Count(gate.Cells.Count, "new result")}";
        var others = gate.Policy is { Rules.Count: > 0 } policy ? gate.Cells.Count(c => !policy.Rules.Any(r => r.IsAbout(c.Module))) : 0;
        var without = others == 0 ? "" : $"; no rule is about {Number(others)} of them";
        return $"{GateWords.Of(gate.Outcome)}: {string.Join(", ", parts)}, {results}{without}";
    }

    private static string Kind(GateFinding finding) => finding switch
    {
        { Fails: false } => "held",
        { Override: not null } => "overridden",
        { Tier: GateTier.Warning } => "warned of",
        { Verdict: GateVerdict.Broken } => "broken",
        _ => "left open",
    };

    /// <summary>One line of the table in the order of <see cref="Columns"/>.</summary>
    public static string[] Row(GateFinding finding) => [GateWords.Of(finding).ToString(), finding.Rule, finding.Cell?.Name ?? "–", finding.Demand.ToString(), finding.Figures.ToString()];

    /// <summary>Every override and what became of it.</summary>
    public static IEnumerable<string> Overrides(GateReport gate)
    {
        foreach (var entry in gate.Policy?.Overrides ?? [])
        {
            var uses = gate.UsesOf(entry);
            var state = !entry.Counts(gate.Day) ? "has run out" : uses == 0 ? "counts, not needed here" : $"sets aside {DiffWords.Count(uses, "limit")} here";
            yield return $"{entry.Rule}{Scope(entry)}: {state}; by {entry.Who} until {Day(entry.Until)}: {entry.Why}";
        }
    }

    /// <summary>Against which day overrides were held; null where there is none.</summary>
    public static string? DayOf(GateReport gate) => gate.Policy is { Overrides.Count: > 0 } ? $"held against {Day(gate.Day)}" : null;

    /// <summary>What many runs of one cell say, for the cells that have them.</summary>
    public static IEnumerable<string> Tries(GateReport gate, DiffFilter? filter = null) =>
        gate.Cells.Where(c => filter?.Shows(c.Module.Text, c.Experiment.Model) != false).Select(c => Comparison.ManyTries.Words(c.Module, c.Side)?.ToString()).OfType<string>();

    /// <summary>What does not hold, as annotations at the modules' files.</summary>
    public static IReadOnlyList<Problem> Annotations(DiffReport report) => [.. report.Gate.Findings.Where(f => f.Fails).Select(f => Annotation(f, report.DataFolder))];

    private static Problem Annotation(GateFinding finding, string folder)
    {
        var code = finding.Outcome switch
        {
            GateOutcome.Blocked => Codes.History.GateBlocked,
            GateOutcome.Inconclusive => Codes.History.GateUndecided,
            _ => Codes.History.GateWarned,
        };
        var entry = finding.Override is { } by ? $", overridden by {ForbiddenChanges.Cut(by.Who)} until {Day(by.Until)}: {ForbiddenChanges.Cut(by.Why)}" : "";
        var about = finding.Cell is { } cell ? $"{ForbiddenChanges.Cut(cell.Name)}, " : "";
        return new Problem(
            SourceSpan.File(finding.Cell is { } of ? $"{folder}/modules/{of.Module}.json" : $"{folder}/tracker.json"), code,
            $"{finding.Rule}: {about}{ForbiddenChanges.Cut(finding.Demand.ToString())}: {ReportText.Of(finding.Figures.ToString(), 300)}{entry}");
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Scope(GateOverride entry)
    {
        string?[] parts = [entry.Module, entry.Version, entry.Model is null ? null : $"on {entry.Model}"];
        var known = string.Join(' ', parts.OfType<string>());
        return known.Length == 0 ? " of everything" : $" of {known}";
    }

    private static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
