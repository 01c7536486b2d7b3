namespace StaticTracker.Site.Pictures;

/// <summary>
/// Deflate (RFC 1951) in a zlib wrapper (RFC 1950), for rows of flat colour: one block with the fixed codes, where a repeat is looked for one byte and one row back alone.
/// </summary>
internal sealed class Deflate
{
    private const int ShortestMatch = 3;
    private const int LongestMatch = 258;

    private readonly List<byte> _bytes = [0x78, 0x01];
    private uint _bits;
    private int _count;

    private Deflate()
    {
    }

    /// <param name="data">What to compress.</param>
    /// <param name="stride">The length of a row, 1 to 32,768.</param>
    public static byte[] Zlib(ReadOnlySpan<byte> data, int stride)
    {
        var deflate = new Deflate();
        deflate.Block(data, stride);
        var sum = Adler(data);
        return [.. deflate._bytes, (byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum];
    }

    private void Block(ReadOnlySpan<byte> data, int stride)
    {
        // The last block, with fixed codes.
        Put(0b011, 3);
        for (var at = 0; at < data.Length;)
        {
            var (beside, above) = (MatchAt(data, at, 1), MatchAt(data, at, stride));
            var length = Math.Max(beside, above);
            if (length < ShortestMatch)
            {
                Symbol(data[at++]);
                continue;
            }

            Length(length);
            Distance(above > beside ? stride : 1);
            at += length;
        }

        Symbol(256);
        Put(0, (8 - (_count % 8)) % 8);
    }

    private static int MatchAt(ReadOnlySpan<byte> data, int at, int distance)
    {
        if (at < distance)
        {
            return 0;
        }

        var most = Math.Min(LongestMatch, data.Length - at);
        return data.Slice(at, most).CommonPrefixLength(data.Slice(at - distance, most));
    }

    /// <summary>A literal, the end, or the beginning of a length, by the fixed code.</summary>
    private void Symbol(int symbol)
    {
        var (code, length) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        Code(code, length);
    }

    private void Length(int length)
    {
        if (length == LongestMatch)
        {
            Symbol(285);
            return;
        }

        var (symbol, rest, extra) = Group(length - ShortestMatch, 4);
        Symbol(257 + symbol);
        Put(rest, extra);
    }

    private void Distance(int distance)
    {
        var (symbol, rest, extra) = Group(distance - 1, 2);
        Code(symbol, 5);
        Put(rest, extra);
    }

    /// <summary>Lengths come in groups of four and distances in groups of two, each group with one bit more to say the rest.</summary>
    private static (int Symbol, int More, int Extra) Group(int value, int size)
    {
        var extra = 0;
        while (value >> extra >= 2 * size)
        {
            extra++;
        }

        return ((extra * size) + (value >> extra), value & ((1 << extra) - 1), extra);
    }

    /// <summary>A Huffman code: its highest bit first.</summary>
    private void Code(int code, int length)
    {
        for (var bit = length - 1; bit >= 0; bit--)
        {
            Put((code >> bit) & 1, 1);
        }
    }

    /// <summary>Bits, the lowest first.</summary>
    private void Put(int value, int count)
    {
        _bits |= (uint)value << _count;
        _count += count;
        while (_count >= 8)
        {
            _bytes.Add((byte)_bits);
            _bits >>= 8;
            _count -= 8;
        }
    }

    private static uint Adler(ReadOnlySpan<byte> data)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}
