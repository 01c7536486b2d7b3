using System.Globalization;
using System.Text;

namespace StaticTracker.Prompts;

/// <summary>Numbers as RFC 8785 (JSON Canonicalization Scheme, section 3.2.2.3) writes them: as ECMAScript prints the binary number of 64 bits that is nearest.</summary>
public static class NumberText
{
    /// <summary>Beyond this many digits before the point, or zeros behind it, ECMAScript writes an exponent.</summary>
    private const int MostDigits = 21;

    private const int MostZeros = 6;

    /// <summary>
    /// The canonical text of a JSON number; null where its value is not kept by a binary number of 64 bits: two different numbers would have one
    /// text, and two prompts one hash.
    /// </summary>
    public static string? Of(string json)
    {
        if (!double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return null;
        }

        var shortest = Parts.Of(value.ToString("R", CultureInfo.InvariantCulture));
        return shortest is null || Parts.Of(json) != shortest ? null : shortest.ToEcmaScript();
    }

    /// <summary>A number as ± 0.DIGITS × 10^POINT, without zeros at either end of the digits.</summary>
    private sealed record Parts(bool IsNegative, string Digits, int Point)
    {
        /// <summary>Null where the exponent is beyond all reason.</summary>
        public static Parts? Of(string text)
        {
            var e = text.IndexOfAny(['e', 'E']);
            var exponent = 0;
            if (e >= 0 && !int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return null;
            }

            var mantissa = (e < 0 ? text : text[..e]).TrimStart('-');
            var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
            var all = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
            var digits = all.TrimStart('0');
            var point = (long)(dot < 0 ? mantissa.Length : dot) - (all.Length - digits.Length) + exponent;
            digits = digits.TrimEnd('0');
            return digits.Length == 0 ? new Parts(false, "", 0) : point is > int.MaxValue or < int.MinValue ? null : new Parts(text[0] == '-', digits, (int)point);
        }

        public string ToEcmaScript()
        {
            if (Digits.Length == 0)
            {
                return "0";
            }

            var text = new StringBuilder(IsNegative ? "-" : "");
            if (Point > 0 && Point <= MostDigits)
            {
                text.Append(Digits.Length <= Point ? Digits.PadRight(Point, '0') : Digits.Insert(Point, "."));
            }
            else if (Point <= 0 && Point > -MostZeros)
            {
                text.Append("0.").Append('0', -Point).Append(Digits);
            }
            else
            {
                text.Append(Digits.Length == 1 ? Digits : Digits.Insert(1, ".")).Append('e').Append(Point > 0 ? "+" : "").Append(Point - 1);
            }

            return text.ToString();
        }
    }
}
