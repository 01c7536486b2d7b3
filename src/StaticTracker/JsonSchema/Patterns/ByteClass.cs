namespace StaticTracker.JsonSchema.Patterns;

/// <summary>A set of characters: the ASCII ones as bits, all others together as in, out or not told here.</summary>
internal readonly record struct ByteClass(ulong Low, ulong High, bool? Others)
{
    public static ByteClass Empty { get; } = new(0, 0, false);

    public static ByteClass Digits { get; } = Empty.With('0', '9');

    public static ByteClass Words { get; } = Digits.With('A', 'Z').With('a', 'z').With('_', '_');

    /// <summary>There is white space beyond ASCII too.</summary>
    public static ByteClass Spaces { get; } = Empty.With('\t', '\r').With(' ', ' ') with { Others = null };

    /// <summary>Anything but a line's end, of which there are two beyond ASCII.</summary>
    public static ByteClass Dot { get; } = Empty.With('\n', '\n').With('\r', '\r').Inverted() with { Others = null };

    public bool Contains(byte ascii) => ((ascii < 64 ? Low >> ascii : High >> (ascii - 64)) & 1) != 0;

    public ByteClass With(char first, char last)
    {
        var (low, high) = (Low, High);
        for (var c = first; c <= last; c++)
        {
            if (c < 64)
            {
                low |= 1UL << c;
            }
            else
            {
                high |= 1UL << (c - 64);
            }
        }

        return this with { Low = low, High = high };
    }

    public ByteClass Union(ByteClass other) =>
        new(Low | other.Low, High | other.High, Others == true || other.Others == true ? true : Others is null || other.Others is null ? null : false);

    public ByteClass Inverted() => new(~Low, ~High, Others is { } all ? !all : null);

    /// <summary>Whether a character may be in both.</summary>
    public bool Meets(ByteClass other) =>
        (Low & other.Low) != 0 || (High & other.High) != 0 || (Others != false && other.Others != false);
}
