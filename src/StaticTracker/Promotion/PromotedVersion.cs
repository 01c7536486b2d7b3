using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>What can be active: a version of a prompt on a model, with the experiment that it was judged by. What is null is not known.</summary>
public sealed record PromotedVersion
{
    public required PromptVersion Version { get; init; }

    public string? Label { get; init; }

    public string? Hash { get; init; }

    public required string Model { get; init; }

    public string? Experiment { get; init; }

    /// <summary>Of the experiment, where it is known.</summary>
    public string? Dataset { get; init; }

    public string? DatasetVersion { get; init; }

    /// <summary>"v3 on gpt-5".</summary>
    public string Name => $"{Version} on {Model}";

    /// <summary>Whether both are the same prompt on the same model.</summary>
    public bool IsSameAs(PromotedVersion other) => Version == other.Version && Model == other.Model;
}
