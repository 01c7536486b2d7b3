using System.Globalization;

namespace StaticTracker.Reporting.Review;

/// <summary>
/// Whether a comment is of the kind that <see cref="DiffMarkdown"/> makes: it begins with the marker, and nothing in it pings, links, loads, or is HTML beyond the folds.
/// It asks nothing about what the comment says.
/// </summary>
internal static class CommentGuard
{
    private const char WordJoiner = '\u2060';

    private static readonly string[] s_tags = [DiffMarkdown.Marker, "<details>", "<details open>", "</details>", "<summary>", "</summary>"];
    private static readonly string[] s_entities = ["&lt;", "&gt;", "&amp;"];

    /// <summary>What is wrong with a comment, in words; null: nothing.</summary>
    public static string? FaultOf(string text)
    {
        if (text.Length > MarkdownPage.MaxLength)
        {
            return $"it is longer than {MarkdownPage.MaxLength} characters";
        }

        if (!text.StartsWith(DiffMarkdown.Marker + "\n", StringComparison.Ordinal))
        {
            return "it does not begin with the marker by which it is found again";
        }

        if (text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase) || text.Contains("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return "it holds an address";
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (FaultAt(text, i) is { } fault)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{fault}, at character {i + 1}");
            }
        }

        return null;
    }

    private static string? FaultAt(string text, int i)
    {
        var rest = text.AsSpan(i);
        switch (text[i])
        {
            case '\n':
                return null;
            case '<':
                return StartsWithOneOf(rest, s_tags) ? null : "it holds HTML";
            case '&':
                return StartsWithOneOf(rest, s_entities) ? null : "it holds an entity";
            case '@' when rest is not ['@', WordJoiner, ..]:
                return "it may ping somebody";
            case '#' when rest is not ['#', WordJoiner or ' ' or '#', ..]:
                return "it refers to an issue";
            case '[' or ']' when i == 0 || text[i - 1] != '\\':
                return "it holds a link";
            case var c when char.IsControl(c) || c is '\u2028' or '\u2029' || (char.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not (WordJoiner or '\u200D')):
                return "it holds a character that nobody sees";
            case var c when char.IsSurrogate(c) && !(char.IsHighSurrogate(c) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) : i > 0 && char.IsHighSurrogate(text[i - 1])):
                return "it holds half a character";
            default:
                return null;
        }
    }

    private static bool StartsWithOneOf(ReadOnlySpan<char> rest, string[] known)
    {
        foreach (var one in known)
        {
            if (rest.StartsWith(one, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
