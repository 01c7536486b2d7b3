using System.Runtime.CompilerServices;

namespace StaticTracker.JsonSchema;

/// <summary>A JSON number without exponent and with few digits: what nearly all are, read in one pass.</summary>
internal readonly record struct NumberSplit(long Whole, bool HasFraction, bool Negative)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> raw, out NumberSplit split)
    {
        var whole = 0L;
        var hasFraction = false;
        var negative = raw[0] == '-';
        split = default;
        if (raw.Length > 18 && raw.IndexOf((byte)'.') is < 0 or > 18)
        {
            return false;
        }

        var at = negative ? 1 : 0;
        for (; at < raw.Length && (uint)(raw[at] - '0') <= 9; at++)
        {
            whole = (whole * 10) + (raw[at] - '0');
        }

        if (at < raw.Length)
        {
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
        }

        split = new NumberSplit(whole, hasFraction, negative);
        return true;
    }
}
