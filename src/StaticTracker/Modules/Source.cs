namespace StaticTracker.Modules;

/// <summary>Where an experiment was imported from: format, base name, SHA-256 of the bytes (hex), and the run's page if known.</summary>
public sealed record Source(string? Format, string? File, string? Sha256, string? Url = null);
