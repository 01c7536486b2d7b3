namespace StaticTracker.Modules;

/// <summary>Who judged: the judge's model (never the model under test) and the version of its rubrics.</summary>
public sealed record Judge(string? Model, string? RubricsVersion);
