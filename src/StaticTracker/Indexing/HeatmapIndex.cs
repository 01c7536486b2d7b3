namespace StaticTracker.Indexing;

/// <summary>The heatmap: a pure function of the modules and settings. <c>GeneratedAt</c> is data time, never the clock.</summary>
public sealed record HeatmapIndex(string GeneratedAt, IReadOnlyList<ModuleRow> Modules);
