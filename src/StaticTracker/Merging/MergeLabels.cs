using StaticTracker.Diagnostics;

namespace StaticTracker.Merging;

/// <summary>What the two sides are called at the markers of a conflict, and how long those are.</summary>
public sealed record MergeLabels(string Ours, string Theirs, int MarkerSize)
{
    /// <summary>As long as git's, unless an attribute of the file says otherwise.</summary>
    public const int DefaultMarkerSize = 7;

    /// <summary>Longer markers are a slip, or an attack on memory.</summary>
    public const int LongestMarker = 200;

    /// <summary>A name that may hold anything, such as a commit's subject, as it may stand behind a marker: on one line, nothing invisible in it.</summary>
    public static string Of(string name)
    {
        const int Longest = 80;
        var visible = ProblemReporter.Visible(name).Trim();
        return visible.Length <= Longest ? visible : visible[..Longest] + "…";
    }

    public static MergeLabels Default { get; } = new("ours", "theirs", DefaultMarkerSize);
}
