namespace StaticTracker.Merging;

/// <summary>What the two sides are called at the markers of a conflict, and how long those are.</summary>
public sealed record MergeLabels(string Ours, string Theirs, int MarkerSize)
{
    /// <summary>As long as git's, unless an attribute of the file says otherwise.</summary>
    public const int DefaultMarkerSize = 7;

    /// <summary>Longer markers are a slip, or an attack on memory.</summary>
    public const int LongestMarker = 200;

    public static MergeLabels Default { get; } = new("ours", "theirs", DefaultMarkerSize);
}
