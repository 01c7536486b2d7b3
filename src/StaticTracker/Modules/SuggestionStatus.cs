namespace StaticTracker.Modules;

/// <summary>The states of a suggestion and its priorities, in the order in which they are shown: what is still to do comes first.</summary>
public static class SuggestionStatus
{
    public const string Pending = "pending";
    public const string Applied = "applied";
    public const string Rejected = "rejected";
    public const string Superseded = "superseded";

    public static IReadOnlyList<string> All { get; } = [Pending, Applied, Rejected, Superseded];

    public static IReadOnlyList<string> Priorities { get; } = ["high", "medium", "low"];

    /// <summary>Open ones first, then newer versions, then urgent ones, then the rubric, then the text.</summary>
    public static int Compare(Suggestion a, Suggestion b)
    {
        var order = PlaceIn(All, a.Status).CompareTo(PlaceIn(All, b.Status));
        order = order != 0 ? order : b.Version.CompareTo(a.Version);
        order = order != 0 ? order : PlaceIn(Priorities, a.Priority).CompareTo(PlaceIn(Priorities, b.Priority));
        order = order != 0 ? order : string.CompareOrdinal(a.Rubric, b.Rubric);
        return order != 0 ? order : string.CompareOrdinal(a.Text, b.Text);
    }

    /// <summary>The place of a value in its order; behind all where it is unknown or missing.</summary>
    public static int PlaceIn(IReadOnlyList<string> order, string? value)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == value)
            {
                return i;
            }
        }

        return order.Count;
    }
}
