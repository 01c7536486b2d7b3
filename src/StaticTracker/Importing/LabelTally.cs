using System.Runtime.InteropServices;

namespace StaticTracker.Importing;

/// <summary>How often each kind of error or failure was there.</summary>
internal sealed class LabelTally
{
    public const string Unknown = "UNKNOWN_FAILURE";

    private static readonly string[] s_known = ["EMPTY_OUTPUT", "TRUNCATED", "FORMAT_ERROR", "REFUSAL", "TIMEOUT", "ENGINE_ERROR", Unknown];

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public void Add(string label, long count = 1) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, label, out _) += count;

    public void Clear() => _counts.Clear();

    /// <summary>In ordinal order.</summary>
    public KeyValuePair<string, long>[] Sorted() => _counts.Count == 0 ? [] : _counts.Count == 1 ? [.. _counts] : [.. _counts.OrderBy(c => c.Key, StringComparer.Ordinal)];

    /// <summary>A label as data/ may hold it: capitals, digits and underscores; one that is none in spite of its case counts as unknown.</summary>
    public static string Fit(string label) => label.Length is > 0 and <= 64 && char.IsAsciiLetterUpper(label[0]) && label.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_') ? label : Known(label) ?? Unknown;

    /// <summary>A judge's or engine's word as one of the labels; null where it is none of them.</summary>
    public static string? Known(string word)
    {
        var upper = word.ToUpperInvariant().Replace(' ', '_').Replace('-', '_');
        return Array.IndexOf(s_known, upper) >= 0 ? upper : null;
    }
}
