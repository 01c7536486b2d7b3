using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>A module file, or the list of its promotions, and its changes, oldest first.</summary>
internal sealed record FileHistory(string Path, ModuleId Module)
{
    public List<FileChange> Changes { get; } = [];

    /// <summary>It is the list of the module's promotions.</summary>
    public bool IsPromotions { get; } = DataPath.KindOf(Path) == DataKind.Promotions;
}
