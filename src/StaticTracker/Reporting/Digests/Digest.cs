using StaticTracker.Storage;

namespace StaticTracker.Reporting.Digests;

/// <summary>What changed in a window of time, for people who were not there.</summary>
/// <param name="Window">The window.</param>
/// <param name="Report">What its end says beyond its start.</param>
/// <param name="Weak">Rates below which a result is weak.</param>
public sealed record Digest(DigestWindow Window, DiffReport Report, WeakThresholds Weak)
{
    /// <summary>Modules with a new result, new, or with another suggestion.</summary>
    public int ModulesChanged => Report.Modules.Count;

    /// <summary>Results that came in it and count: one that came withdrawn does not.</summary>
    public int ResultsAdded => Report.Modules.Sum(m => m.Added);

    public int CameWithdrawn => Report.Modules.Sum(m => m.CameWithdrawn);
}
