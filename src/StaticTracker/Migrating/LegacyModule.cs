using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>All that the files hold of one module.</summary>
internal sealed class LegacyModule(ModuleId id)
{
    public ModuleId Id { get; } = id;

    /// <summary>Every run of every file: a run may be told twice.</summary>
    public List<LegacyRun> Runs { get; } = [];

    public List<LegacyEvaluation> Evaluations { get; } = [];

    public List<LegacySuggestion> Suggestions { get; } = [];

    /// <summary>Confusion matrices of the module as a whole, or of a run (by its id).</summary>
    public List<(string? RunId, Classification Counts, SourceSpan Span)> Matrices { get; } = [];

    /// <summary>The module's name, from the folder that it went by.</summary>
    public (string Text, SourceSpan Span)? Name { get; set; }
}
