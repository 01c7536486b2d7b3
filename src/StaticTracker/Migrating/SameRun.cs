using StaticTracker.Importing;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>Whether two experiments of one module are one run, told in different places.</summary>
internal static class SameRun
{
    /// <summary>The same prompt version, model and time, and not on two data sets. Settings are told by some places only.</summary>
    public static bool Are(Experiment a, Experiment b) =>
        a.PromptVersion == b.PromptVersion && a.Model == b.Model && (a.Dataset is null || b.Dataset is null || a.Dataset == b.Dataset) && KnownExperiments.Agree(a.Timestamp, b.Timestamp);
}
