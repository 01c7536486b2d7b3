using System.Diagnostics;

namespace StaticTracker.Site;

/// <summary>
/// Numbers as a text that a script takes apart again (assets/heatmap-data.js): a column of small numbers costs one character each, and compresses well since numbers of
/// one kind stand together. 89 characters serve as digits: printable ASCII without those that mean something to HTML, or to a string of a script. Below 70 a number is its digit; up to 1,671 two
/// digits, the first of them 70 to 87; above, the digit 88, the count of digits, and the digits, the highest first.
/// </summary>
internal sealed class PackedText
{
    private const int Single = 70;
    private const int Long = 88;

    private readonly List<byte> _text = [];

    private static ReadOnlySpan<byte> Digits => " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8;

    public byte[] ToArray() => [.. _text];

    /// <summary>A number that is not negative.</summary>
    public PackedText Add(long number)
    {
        Debug.Assert(number >= 0, "Negative numbers go through Signed.");
        var radix = Digits.Length;
        if (number < Single)
        {
            _text.Add(Digits[(int)number]);
            return this;
        }

        var rest = number - Single;
        if (rest < (Long - Single) * radix)
        {
            _text.Add(Digits[Single + (int)(rest / radix)]);
            _text.Add(Digits[(int)(rest % radix)]);
            return this;
        }

        var digits = new Stack<byte>();
        for (; rest > 0; rest /= radix)
        {
            digits.Push(Digits[(int)(rest % radix)]);
        }

        _text.Add(Digits[Long]);
        _text.Add(Digits[digits.Count]);
        _text.AddRange(digits);
        return this;
    }

    /// <summary>A number of either sign.</summary>
    public PackedText Signed(long number) => Add(Unsigned(number));

    /// <summary>0, −1, 1, −2, 2 … as 0, 1, 2, 3, 4 …</summary>
    public static long Unsigned(long number) => number < 0 ? (-2 * number) - 1 : 2 * number;
}
