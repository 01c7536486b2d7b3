namespace StaticTracker.Importing;

/// <summary>What was given and said of one item, as it comes: what is said for the n-th time stands with the item's n-th verdict. There are many: lists are small, and empty at first.</summary>
internal sealed class HeldItem
{
    private readonly List<(string Rubric, int Time)> _times = [];

    public KeptText? Input { get; set; }

    public KeptText? Expected { get; set; }

    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>What the model said, by time.</summary>
    public List<(int Time, KeptText Text)> Outputs { get; } = [];

    /// <summary>What the judge said, by rubric and time.</summary>
    public List<(string Rubric, int Time, KeptText Text)> Reasons { get; } = [];

    /// <summary>Whether its own outcome was a failure or an error; null: it has none.</summary>
    public bool? OwnFailed { get; set; }

    /// <summary>Whether a rubric failed or broke.</summary>
    public bool RubricFailed { get; set; }

    public bool HasFailed => OwnFailed ?? RubricFailed;

    public long HeldOutput => Outputs.Sum(o => o.Text.Held) + Reasons.Sum(r => r.Text.Held);

    /// <summary>Whether the model's words for that time are there.</summary>
    public bool HasOutput(int time) => Outputs.Exists(o => o.Time == time);

    /// <summary>For which time a rubric judges it now.</summary>
    public int NextTime(string rubric)
    {
        var index = _times.FindIndex(t => t.Rubric == rubric);
        if (index < 0)
        {
            _times.Add((rubric, 1));
            return 1;
        }

        _times[index] = (rubric, _times[index].Time + 1);
        return _times[index].Time;
    }
}
