using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>What an import did, or in a dry run would do.</summary>
public sealed record ImportReport
{
    /// <summary>New experiments by module, in natural order of the modules and in the order of the module files.</summary>
    public IReadOnlyList<(ModuleId Module, PlannedRun Run)> New { get; init; } = [];

    /// <summary>Files whose experiment was there already.</summary>
    public IReadOnlyList<(ModuleId Module, string Id, SourceFile File)> AlreadyThere { get; init; } = [];

    /// <summary>What is kept of texts; null where nobody asked for them.</summary>
    public TextSummary? Texts { get; init; }

    /// <summary>How many files were refused.</summary>
    public int Refused { get; init; }

    /// <summary>How many files were left out because their path says "invalid".</summary>
    public int Skipped { get; init; }
}
