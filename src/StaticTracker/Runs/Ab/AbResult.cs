using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Ab;

/// <summary>What a run of an A/B experiment found: its result and the verdicts of that, null where there are none.</summary>
public sealed record AbResult(string Run, Experiment Experiment, VerdictSheet? Sheet)
{
    /// <summary>The verdicts, where they give the figures of the result: others are never compared.</summary>
    public VerdictSheet? SoundSheet => Sheet is not null && SheetAgreement.Agrees(Experiment, Sheet) ? Sheet : null;

    internal ComparisonSide ToComparisonSide() => new() { Experiment = Experiment, Pooled = [Experiment], Repeats = [Experiment], Tries = 1 };
}
