using StaticTracker.Modules;

namespace StaticTracker.Suggestions;

/// <summary>What is weak in a module's newest version, on one model.</summary>
public sealed record WeakModule
{
    public required ModuleId Id { get; init; }

    public required string Name { get; init; }

    public required PromptVersion Version { get; init; }

    /// <summary>The experiment that is looked at: the newest of its model.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>The model was chosen as the version's best, not named.</summary>
    public required bool IsBest { get; init; }

    /// <summary>The weakest first.</summary>
    public required IReadOnlyList<WeakRubric> Rubrics { get; init; }
}
