namespace StaticTracker.Importing;

/// <summary>What is kept of one item, under the name that the verdicts have for it.</summary>
internal sealed class DetailedItem(string id)
{
    public string Id => id;

    public KeptText? Input { get; init; }

    public KeptText? Expected { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public KeptText? Output { get; set; }

    public SortedDictionary<string, KeptText> Reasons { get; } = new(StringComparer.Ordinal);

    public bool HasText => Input is not null || Expected is not null || Output is not null || Reasons.Count > 0;
}
