namespace StaticTracker.History;

/// <summary>A figure that is not what it was when its experiment came: what it was and what it is, as compact JSON; null: absent.</summary>
public sealed record FigureEdit(string Field, string? Was, string? Now);
