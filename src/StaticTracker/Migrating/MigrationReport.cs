using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>What a migration took, merged and left, entry by entry.</summary>
public sealed class MigrationReport
{
    private readonly List<MigrationLine> _lines = [];

    /// <summary>In the order of the files, which are in the order in which they were named, and of their lines.</summary>
    public IReadOnlyList<MigrationLine> Lines => [.. _lines.OrderBy(l => l.Span.Path, StringComparer.Ordinal).ThenBy(l => l.Span.Line).ThenBy(l => l.Span.Column).ThenBy(l => l.Fate)];

    public int Count(MigrationFate fate) => _lines.Count(l => l.Fate == fate);

    public void Taken(SourceSpan span, string what, ModuleId? module = null) => Add(MigrationFate.Taken, span, what, module);

    public void Merged(SourceSpan span, string what, ModuleId? module = null) => Add(MigrationFate.Merged, span, what, module);

    public void Left(SourceSpan span, string what, ModuleId? module = null) => Add(MigrationFate.Left, span, what, module);

    private void Add(MigrationFate fate, SourceSpan span, string what, ModuleId? module) => _lines.Add(new MigrationLine(fate, span, what) { Module = module?.Text });
}
