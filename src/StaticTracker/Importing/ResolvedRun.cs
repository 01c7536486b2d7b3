using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>A run with everything known but the match rate, which depends on the module's primary rubric.</summary>
public sealed record ResolvedRun(ModuleId Module, Experiment Experiment, string Identity, VerdictTable? Verdicts, StatedNumber? StatedMatchRate, SourceFile File)
{
    /// <summary>Texts of its items; null where none are kept.</summary>
    internal RunDetails? Details { get; init; }

    /// <summary>Hash and identity by the named file alone, where further files are a part of its source: what was imported before they counted has these.</summary>
    public (string Sha256, string Identity)? Former { get; init; }

    /// <summary>What neither the file nor an option tells and was taken from experiments stored from it, in words; only where these were handed in.</summary>
    public IReadOnlyList<string> FromStored { get; init; } = [];

    /// <summary>What experiments stored from it were imported with though the file or a rule tells something else; only where these were handed in.</summary>
    public IReadOnlyList<OtherValue> ToldOtherwise { get; init; } = [];
}
