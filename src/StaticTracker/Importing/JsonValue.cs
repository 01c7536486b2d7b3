using System.Globalization;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Texts as JSON values: numbers, true and false as such, anything else in quotes.</summary>
internal static class JsonValue
{
    public static string Of(string text) => text is "true" or "false" || IsNumber(text) ? text : CompactJson.Quote(text);

    /// <summary>Whether a text is written as JSON writes numbers: not 007, nor .5, nor 1_000.</summary>
    private static bool IsNumber(string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits.Length is > 0 and <= 28 && char.IsAsciiDigit(digits[0]) && (digits[0] != '0' || digits.Length == 1 || digits[1] is '.' or 'e' or 'E')
            && char.IsAsciiDigit(digits[^1]) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
    }
}
