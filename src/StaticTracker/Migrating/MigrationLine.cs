using StaticTracker.Diagnostics;

namespace StaticTracker.Migrating;

/// <summary>What became of one entry of an old file: <c>taken</c>, <c>merged</c> with what is there, or <c>left</c>, with the reason.</summary>
public sealed record MigrationLine(MigrationFate Fate, SourceSpan Span, string What)
{
    /// <summary>The module that it is about; null: none.</summary>
    public string? Module { get; init; }
}
