using StaticTracker.History;
using StaticTracker.Modules;

namespace StaticTracker.Reporting;

/// <summary>What a module's file says beyond the base. <paramref name="Now"/> is null where the file is gone or cannot be read.</summary>
public sealed record ModuleDiff(ModuleChange Change, Module? Now)
{
    public ModuleId Id => Change.Module;

    /// <summary>Results that are new and count.</summary>
    public int Added => Change.Facts.Count(f => f is DataFact.ExperimentAdded({ IsWithdrawn: false }));

    /// <summary>Results that are new and were withdrawn already when they came.</summary>
    public int CameWithdrawn => Change.Facts.Count(f => f is DataFact.ExperimentAdded({ IsWithdrawn: true }));
}
