namespace StaticTracker.Reporting;

/// <summary>One change in words, plain text; of which module and model, where it is of one.</summary>
public sealed record DiffLine(string? Module, string? Model, string Text);
