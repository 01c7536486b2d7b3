namespace StaticTracker.JsonSchema;

/// <summary>A number that values are compared with, kept so that the usual case costs no allocation.</summary>
internal sealed class NumberBound(NumberText number, string text)
{
    private readonly long? _whole = number.AsLong;

    public NumberText Number { get; } = number;

    /// <summary>As the schema writes it.</summary>
    public string Text { get; } = text;

    /// <summary>Whether the text of a JSON number is a whole number: 5, 5.0 and 5e0 are.</summary>
    public static bool IsInteger(ReadOnlySpan<byte> raw)
    {
        var point = raw.IndexOfAny((byte)'.', (byte)'e', (byte)'E');
        return point < 0 || (raw[point] == '.' && raw[(point + 1)..].IndexOfAnyExcept((byte)'0') < 0) || NumberText.Parse(raw).IsInteger;
    }

    /// <summary>Below zero where the JSON number is smaller than the bound, zero where equal.</summary>
    public int CompareFrom(ReadOnlySpan<byte> raw)
    {
        if (_whole is not { } bound || !TrySplit(raw, out var whole, out var hasFraction, out var negative))
        {
            return NumberText.Parse(raw).CompareTo(Number);
        }

        return negative ? -Compare(whole, hasFraction, -bound) : Compare(whole, hasFraction, bound);
    }

    private static int Compare(long whole, bool hasFraction, long bound) =>
        whole > bound ? 1 : whole < bound ? -1 : hasFraction ? 1 : 0;

    private static bool TrySplit(ReadOnlySpan<byte> raw, out long whole, out bool hasFraction, out bool negative)
    {
        whole = 0;
        hasFraction = false;
        negative = raw[0] == '-';
        var at = negative ? 1 : 0;
        for (; at < raw.Length && (uint)(raw[at] - '0') <= 9; at++)
        {
            if (at > 18)
            {
                return false;
            }

            whole = (whole * 10) + (raw[at] - '0');
        }

        if (at == raw.Length)
        {
            return true;
        }

        if (raw[at] != '.')
        {
            return false;
        }

        for (at++; at < raw.Length; at++)
        {
            if ((uint)(raw[at] - '0') > 9)
            {
                return false;
            }

            hasFraction |= raw[at] != '0';
        }

        return true;
    }
}
