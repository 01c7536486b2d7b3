namespace StaticTracker.Importing;

/// <summary>One split of a run of HELM: what its figures state, and what each instance gave.</summary>
internal sealed class HelmSplit(string name, TextKeeping? texts)
{
    public string Name => name;

    public Dictionary<string, decimal> Stated { get; } = new(StringComparer.Ordinal);

    public ScoredItems Items { get; } = new(texts);

    public UsageTally Usage { get; } = new();

    /// <summary>How many instances there are, as the run states it (<c>num_instances</c>).</summary>
    public long? Instances { get; set; }
}
