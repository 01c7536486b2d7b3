using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;

namespace StaticTracker.Verifying;

/// <summary>One experiment, or one run that is none, and what came of recomputing it.</summary>
public sealed record Verification(VerifyOutcome Outcome, ModuleId Module, Experiment Experiment)
{
    /// <summary>Where it stands; null: nowhere.</summary>
    public SourceSpan? Place { get; init; }

    /// <summary>The file that it was recomputed from, as people read it; null: none.</summary>
    public string? File { get; init; }

    /// <summary>The file was found by its name alone, since its content has another hash, or none is stored.</summary>
    public bool ByName { get; init; }

    /// <summary>Files that may be its source and could not be read; only where none was found.</summary>
    public IReadOnlyList<RefusedFile> Unread { get; init; } = [];

    /// <summary>A file that has the name of its source and other content, from which other experiments were imported; only where no source was found.</summary>
    public OtherContent? OtherContent { get; init; }

    /// <summary>What it was imported with though its file, or a rule, tells something else.</summary>
    public IReadOnlyList<OtherValue> ToldOtherwise { get; init; } = [];

    public IReadOnlyList<FigureDifference> Differences { get; init; } = [];

    /// <summary>What could not be compared: fields that the source does not tell, figures that are not stored.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
