using System.Globalization;
using System.Text.RegularExpressions;
using StaticTracker.Comparison.Reports;
using StaticTracker.Diagnostics;

namespace StaticTracker.Reporting;

/// <summary>Texts of data as they may stand in a report: cut, on one line, and without characters that turn what a reader sees around.</summary>
internal static partial class ReportText
{
    public const int LongestLine = 400;

    /// <summary>At most that many characters on one line, nothing invisible in it.</summary>
    public static string Of(string text, int most)
    {
        // Cut first: the text may have megabytes. Never between the halves of a pair.
        var end = Math.Min(most, text.Length);
        end = end < text.Length && end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
        return Visible(text[..end]).Trim() + (end < text.Length ? "…" : "");
    }

    /// <summary>Control and format characters (of writing direction, without width) as \u escapes.</summary>
    public static string Visible(string text)
    {
        var plain = ProblemReporter.Visible(text);
        return plain.Any(IsHidden) ? string.Concat(plain.Select(c => IsHidden(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString())) : plain;
    }

    /// <summary>As above, as Markdown that shows just that text: no mention, reference, link, HTML, or end of a table's cell.</summary>
    public static string Markdown(string text, int most)
    {
        // The host also makes references of these by itself: GH-1, and commits' hashes, of which a long count looks like one. The joiner comes last: what is escaped shows it.
        var escaped = Reference().Replace(ComparisonMarkdown.Escape(Of(text, most)), "$0\u2060");
        return Hash().Replace(escaped, m => m.Value.Insert(4, "\u2060"));
    }

    private static bool IsHidden(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not ('\u2060' or '\u200D');

    [GeneratedRegex("(?<![A-Za-z0-9])GH(?=-[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex("(?<![A-Za-z0-9_])[0-9a-fA-F]{7,64}(?![A-Za-z0-9_]|\\\\_)", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
