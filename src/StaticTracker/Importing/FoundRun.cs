using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>One run as a result file tells it, before options and settings have their say.</summary>
public sealed record FoundRun
{
    /// <summary>Every value found for module, versions, model and time.</summary>
    public ReadOnlyMemory<FieldClue> Clues { get; init; }

    /// <summary>Counts and their unit; the match rate is left to whoever knows the primary rubric.</summary>
    public Metrics Counts { get; init; } = new();

    /// <summary>Rubrics with counts and rates, in ordinal order.</summary>
    public IReadOnlyList<RubricResult> Rubrics { get; init; } = [];

    /// <summary>Null where the file has no evaluations, or where they were not asked for.</summary>
    public VerdictTable? Verdicts { get; init; }

    /// <summary>How many items the file names; null: not counted.</summary>
    public int? Items { get; init; }

    /// <summary>Whether there were too many items for a verdict file, so that only counts are kept.</summary>
    public bool IsTooLargeForVerdicts { get; init; }

    /// <summary>Texts of its items; null where none are kept.</summary>
    internal RunDetails? Details { get; init; }

    /// <summary>Numbers by rubric that no pass mark judges though the rubric has verdicts of other items: they are no part of its counts.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Unmarked { get; init; } = [];

    /// <summary>Files beside the one named that its figures come from, by name with their SHA-256: all of them together are its source.</summary>
    public IReadOnlyList<(string Name, string Sha256)> OtherFiles { get; init; } = [];

    /// <summary>Rubrics whose counts were worked out from a stated mean and number.</summary>
    public IReadOnlyList<string> Derived { get; init; } = [];

    public StatedFigures Stated { get; init; } = StatedFigures.None;

    /// <summary>Verdicts that were counted as errors, in the order of their first appearance.</summary>
    public IReadOnlyList<WordCount> OtherWords { get; init; } = [];

    /// <summary>Which run of several inside one file.</summary>
    public string? RunKey { get; init; }

    /// <summary>Which prompt of the file; null where the file does not tell its prompts apart.</summary>
    public FoundPrompt? Prompt { get; init; }

    public string? Run { get; init; }

    /// <summary>The hash of the prompt that it was made with; null: the file does not say.</summary>
    public string? PromptHash { get; init; }

    /// <summary>Which of several tasks of the file; null where a file of this format holds one.</summary>
    public string? TaskOfFile { get; init; }

    /// <summary>What rules may match on.</summary>
    public RunFacts Facts { get; init; } = RunFacts.None;

    /// <summary>What the rules say of it; null: they have yet to be asked.</summary>
    public RunRules? Rules { get; init; }

    /// <summary>Settings of the run by name, each value as JSON, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Params { get; init; } = [];

    public Score? Score { get; init; }

    public Classification? Classification { get; init; }

    /// <summary>Errors by label, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ErrorKinds { get; init; } = [];

    /// <summary>Failures by label, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> FailureKinds { get; init; } = [];

    /// <summary>How the run ended where it did not end well: <c>cancelled</c> or <c>error</c>; null: it ran to its end, as far as is known.</summary>
    public string? Status { get; init; }

    public Judge? Judge { get; init; }

    public Usage? Usage { get; init; }

    public string? BraintrustUrl { get; init; }

    public string? SourceUrl { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Links { get; init; } = [];
}
