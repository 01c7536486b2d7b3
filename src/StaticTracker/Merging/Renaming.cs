namespace StaticTracker.Merging;

/// <summary>An experiment or suggestion of one side that goes by another id now, because the other side used its own for something else.</summary>
public sealed record Renaming(string Noun, bool IsOurs, string Old, string Id);
