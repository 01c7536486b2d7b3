using System.Numerics;

namespace StaticTracker.Git;

/// <summary>
/// Puts a blob together from its base and a delta (gitformat-pack(5), "Deltified representation"): both lengths, then instructions that copy a
/// piece of the base or bring bytes of their own.
/// </summary>
internal static class PackDelta
{
    private const int LongestCopyByDefault = 0x10000;

    /// <exception cref="InvalidDataException">The delta does not fit its base or itself.</exception>
    public static BlobContent Apply(ReadOnlySpan<byte> basis, ReadOnlySpan<byte> delta)
    {
        var at = 0;
        if (Length(delta, ref at) != basis.Length)
        {
            throw Unfit();
        }

        var length = Length(delta, ref at);
        var content = BlobContent.Rent(length);
        if (Fill(content.Writable, basis, delta[at..]))
        {
            return content;
        }

        content.Dispose();
        throw Unfit();
    }

    private static bool Fill(Span<byte> target, ReadOnlySpan<byte> basis, ReadOnlySpan<byte> delta)
    {
        var at = 0;
        while (at < delta.Length)
        {
            int instruction = delta[at++];
            var piece = delta;
            int from, length;
            if (instruction >= 0x80)
            {
                // Where from, then how long: of each number only the bytes are written that a bit names, lowest first.
                if (at + BitOperations.PopCount((uint)instruction) - 1 > delta.Length)
                {
                    return false;
                }

                from = (instruction & 0x01) != 0 ? delta[at++] : 0;
                from |= (instruction & 0x02) != 0 ? delta[at++] << 8 : 0;
                from |= (instruction & 0x04) != 0 ? delta[at++] << 16 : 0;
                from |= (instruction & 0x08) != 0 ? delta[at++] << 24 : 0;
                length = (instruction & 0x10) != 0 ? delta[at++] : 0;
                length |= (instruction & 0x20) != 0 ? delta[at++] << 8 : 0;
                length |= (instruction & 0x40) != 0 ? delta[at++] << 16 : 0;
                length = length == 0 ? LongestCopyByDefault : length;
                piece = basis;
            }
            else
            {
                (from, length) = (at, instruction);
                at += length;
            }

            if (instruction == 0 || from < 0 || from > piece.Length - length || length > target.Length)
            {
                return false;
            }

            piece.Slice(from, length).CopyTo(target);
            target = target[length..];
        }

        return target.IsEmpty;
    }

    private static int Length(ReadOnlySpan<byte> delta, ref int at)
    {
        long length = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var b = at < delta.Length ? delta[at++] : throw Unfit();
            length |= (long)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return length <= Array.MaxLength ? (int)length : throw Unfit();
            }
        }

        throw Unfit();
    }

    private static InvalidDataException Unfit() => new("a pack holds a difference that does not fit");
}
