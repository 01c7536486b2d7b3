using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>A module file and its changes, oldest first.</summary>
internal sealed record FileHistory(string Path, ModuleId Module)
{
    public List<FileChange> Changes { get; } = [];
}
