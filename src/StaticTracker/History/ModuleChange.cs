using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>What one commit (or the working tree) did to one module.</summary>
public sealed record ModuleChange(ModuleId Module, ModuleChangeKind Kind, IReadOnlyList<DataFact> Facts);
