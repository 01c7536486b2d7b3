using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Comparing;

/// <summary>One of two runs that are compared, with what it found: its experiment and each item's verdicts, stored or read from its log; null: there are none.</summary>
public sealed record RunSide(RunRecord Run, Experiment? Experiment, VerdictSheet? Sheet)
{
    /// <summary>SHA-256 of each item's text, by item; where a data set does not tell it, nothing stands here.</summary>
    public IReadOnlyDictionary<string, string> TextHashes { get; init; } = new Dictionary<string, string>();

    /// <summary>The verdicts, where they give the figures of the experiment: others are never compared.</summary>
    public VerdictSheet? SoundSheet => Sheet is not null && Experiment is not null && SheetAgreement.Agrees(Experiment, Sheet) ? Sheet : null;

    /// <summary>The side as the comparison of experiments takes it: this run alone, never pooled with its repeats.</summary>
    public ComparisonSide ToComparisonSide() => new()
    {
        Experiment = Experiment!,
        Pooled = [Experiment!],
        Repeats = [Experiment!],
        Tries = 1,
        Sheets = SoundSheet is { } sheet ? [sheet] : null,
        SheetsDisagree = Sheet is not null && SoundSheet is null,
    };
}
