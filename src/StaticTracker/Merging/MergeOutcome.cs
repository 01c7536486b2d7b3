namespace StaticTracker.Merging;

/// <summary>The merged file: canonical where <see cref="Conflicts"/> is empty, else with both values between markers where they contradict each other.</summary>
public sealed record MergeOutcome(byte[] Content, IReadOnlyList<MergeConflict> Conflicts)
{
    /// <summary>Ids of experiments that one side took out and the other left as they were: they are gone, and somebody may want to know.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Experiments of our side that go by another id now, because the other side used theirs for another run.</summary>
    public IReadOnlyDictionary<string, string> RenamedOurs { get; init; } = new Dictionary<string, string>();

    /// <summary>The same of the other side.</summary>
    public IReadOnlyDictionary<string, string> RenamedTheirs { get; init; } = new Dictionary<string, string>();

    /// <summary>A renamed experiment was imported, so that files of its verdicts or details may have to follow it.</summary>
    public bool HasFollowers { get; init; }

    public bool IsClean => Conflicts.Count == 0;
}
