namespace StaticTracker.Migrating;

/// <summary>One thing that an old tracker's file holds: under a name (a constant of JavaScript) or as the whole file (null).</summary>
internal sealed record LegacyPart(string? Name, LegacyValue Value);
