using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Reporting.Records;

namespace StaticTracker.Reporting;

/// <summary>A report's changes as headed lines of plain text, the same for every way of writing it. What must not be stands among its problems.</summary>
internal static class DiffSections
{
    public const string PromotionsTitle = "Promotions";

    /// <summary>Characters of each value of an edited text.</summary>
    private const int LongestEdit = 80;

    /// <summary>The sections that have a line under the filter, in the order of a review.</summary>
    public static IReadOnlyList<DiffSection> Of(DiffReport report, DiffFilter filter)
    {
        var facts = report.Modules.SelectMany(m => m.Change.Facts.Select(f => (Module: m, Fact: f))).ToList();
        var alone = report.Gate.Cells.Where(c => c.Baselines[0].Comparison is null).ToLookup(c => (c.Module.Text, c.Experiment.Id), c => c.Baselines[0].Missing?.ToString());
        DiffSection[] sections =
        [
            new(DiffWords.PolicyChangedTitle, PolicyLines(report)),
            new("Settings changed", [.. report.Settings.Where(s => !SettingsChanges.IsPolicy(s)).Select(s => new DiffLine(null, null, FieldWords(s)))]),
            new(PromotionsTitle, [.. report.Promotions.Select(p => new DiffLine(p.Module.Text, p.Entry.Version.Model, p.Words))]),
            .. Enum.GetValues<RecordKind>().Select(k => new DiffSection(RecordWords.TitleOf(k), [.. report.Records.Where(r => r.Kind == k).Select(r => new DiffLine(r.Module?.Text, r.Model, r.Words))])),
            new("Modules", [.. report.Modules.Select(ModuleLine).OfType<DiffLine>()]),
            new("Experiments added", Lines(facts, (m, f) => Added(m, f, alone))),
            new("Withdrawn and corrected", Lines(facts, Corrected)),
            new("Suggestions", Lines(facts, SuggestionLine)),
            new("Also changed", Lines(facts, Other)),
            new("Unchanged modules", filter.All ? [.. report.Unchanged.Select(m => new DiffLine(m.Text, null, m.Text))] : []),
        ];
        return [.. sections.Select(s => s with { Lines = [.. s.Lines.Where(l => filter.Shows(l.Module, l.Model))] }).Where(s => s.Lines.Count > 0)];
    }

    /// <summary>What would judge otherwise after the merge: of the settings, and which rubric a module's match rate is about. Shown whatever the filter.</summary>
    public static IReadOnlyList<DiffLine> PolicyLines(DiffReport report) =>
    [
        .. report.Settings.Where(SettingsChanges.IsPolicy).Select(s => new DiffLine(null, null, FieldWords(s))),
        .. report.Modules.Where(m => SettingsChanges.IsPolicy(m.Change)).SelectMany(m => m.Change.Facts.OfType<DataFact.ModuleFieldChanged>()
            .Where(f => f.Field.Field == SettingsChanges.PrimaryRubric).Select(f => new DiffLine(null, null, $"{m.Id}: {FieldWords(f.Field)}"))),
    ];

    private static List<DiffLine> Lines(List<(ModuleDiff Module, DataFact Fact)> facts, Func<ModuleDiff, DataFact, DiffLine?> line) =>
        [.. facts.Select(f => line(f.Module, f.Fact)).OfType<DiffLine>()];

    private static DiffLine? ModuleLine(ModuleDiff module) => module.Change.Kind switch
    {
        ModuleChangeKind.Added => new(
            module.Id.Text, null, $"{Name(module)} added, with {DiffWords.Count(module.Added, "experiment")}{(module.CameWithdrawn > 0 ? $" and {module.CameWithdrawn.ToString("N0", CultureInfo.InvariantCulture)} that came withdrawn" : "")}"),
        ModuleChangeKind.Removed => new(module.Id.Text, null, $"{module.Id} removed, with {DiffWords.Count(module.Change.Facts.Count(f => f is DataFact.ExperimentRemoved), "experiment")}"),
        ModuleChangeKind.Broken => new(module.Id.Text, null, $"{module.Id} cannot be read, so that nobody can say what changed"),
        _ => null,
    };

    private static string Name(ModuleDiff module) => module.Now?.Name is { Length: > 0 } name ? $"{module.Id} {name}" : module.Id.Text;

    /// <summary>A new experiment that counts; where it stands alone in the report, why.</summary>
    private static DiffLine? Added(ModuleDiff module, DataFact fact, ILookup<(string Module, string Id), string?> alone) => fact is not DataFact.ExperimentAdded({ IsWithdrawn: false } e) ? null
        : new DiffLine(
            module.Id.Text, e.Model, $"{module.Id} {DiffWords.Run(e)}: {FactWording.RateOf(e)}{Counts(e)}, {e.Id}{(alone[(module.Id.Text, e.Id)].FirstOrDefault() is { } why ? $"; not compared: {why}" : "")}");

    /// <summary>Errors are part of the total and not of the rate: without them the two would not agree.</summary>
    private static string Counts(ExperimentDigest e) => e is { Pass: { } pass, Total: { } total }
        ? string.Create(CultureInfo.InvariantCulture, $" ({pass} of {total} passed{(e.Error is > 0 and { } error ? $", {error} {(error == 1 ? "error" : "errors")}" : "")})") : "";

    private static DiffLine? Corrected(ModuleDiff module, DataFact fact)
    {
        switch (fact)
        {
            case DataFact.ExperimentWithdrawn(var e, var reason):
                return new DiffLine(module.Id.Text, e.Model, $"{module.Id} {DiffWords.Run(e)} withdrawn: {reason} ({e.Id})");
            case DataFact.ExperimentAdded(var e) when Find(module, e.Id)?.Withdrawn is { } withdrawn:
                return new DiffLine(module.Id.Text, e.Model, $"{module.Id} {DiffWords.Run(e)} came withdrawn: {withdrawn.Reason} ({e.Id})");
            case DataFact.ExperimentAdded(var e) when Find(module, e.Id) is { Corrects: { } corrected }:
                var why = Find(module, corrected)?.Withdrawn?.Reason;
                return new DiffLine(module.Id.Text, e.Model, $"{module.Id} {DiffWords.Run(e)}: {e.Id} corrects {corrected}{(why is null ? "" : $", withdrawn: {why}")}");
            case DataFact.ExperimentChanged(var e, var fields) when fields.Any(f => f is { Field: "withdrawn", After: null }):
                return new DiffLine(module.Id.Text, e.Model, $"{module.Id} {DiffWords.Run(e)} brought back, it counts again ({e.Id})");
            default:
                return null;
        }
    }

    private static Experiment? Find(ModuleDiff module, string id) => module.Now?.Experiments.FirstOrDefault(e => e.Id == id);

    private static DiffLine? SuggestionLine(ModuleDiff module, DataFact fact) => fact switch
    {
        DataFact.SuggestionAdded(var s) => new(module.Id.Text, null, $"{module.Id} {FactWording.Of(fact)}: {s.Issue ?? s.Text}"),
        DataFact.SuggestionRemoved(var s) => new(module.Id.Text, null, $"{module.Id} {FactWording.Of(fact)}: {s.Issue ?? s.Text}"),
        DataFact.SuggestionChanged(var was, var s) => new(module.Id.Text, null, $"{module.Id} {FactWording.Of(fact)}: {s.Issue ?? s.Text}{Edits(was, s)}"),
        _ => null,
    };

    /// <summary>What else of a suggestion was edited, each with both values; a status is told by its own words.</summary>
    private static string Edits(Suggestion was, Suggestion now)
    {
        (string Name, string? Before, string? After)[] fields =
        [
            ("issue", was.Issue, now.Issue), ("suggestion", was.Text, now.Text), ("rubric", was.Rubric, now.Rubric), ("priority", was.Priority, now.Priority),
            ("version", was.Version.Text, now.Version.Text), ("applied_in", was.Status == now.Status ? was.AppliedIn?.Text : null, was.Status == now.Status ? now.AppliedIn?.Text : null),
        ];
        var edits = fields.Where(f => f.Before != f.After).Select(f => $"{f.Name} {Quote(f.Before)} → {Quote(f.After)}").ToList();
        return edits.Count == 0 ? "" : $" ({string.Join(", ", edits)})";
    }

    private static string Quote(string? text) => text is null ? "absent" : $"\"{ReportText.Of(text, LongestEdit)}\"";

    private static DiffLine? Other(ModuleDiff module, DataFact fact)
    {
        switch (fact)
        {
            case DataFact.ExperimentChanged(var e, var fields):
                var rest = fields.Where(f => !FigureFields.IsEdit(f) && f is not { Field: "withdrawn", After: null }).ToList();
                return rest.Count == 0 ? null : new DiffLine(module.Id.Text, e.Model, $"{module.Id} {DiffWords.Run(e)}: {string.Join(", ", rest.Select(FieldWords))} ({e.Id})");
            case DataFact.ModuleFieldChanged({ Field: SettingsChanges.PrimaryRubric }):
                return null;
            case DataFact.ModuleFieldChanged or DataFact.FormOnly:
                return new DiffLine(module.Id.Text, null, $"{module.Id}: {FactWording.Of(fact)}");
            default:
                return null;
        }
    }

    private static string FieldWords(FieldChange change) => FactWording.Words(change).ToString();

    /// <summary>The problems in the order of a review: what must not be, then what check found.</summary>
    public static IEnumerable<Problem> ProblemsOf(DiffReport report) =>
        report.Changes.Where(p => p.Severity == Severity.Error).Concat(report.Check).Concat(report.Changes.Where(p => p.Severity != Severity.Error));
}
