namespace StaticTracker.Merging;

/// <summary>The merged file: canonical where <see cref="Conflicts"/> is empty, else with both values between markers where they contradict each other.</summary>
public sealed record MergeOutcome(byte[] Content, IReadOnlyList<MergeConflict> Conflicts)
{
    /// <summary>Ids of experiments that one side took out and the other left as they were: they are gone, and somebody may want to know.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>What goes by another id now, because the other side used its own for something else.</summary>
    public IReadOnlyList<Renaming> Renamed { get; init; } = [];

    /// <summary>What both sides promoted beside each other, in words; null: nothing.</summary>
    public string? Parallel { get; init; }

    /// <summary>A renamed experiment was imported, so that files of its verdicts or details may have to follow it.</summary>
    public bool HasFollowers { get; init; }

    /// <summary>The new ids of a side's experiments by their old ones.</summary>
    public IReadOnlyDictionary<string, string> RenamedExperiments(bool isOurs) => Experiments(Renamed, isOurs);

    internal static IReadOnlyDictionary<string, string> Experiments(IEnumerable<Renaming> renamed, bool isOurs) =>
        renamed.Where(r => r.Noun == ClaimedIds.OfExperiments.Noun && r.IsOurs == isOurs).ToDictionary(r => r.Old, r => r.Id, StringComparer.Ordinal);

    public bool IsClean => Conflicts.Count == 0;
}
