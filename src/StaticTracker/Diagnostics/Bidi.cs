using System.Buffers;

namespace StaticTracker.Diagnostics;

/// <summary>
/// Characters that turn the direction of the text after them. Left in what data says, they make a figure that stands behind it read backwards
/// (12.0 as 0.21), so they are made visible wherever data is shown. Texts in right-to-left scripts need none of them.
/// </summary>
public static class Bidi
{
    /// <summary>Embeddings and overrides U+202A to U+202E, isolates U+2066 to U+2069.</summary>
    public const string Controls = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly SearchValues<char> s_controls = SearchValues.Create(Controls);

    /// <summary>The text with U+FFFD in their place.</summary>
    public static string Visible(string text) => text.AsSpan().ContainsAny(s_controls) ? string.Concat(text.Select(c => IsControl(c) ? '\uFFFD' : c)) : text;

    public static bool IsControl(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
