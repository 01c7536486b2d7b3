using System.Buffers;
using System.Globalization;

namespace StaticTracker.Theming;

/// <summary>A colour without transparency, in the only way that the settings may write it: <c>#rgb</c> or <c>#rrggbb</c>. Nothing else reaches a style sheet.</summary>
public readonly record struct ThemeColour(byte Red, byte Green, byte Blue)
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool TryParse(string text, out ThemeColour colour)
    {
        colour = default;
        if (text.Length is not (4 or 7) || text[0] != '#' || text.AsSpan(1).ContainsAnyExcept(s_digits))
        {
            return false;
        }

        var digits = text.Length == 7 ? text.AsSpan(1) : $"{text[1]}{text[1]}{text[2]}{text[2]}{text[3]}{text[3]}";
        var value = int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        colour = new ThemeColour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>How a text of one colour stands out from a ground of the other, 1 to 21 (WCAG 2.2, contrast ratio).</summary>
    public static double Contrast(ThemeColour one, ThemeColour other)
    {
        var (a, b) = (one.Luminance(), other.Luminance());
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>Relative luminance, 0 to 1 (WCAG 2.2).</summary>
    private double Luminance() => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
