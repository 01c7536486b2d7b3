using System.Buffers;
using System.Globalization;
using System.Text;

namespace StaticTracker.Diagnostics;

/// <summary>
/// Characters that nobody sees: without width, or turning the direction of text. Two names of which one holds such a character look alike and are two all the same. Joiners, marks of direction
/// and the like have their use beside letters of other scripts than Latin and beside signs: there they are let be.
/// </summary>
public static class Unseen
{
    /// <summary>Without use in any name: soft hyphens, fillers, invisible operators, byte order marks.</summary>
    private const string Never = "\u00AD\u115F\u1160\u17B4\u17B5\u180E\u2060\u2061\u2062\u2063\u2064\u206A\u206B\u206C\u206D\u206E\u206F\u3164\uFEFF\uFFA0\uFFF9\uFFFA\uFFFB";

    /// <summary>Of use where letters of some scripts or signs stand beside them: joiners, spaces without width, marks of direction, selectors of a variant.</summary>
    private const string BesideOthers = "\u034F\u061C\u200B\u200C\u200D\u200E\u200F\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F";

    /// <summary>The first half of the tags and selectors of plane 14 (U+E0000 to U+E03FF).</summary>
    private const char PlaneOfTags = '\uDB40';

    /// <summary>What to do about such a name.</summary>
    public const string Hint = "write it otherwise: what looks the same is counted apart; an alias under \"models\" in tracker.json does so for a model";

    private const int LongestShown = 120;

    private static readonly SearchValues<char> s_any = SearchValues.Create(Never + BesideOthers + Bidi.Controls + PlaneOfTags);
    private static readonly SearchValues<char> s_never = SearchValues.Create(Never + Bidi.Controls);

    /// <summary>Whether any such character is in a text, of use or not: one look at most texts.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text)
    {
        // ASCII by the vector, what is beyond one by one: the table of all of them would take every other letter for one.
        for (var at = text.IndexOfAnyExceptInRange('\0', '\u007F'); at >= 0; at = text.IndexOfAnyExceptInRange('\0', '\u007F'))
        {
            if (s_any.Contains(text[at]))
            {
                return true;
            }

            text = text[(at + 1)..];
        }

        return false;
    }

    /// <summary>The first character of a text that nobody sees, and that has no use where it stands; null where there is none.</summary>
    public static Rune? In(string text)
    {
        if (!MayBeIn(text))
        {
            return null;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (IsAt(text, i))
            {
                return Rune.GetRuneAt(text, i);
            }
        }

        return null;
    }

    /// <summary>The text with <c>\u200b</c> and the like in their place, so that names that differ look different.</summary>
    public static string Visible(string text) =>
        In(text) is null ? text : string.Concat(text.Select((c, i) => IsAt(text, i) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()));

    /// <summary>
    /// Why a name may look like another one and be two all the same: a character that nobody sees, or a letter and its mark apart where one character has both (é). Null: nothing in it does.
    /// <paramref name="what"/> is the key or kind of the name.
    /// </summary>
    public static string? FaultOf(string what, string? name)
    {
        if (name is null || Ascii.IsValid(name))
        {
            return null;
        }

        var why = In(name) is { } character ? $"holds a character that nobody sees: {Name(character)}"
            : HasMarkApart(name) ? "has letters and their marks apart, where one character has both"
            : null;
        return why is null ? null : $"the {what.Replace('_', ' ')} '{(name.Length <= LongestShown ? name : name[..LongestShown] + "…")}' {why}";
    }

    /// <summary>A character as people can look it up: <c>U+200B (zero width space)</c>.</summary>
    public static string Name(Rune character)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"U+{character.Value:X4}");
        var name = character.Value switch
        {
            0x00AD => "soft hyphen",
            0x200B => "zero width space",
            0x200C => "zero width non-joiner",
            0x200D => "zero width joiner",
            0x200E => "left-to-right mark",
            0x200F => "right-to-left mark",
            0x2060 => "word joiner",
            0xFEFF => "byte order mark",
            < 0x10000 when Bidi.IsControl((char)character.Value) => "it turns the direction of text",
            _ => null,
        };
        return name is null ? code : $"{code} ({name})";
    }

    /// <summary>Whether a letter is followed by a mark that Unicode has one character with. The runtime's own normal forms need data that the program goes without.</summary>
    private static bool HasMarkApart(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is >= '\u0300' and <= '\u0328' && LettersWith(text[i]).Contains(text[i - 1], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The ASCII letters that are one character with a mark (UnicodeData.txt, canonical decompositions).</summary>
    private static string LettersWith(char mark) => mark switch
    {
        '\u0300' => "AEINOUWYaeinouwy",
        '\u0301' => "ACEGIKLMNOPRSUWYZacegiklmnoprsuwyz",
        '\u0302' => "ACEGHIJOSUWYZaceghijosuwyz",
        '\u0303' => "AEINOUVYaeinouvy",
        '\u0304' => "AEGIOUYaegiouy",
        '\u0306' => "AEGIOUaegiou",
        '\u0307' => "ABCDEFGHIMNOPRSTWXYZabcdefghmnoprstwxyz",
        '\u0308' => "AEHIOUWXYaehiotuwxy",
        '\u030A' => "AUauwy",
        '\u030B' => "OUou",
        '\u030C' => "ACDEGHIKLNORSTUZacdeghijklnorstuz",
        '\u0327' => "CDEGHKLNRSTcdeghklnrst",
        '\u0328' => "AEIOUaeiou",
        _ => "",
    };

    /// <summary>Whether a character, or a half of one, is one that nobody sees and that has no use there.</summary>
    private static bool IsAt(string text, int index)
    {
        var c = text[index];
        return s_never.Contains(c) || (IsUnseen(text, index) && !IsOther(text, index, -1) && !IsOther(text, index, 1));
    }

    private static bool IsUnseen(string text, int index) =>
        s_any.Contains(text[index]) || (index > 0 && text[index - 1] == PlaneOfTags && char.IsLowSurrogate(text[index]));

    /// <summary>Whether the next character that is seen is neither ASCII nor a Latin letter.</summary>
    private static bool IsOther(string text, int index, int step)
    {
        var at = index + step;
        while (at >= 0 && at < text.Length && IsUnseen(text, at))
        {
            at += step;
        }

        return at >= 0 && at < text.Length && !char.IsAscii(text[at]) && !(char.IsLetter(text[at]) && text[at] is < '\u0300' or (>= '\u1E00' and <= '\u1EFF'));
    }
}
