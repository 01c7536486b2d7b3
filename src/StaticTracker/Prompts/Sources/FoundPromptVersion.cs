using StaticTracker.Modules;

namespace StaticTracker.Prompts.Sources;

/// <summary>A prompt that a source holds: which module and version it says or gets, and what it says of itself.</summary>
/// <param name="Module">Null: the source does not say.</param>
/// <param name="Version">As the source says, or by its order.</param>
/// <param name="Content">The six keys.</param>
public sealed record FoundPromptVersion(ModuleId? Module, PromptVersion Version, PromptContent Content)
{
    public string? Label { get; init; }

    public string? Notes { get; init; }

    /// <summary>Where it came from, relative to the source.</summary>
    public IReadOnlyList<string> SourcePaths { get; init; } = [];
}
