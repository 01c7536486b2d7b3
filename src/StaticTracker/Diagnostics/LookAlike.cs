using System.Globalization;
using System.Text;

namespace StaticTracker.Diagnostics;

/// <summary>
/// Names that people take for one and that are counted as two: they differ by upper and lower case, by a kind of space or dash, or by a letter of another script. Only a name beside its twin is a fault: any of these
/// characters has its use where there is none. The letters, Cyrillic and Greek, are those of Unicode's confusables.txt that look like an ASCII letter in common fonts.
/// </summary>
public static class LookAlike
{
    private const string CyrillicLetters = "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04BB\u051B\u051D\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405\u04AE";
    private const string CyrillicAsLatin = "aeopcyxijsdhqwABEKMHOPCTYXIJSY";
    private const string GreekLetters = "\u03BF\u03B1\u03BD\u03C1\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7";
    private const string GreekAsLatin = "oavpABEZHIKMNOPTYX";

    /// <summary>What a name looks like: equal for names that are taken for one. The name itself where it is in lower case and ASCII.</summary>
    public static string SkeletonOf(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name.ToLowerInvariant();
        }

        var skeleton = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (Unseen.MayBeIn(name.AsSpan(i, 1)))
            {
                continue;
            }

            skeleton.Append(char.ToLowerInvariant(PlainOf(name[i])));
        }

        return skeleton.ToString();
    }

    /// <summary>By what two names of one skeleton differ, in words.</summary>
    public static string DifferenceOf(string name, string other)
    {
        if (string.Equals(name, other, StringComparison.OrdinalIgnoreCase))
        {
            return "differ only by upper and lower case";
        }

        var at = 0;
        while (at < name.Length && at < other.Length && name[at] == other[at])
        {
            at++;
        }

        return $"look alike and are two: {CharacterAt(name, at)} in one is {CharacterAt(other, at)} in the other";
    }

    private static string CharacterAt(string name, int at) => at >= name.Length ? "the end" : Rune.TryGetRuneAt(name, at, out var rune) ? Unseen.Name(rune) : string.Create(CultureInfo.InvariantCulture, $"U+{(int)name[at]:X4}");

    /// <summary>The ASCII character that one is taken for; itself where there is none.</summary>
    private static char PlainOf(char c) =>
        c <= '\u007F' ? c
        : char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? ' '
        : c == '\u2212' || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation ? '-'
        : c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - '\uFF01' + '!')
        : CyrillicLetters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var cyrillic ? CyrillicAsLatin[cyrillic]
        : GreekLetters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var greek ? GreekAsLatin[greek]
        : c;
}
