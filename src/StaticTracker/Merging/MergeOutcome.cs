namespace StaticTracker.Merging;

/// <summary>The merged file: canonical where <see cref="Conflicts"/> is empty, else with both values between markers where they contradict each other.</summary>
public sealed record MergeOutcome(byte[] Content, IReadOnlyList<MergeConflict> Conflicts)
{
    /// <summary>Ids of experiments that one side took out and the other left as they were: they are gone, and somebody may want to know.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>What goes by another id now, because the other side used its own for something else.</summary>
    public IReadOnlyList<Renaming> ToldApart { get; init; } = [];

    /// <summary>Runs that both sides had by different names, and which are one experiment now.</summary>
    internal IReadOnlyList<JoinedRun> Joined { get; init; } = [];

    /// <summary>What both sides promoted beside each other, in words; null: nothing.</summary>
    public string? Parallel { get; init; }

    /// <summary>A renamed experiment was imported, so that files of its verdicts or details may have to follow it.</summary>
    public bool HasFollowers { get; init; }

    /// <summary>All that goes by another id now.</summary>
    public IEnumerable<Renaming> Renamed => Of(isOurs: true).Concat(Of(isOurs: false));

    /// <summary>The new ids of a side's experiments by their old ones.</summary>
    public IReadOnlyDictionary<string, string> RenamedExperiments(bool isOurs) =>
        Of(isOurs).Where(r => r.Noun == ClaimedIds.OfExperiments.Noun).ToDictionary(r => r.Old, r => r.Id, StringComparer.Ordinal);

    public bool IsClean => Conflicts.Count == 0;

    /// <summary>A run that was joined first may have had to be told apart under the id that it got by that.</summary>
    private IEnumerable<Renaming> Of(bool isOurs)
    {
        var apart = ToldApart.Where(r => r.IsOurs == isOurs).ToList();
        foreach (var run in Joined.Where(j => j.IdOf(isOurs) != j.Id))
        {
            var next = apart.FindIndex(r => r.Noun == ClaimedIds.OfExperiments.Noun && r.Old == run.Id);
            yield return new(ClaimedIds.OfExperiments.Noun, isOurs, run.IdOf(isOurs), next < 0 ? run.Id : apart[next].Id);
            if (next >= 0)
            {
                apart.RemoveAt(next);
            }
        }

        foreach (var renaming in apart)
        {
            yield return renaming;
        }
    }
}
