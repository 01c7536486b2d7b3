using System.Runtime.CompilerServices;

namespace StaticTracker.JsonSchema;

/// <summary>A number that values are compared with, kept so that the usual case costs no allocation.</summary>
internal sealed class NumberBound(NumberText number, string text)
{
    private readonly bool _isWhole = number.AsLong is not null;
    private readonly long _whole = number.AsLong ?? 0;

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
    public int CompareFrom(ReadOnlySpan<byte> raw) =>
        NumberSplit.TryRead(raw, out var split) ? CompareFrom(split, raw) : NumberText.Parse(raw).CompareTo(Number);

    /// <summary>The same for a number that is split already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CompareFrom(NumberSplit split, ReadOnlySpan<byte> raw) =>
        !_isWhole ? NumberText.Parse(raw).CompareTo(Number)
        : split.Negative ? -Compare(split.Whole, split.HasFraction, -_whole) : Compare(split.Whole, split.HasFraction, _whole);

    private static int Compare(long whole, bool hasFraction, long bound) =>
        whole > bound ? 1 : whole < bound ? -1 : hasFraction ? 1 : 0;
}
