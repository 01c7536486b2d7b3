namespace StaticTracker.Importing;

/// <summary>What was given and said of one item, as it comes: what is said for the n-th time stands with the item's n-th verdict.</summary>
internal sealed class HeldItem
{
    public KeptText? Input { get; set; }

    public KeptText? Expected { get; set; }

    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>What the model said, by time.</summary>
    public SortedDictionary<int, KeptText> Outputs { get; } = [];

    /// <summary>What the judge said, by rubric and time.</summary>
    public List<(string Rubric, int Time, KeptText Text)> Reasons { get; } = [];

    /// <summary>How often each rubric judged it.</summary>
    public Dictionary<string, int> Times { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether its own outcome was a failure or an error; null: it has none.</summary>
    public bool? OwnFailed { get; set; }

    /// <summary>Whether a rubric failed or broke.</summary>
    public bool RubricFailed { get; set; }

    public bool HasFailed => OwnFailed ?? RubricFailed;

    public long HeldOutput => Outputs.Values.Sum(o => o.Held) + Reasons.Sum(r => r.Text.Held);
}
