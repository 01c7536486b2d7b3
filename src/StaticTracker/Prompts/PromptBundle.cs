using StaticTracker.Modules;

namespace StaticTracker.Prompts;

/// <summary>One version of a module's prompt, as its folder tells it.</summary>
public sealed record PromptBundle
{
    public required ModuleId Module { get; init; }

    public required PromptVersion Version { get; init; }

    /// <summary>What people call it; null: as its version.</summary>
    public string? Label { get; init; }

    public required PromptContent Content { get; init; }

    /// <summary>The hash that bundle.json states; for a sound bundle the one of its content.</summary>
    public required string Hash { get; init; }

    /// <summary>The version that this one was made from.</summary>
    public string? Amends { get; init; }

    /// <summary>Where the parts came from, in ordinal order: names for people, never opened.</summary>
    public IReadOnlyList<string> SourcePaths { get; init; } = [];

    /// <summary>Markdown.</summary>
    public string? Notes { get; init; }

    /// <summary>"m01@v3".</summary>
    public string Address => $"{Module}@{Version}";
}
