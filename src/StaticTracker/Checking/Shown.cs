using System.Globalization;

namespace StaticTracker.Checking;

/// <summary>Values of the data as they stand in messages.</summary>
internal static class Shown
{
    private const int Longest = 120;

    /// <summary>A text in quotes, cut where it is long: whoever wrote the data must not be able to flood the report.</summary>
    public static string Text(string text) => $"'{Cut(text)}'";

    public static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";

    public static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);

    public static string Rate(decimal rate) => Modules.Rate.Text(rate);

    /// <summary>"did you mean 'x'?" or nothing.</summary>
    public static string? DidYouMean(string? near) => near is null ? null : $"did you mean {Text(near)}?";

    /// <summary>As above for modules, which often have numbers: m02 is no slip of the pen for m01.</summary>
    public static string? DidYouMeanModule(string word, IEnumerable<string> modules) =>
        Diagnostics.DidYouMean.Of(word, modules) is { } near && Unnumbered(near) != Unnumbered(word) ? DidYouMean(near) : null;

    private static string Unnumbered(string name) => string.Concat(name.Where(c => !char.IsAsciiDigit(c)));
}
