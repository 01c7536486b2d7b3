using System.Globalization;
using StaticTracker.Phrasing;

namespace StaticTracker.Runs;

/// <summary>A run as names and values that people read; null is what nobody told.</summary>
public static class RunWords
{
    /// <summary>The name of where the prompt came from, which may be kept back.</summary>
    public static readonly Phrase PromptFrom = Name("prompt_from");

    /// <summary>The name of its results, which pages show apart.</summary>
    public static readonly Phrase Results = Name("results");

    private static readonly Phrase s_none = Phrase.Of("runs.fact_none");

    /// <summary>Everything but the prompt's texts and notes of how the run stands here.</summary>
    public static IReadOnlyList<(Phrase Name, Phrase? Value)> Of(RunRecord run) =>
    [
        (Name("status"), run.Archived is { } archived ? Phrase.Of("runs.archived_at", ("at", archived.At), ("was", OfStatus(archived.Was))) : OfStatus(run.Status)),
        (Name("kind"), OfKind(run.Kind)),
        (Name("experiment"), run.ExperimentId is { } experiment ? Phrase.Data(experiment) : s_none),
        (Name("module"), Phrase.Data(run.Module.Text)),
        (Name("prompt"), Phrase.Data(run.PromptVersion.Text)),
        (Name("prompt_hash"), Data(run.PromptHash)),
        (Name("prompt_label"), Data(run.PromptLabel)),
        (PromptFrom, List(run.PromptSourcePaths)),
        (Name("model"), Data(run.ModelRoot)),
        (Name("workers"), List([.. run.ModelWorkers.Select(w => $"{w.Key}: {w.Value}")])),
        (Name("config"), Data(run.ConfigSnapshot)),
        (Name("dataset"), run.Dataset is null && run.DatasetVersion is null ? null : Phrase.Data(string.Join(' ', new[] { run.Dataset, run.DatasetVersion }.OfType<string>()))),
        (Name("fingerprint"), Data(run.DatasetFingerprint)),
        (Name("code"), run.Commit is { } commit ? commit.IsDirty ? Phrase.Of("runs.code_dirty", ("hash", commit.Hash)) : Phrase.Data(commit.Hash) : null),
        (Name("started"), Phrase.Data(run.StartedAt.Text)),
        (Name("ended"), Data(run.EndedAt?.Text) ?? (run.IsRunning ? Phrase.Of("runs.not_yet") : null)),
        (Name("tokens_in"), Number(run.TokenInput)),
        (Name("tokens_out"), Number(run.TokenOutput)),
        (Name("cost"), run.CostUsd is { } cost ? Phrase.Of("usage.usd", ("n", cost)) : null),
        (Name("items_seen"), Number(run.TotalItemsSeen)),
        (Name("items_scored"), Number(run.TotalItemsScored)),
        (Results, List(run.Results) ?? s_none),
        (Name("tags"), List(run.Tags) ?? s_none),
        .. run.Notes.Select(n => (Name("note"), (Phrase?)Phrase.Data(n))),
    ];

    /// <summary>"completed"; one that is none of ours as it stands.</summary>
    public static Phrase OfStatus(string status) => RunWord.Statuses.Contains(status) ? Phrase.Of($"run.{status}") : Phrase.Data(status);

    public static Phrase OfKind(string kind) => RunWord.Kinds.Contains(kind) ? Phrase.Of($"run.{kind}") : Phrase.Data(kind);

    /// <summary>The name of a fact: "prompt hash".</summary>
    internal static Phrase Name(string name) => Phrase.Of($"runs.fact_{name}");

    private static Phrase? Data(string? text) => text is null ? null : Phrase.Data(text);

    private static Phrase? Number(long? number) => Data(number?.ToString(CultureInfo.InvariantCulture));

    private static Phrase? List(IReadOnlyList<string> texts) => texts.Count == 0 ? null : Phrase.Data(string.Join(", ", texts));
}
