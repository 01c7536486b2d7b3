using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>What a migration changes in one module, each with the day that it belongs to.</summary>
internal sealed class ModuleChanges
{
    /// <summary>New experiments by id.</summary>
    public Dictionary<string, Experiment> Added { get; } = new(StringComparer.Ordinal);

    /// <summary>Members to set in experiments that are there, as JSON.</summary>
    public Dictionary<string, Dictionary<string, string?>> Edits { get; } = new(StringComparer.Ordinal);

    /// <summary>Match rates for experiments that are there and have none.</summary>
    public Dictionary<string, decimal?> MatchRates { get; } = new(StringComparer.Ordinal);

    /// <summary>New suggestions with the day on which they are made, and the day from which they are applied (null: from the first).</summary>
    public List<(Suggestion Suggestion, string Made, string? Applied)> Suggestions { get; } = [];

    /// <summary>Members of the file itself to set, as JSON.</summary>
    public Dictionary<string, string?> Members { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => Added.Count == 0 && Edits.Count == 0 && MatchRates.Count == 0 && Suggestions.Count == 0 && Members.Count == 0;

    public void Set(string experiment, string member, string json) => (Edits.TryGetValue(experiment, out var members) ? members : Edits[experiment] = [])[member] = json;
}
