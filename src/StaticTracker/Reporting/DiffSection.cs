namespace StaticTracker.Reporting;

/// <summary>Changes of one kind under their heading.</summary>
public sealed record DiffSection(string Title, IReadOnlyList<DiffLine> Lines);
