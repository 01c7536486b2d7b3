using System.Globalization;

namespace StaticTracker.Importing;

/// <summary>Numbers in the cells of tables.</summary>
internal static class CellNumber
{
    public const string NotANumber = "NaN";

    /// <summary>A number with its digits; null where the text is none. Neither thousands nor units are read: <c>1,000</c> and <c>85 %</c> are no numbers.</summary>
    public static decimal? Of(string? text) =>
        text is { Length: > 0 } && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>A whole number; null where the text is none.</summary>
    public static long? Count(string? text) => Of(text) is { } number && decimal.Truncate(number) == number && number is >= 0 and <= 9007199254740991 ? (long)number : null;

    /// <summary>Whether a text says that there is no number: NaN, as pandas and JSON's relatives write it.</summary>
    public static bool IsNotANumber(string text) => text.Equals(NotANumber, StringComparison.OrdinalIgnoreCase);
}
