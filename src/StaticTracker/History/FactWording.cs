using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>The one place where a fact becomes words: plain text, to be escaped by whoever shows it.</summary>
public static class FactWording
{
    public static string Of(DataFact fact) => fact switch
    {
        DataFact.ExperimentAdded(var e) => $"{Name(e)} added: {RateOf(e)}",
        DataFact.ExperimentRemoved(var e) => $"{Name(e)} removed (was {RateOf(e)})",
        DataFact.ExperimentChanged(var e, var fields) => $"{Name(e)} changed: {string.Join(", ", fields.Select(Words))}",
        DataFact.ExperimentWithdrawn(var e, var reason) => $"{Name(e)} withdrawn: {reason}",
        DataFact.SuggestionAdded(var s) => $"suggestion for {s.Version}{About(s)} added",
        DataFact.SuggestionRemoved(var s) => $"suggestion for {s.Version}{About(s)} removed",
        DataFact.SuggestionChanged(var before, var after) when before.Status != after.Status => after switch
        {
            { Status: SuggestionStatus.Applied, AppliedIn: { } version } => $"suggestion{About(after)} applied in {version}",
            { Status: SuggestionStatus.Rejected, Reason: { } reason } => $"suggestion for {after.Version}{About(after)} rejected: {reason}",
            { Status: SuggestionStatus.Superseded, SupersededBy: { } other } => $"suggestion for {after.Version}{About(after)} superseded by {other}",
            _ => $"suggestion for {after.Version}{About(after)} is now {after.Status}",
        },
        DataFact.SuggestionChanged(_, var after) => $"suggestion for {after.Version}{About(after)} edited",
        DataFact.ModuleFieldChanged(var field) => Words(field),
        DataFact.FormOnly => "only the file's form changed",
        _ => throw new InvalidOperationException($"No words for {fact.GetType().Name}."),
    };

    /// <summary>What happened to a module's file as a whole; null where only its content changed.</summary>
    public static string? Of(ModuleChangeKind kind) => kind switch
    {
        ModuleChangeKind.Added => "module added",
        ModuleChangeKind.Removed => "module removed",
        ModuleChangeKind.Broken => "the file could not be read at this commit",
        _ => null,
    };

    /// <summary>"prompt m01@v3 added".</summary>
    public static string Of(TouchedRecord record) => $"{Of(record.Kind)} {record.Name} {Of(record.Fate)}";

    /// <summary>What a record is, in the middle of a sentence.</summary>
    public static string Of(DataKind kind) => kind switch
    {
        DataKind.Bundle => "prompt",
        DataKind.Run => "run",
        DataKind.Ab => "A/B experiment",
        DataKind.Benchmark => "benchmark suite",
        DataKind.PromotionReport => "promotion report",
        DataKind.Router => "router",
        _ => throw new InvalidOperationException($"{kind} is no record."),
    };

    public static string Of(RecordFate fate) => fate switch
    {
        RecordFate.Added => "added",
        RecordFate.Removed => "removed",
        _ => "changed",
    };

    private static string Name(ExperimentDigest e) => e.Dataset is null ? $"{e.Version} on {e.Model}" : $"{e.Version} on {e.Model} ({e.Dataset})";

    internal static string RateOf(ExperimentDigest e) => e.PassRate is { } rate ? $"{Rate.Text(rate)} %" : "no rate";

    private static string About(Suggestion s) => s.Rubric is null ? "" : $" on {s.Rubric}";

    internal static string Words(FieldChange change) => (change.Before, change.After) switch
    {
        (null, var after) => $"{change.Field} set to {after}",
        (var before, null) => $"{change.Field} {before} taken out",
        var (before, after) => $"{change.Field} {before} → {after}",
    };
}
