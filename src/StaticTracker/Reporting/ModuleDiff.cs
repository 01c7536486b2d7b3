using StaticTracker.History;
using StaticTracker.Modules;

namespace StaticTracker.Reporting;

/// <summary>What a module's file says beyond the base. <paramref name="Now"/> is null where the file is gone or cannot be read.</summary>
public sealed record ModuleDiff(ModuleChange Change, Module? Now)
{
    public ModuleId Id => Change.Module;
}
