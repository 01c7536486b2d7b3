using StaticTracker.Importing;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>A run as an old tracker lists it, with its fields settled.</summary>
internal sealed record LegacyRun(ResolvedRun Resolved, LegacyValue Entry, string? RunId)
{
    public ModuleId Module => Resolved.Module;

    public Experiment Experiment => Resolved.Experiment;

    /// <summary>What the entry, or another one of the same run, states as the match rate, a number; null where none does.</summary>
    public LegacyValue? MatchRate { get; init; }

    /// <summary>How much it knows: of two entries of one run the one that knows more is kept.</summary>
    public int Richness => (Experiment.Rubrics.Count * 100) + (Experiment.Classification is null ? 0 : 50) + Experiment.Links.Count + (Experiment.Params is null ? 0 : 1) + (Experiment.Metrics.Total is null ? 0 : 10);

    /// <summary>Whether two entries are of one run: the same fields and the same time, to the second where one has no fraction.</summary>
    public bool IsSameAs(LegacyRun other) => Module == other.Module && SameRun.Are(Experiment, other.Experiment);
}
