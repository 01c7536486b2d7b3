using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>The one place where a fact becomes words: plain text, to be escaped by whoever shows it.</summary>
public static class FactWording
{
    public static Phrase Of(DataFact fact) => fact switch
    {
        DataFact.ExperimentAdded(var e) => Phrase.Of(e.IsWithdrawn ? "fact.added_withdrawn" : "fact.added", ("result", Name(e)), ("rate", RateOf(e))),
        DataFact.ExperimentRemoved(var e) => Phrase.Of("fact.removed", ("result", Name(e)), ("rate", RateOf(e))),
        DataFact.ExperimentChanged(var e, var fields) => Phrase.Of("fact.changed", ("result", Name(e)), ("what", Phrase.Join(", ", fields.Select(Words)))),
        DataFact.ExperimentWithdrawn(var e, var reason) => Phrase.Of("fact.withdrawn", ("result", Name(e)), ("reason", reason)),
        DataFact.SuggestionAdded(var s) => Phrase.Of("fact.suggestion_added", ("which", For(s))),
        DataFact.SuggestionRemoved(var s) => Phrase.Of("fact.suggestion_removed", ("which", For(s))),
        DataFact.SuggestionChanged(var before, var after) when before.Status != after.Status => after switch
        {
            { Status: SuggestionStatus.Applied, AppliedIn: { } version } => Phrase.Of("fact.suggestion_applied", ("which", About(after)), ("version", version.Text)),
            { Status: SuggestionStatus.Rejected, Reason: { } reason } => Phrase.Of("fact.suggestion_rejected", ("which", For(after)), ("reason", reason)),
            { Status: SuggestionStatus.Superseded, SupersededBy: { } other } => Phrase.Of("fact.suggestion_superseded", ("which", For(after)), ("id", other)),
            _ => Phrase.Of("fact.suggestion_is", ("which", For(after)), ("status", StatusOf(after.Status))),
        },
        DataFact.SuggestionChanged(_, var after) => Phrase.Of("fact.suggestion_edited", ("which", For(after))),
        DataFact.ModuleFieldChanged(var field) => Words(field),
        DataFact.FormOnly => Phrase.Of("fact.form_only"),
        _ => throw new InvalidOperationException($"No words for {fact.GetType().Name}."),
    };

    /// <summary>What happened to a module's file as a whole; null where only its content changed.</summary>
    public static Phrase? Of(ModuleChangeKind kind) => kind switch
    {
        ModuleChangeKind.Added => Phrase.Of("fact.module_added"),
        ModuleChangeKind.Removed => Phrase.Of("fact.module_removed"),
        ModuleChangeKind.Broken => Phrase.Of("fact.module_broken"),
        ModuleChangeKind.Untold => Phrase.Of("fact.module_untold"),
        ModuleChangeKind.Missing => Phrase.Of("fact.module_missing"),
        ModuleChangeKind.MissingBefore => Phrase.Of("fact.module_missing_before"),
        _ => null,
    };

    /// <summary>"prompt m01@v3 added".</summary>
    public static Phrase Of(TouchedRecord record) => Phrase.Of("fact.record", ("kind", Of(record.Kind)), ("name", record.Name), ("fate", Of(record.Fate)));

    /// <summary>What a record is, in the middle of a sentence.</summary>
    public static Phrase Of(DataKind kind) => kind switch
    {
        DataKind.Bundle => Phrase.Of("kind.prompt"),
        DataKind.Run => Phrase.Of("kind.run"),
        DataKind.Ab => Phrase.Of("kind.ab"),
        DataKind.Benchmark => Phrase.Of("kind.benchmark"),
        DataKind.PromotionReport => Phrase.Of("kind.report"),
        DataKind.Router => Phrase.Of("kind.router"),
        _ => throw new InvalidOperationException($"{kind} is no record."),
    };

    public static Phrase Of(RecordFate fate) => fate switch
    {
        RecordFate.Added => Phrase.Of("fate.added"),
        RecordFate.Removed => Phrase.Of("fate.removed"),
        _ => Phrase.Of("fate.changed"),
    };

    private static Phrase Name(ExperimentDigest e) => e.Dataset is null ? Phrase.Of("strip.on", ("version", e.Version.Text), ("model", e.Model))
        : Phrase.Of("fact.result_of", ("version", e.Version.Text), ("model", e.Model), ("dataset", e.Dataset));

    internal static Phrase RateOf(ExperimentDigest e) => e.PassRate is { } rate ? Phrase.Data($"{Rate.Text(rate)} %") : Phrase.Of("none.rate");

    /// <summary>" for v2 on M01_brand_extracted".</summary>
    private static Phrase For(Suggestion s) => s.Rubric is { } rubric ? Phrase.Of("fact.for_on", ("version", s.Version.Text), ("rubric", rubric)) : Phrase.Of("fact.for", ("version", s.Version.Text));

    /// <summary>" on M01_brand_extracted".</summary>
    private static Phrase About(Suggestion s) => s.Rubric is { } rubric ? Phrase.Of("fact.on", ("rubric", rubric)) : Phrase.Empty;

    /// <summary>A status that is none of ours stands as it is.</summary>
    private static object StatusOf(string status) => SuggestionStatus.All.Contains(status) ? Phrase.Of($"status.{status}") : status;

    internal static Phrase Words(FieldChange change) => (change.Before, change.After) switch
    {
        (null, var after) => Phrase.Of("fact.field_set", ("field", change.Field), ("after", after)),
        (var before, null) => Phrase.Of("fact.field_removed", ("field", change.Field), ("before", before)),
        var (before, after) => Phrase.Data($"{change.Field} {before} → {after}"),
    };
}
