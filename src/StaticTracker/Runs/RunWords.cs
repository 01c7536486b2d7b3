using System.Globalization;

namespace StaticTracker.Runs;

/// <summary>A run as names and values that people read; null is what nobody told.</summary>
public static class RunWords
{
    /// <summary>Everything but the prompt's texts and notes of how the run stands here.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Of(RunRecord run) =>
    [
        ("status", run.Archived is { } archived ? $"archived at {archived.At}, was {archived.Was}" : run.Status),
        ("kind", run.Kind),
        ("experiment", run.ExperimentId ?? "none"),
        ("module", run.Module.Text),
        ("prompt", run.PromptVersion.Text),
        ("prompt hash", run.PromptHash),
        ("prompt label", run.PromptLabel),
        ("prompt from", List(run.PromptSourcePaths)),
        ("model", run.ModelRoot),
        ("workers", List([.. run.ModelWorkers.Select(w => $"{w.Key}: {w.Value}")])),
        ("config", run.ConfigSnapshot),
        ("data set", run.Dataset is null && run.DatasetVersion is null ? null : string.Join(' ', new[] { run.Dataset, run.DatasetVersion }.OfType<string>())),
        ("fingerprint", run.DatasetFingerprint),
        ("code", run.Commit is { } commit ? $"{commit.Hash}{(commit.IsDirty ? ", with changes that were not committed" : "")}" : null),
        ("started", run.StartedAt.Text),
        ("ended", run.EndedAt?.Text ?? (run.IsRunning ? "not yet" : null)),
        ("tokens in", Number(run.TokenInput)),
        ("tokens out", Number(run.TokenOutput)),
        ("cost", run.CostUsd is { } cost ? $"{cost.ToString(CultureInfo.InvariantCulture)} USD" : null),
        ("items seen", Number(run.TotalItemsSeen)),
        ("items scored", Number(run.TotalItemsScored)),
        ("results", run.Results.Count == 0 ? "none" : string.Join(", ", run.Results)),
        ("tags", run.Tags.Count == 0 ? "none" : string.Join(", ", run.Tags)),
        .. run.Notes.Select(n => ("note", (string?)n)),
    ];

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? List(IReadOnlyList<string> texts) => texts.Count == 0 ? null : string.Join(", ", texts);
}
