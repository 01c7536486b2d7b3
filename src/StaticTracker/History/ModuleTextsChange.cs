namespace StaticTracker.History;

/// <summary>The change between two texts, and why one of them cannot be read (null: it can).</summary>
public sealed record ModuleTextsChange(ModuleChange Change, string? FaultBefore, string? FaultAfter);
