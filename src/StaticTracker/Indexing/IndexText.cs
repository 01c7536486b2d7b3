using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StaticTracker.Indexing;

/// <summary>JSON text put together piece by piece: a general writer takes three times as long over a hundred thousand results.</summary>
internal sealed class IndexText
{
    // What System.Text.Json writes as it is.
    private static readonly SearchValues<char> s_plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("\"\\<>&'+`")]);

    private byte[] _bytes = new byte[64 * 1024];
    private int _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public IndexText Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _count += text.Length;
        return this;
    }

    /// <summary>A string in quotes, escaped as System.Text.Json does.</summary>
    public IndexText Text(string text)
    {
        var room = Room(text.Length + 2);
        room[0] = (byte)'"';
        if (text.AsSpan().ContainsAnyExcept(s_plain))
        {
            return Raw("\""u8).Raw(JsonEncodedText.Encode(text).EncodedUtf8Bytes).Raw("\""u8);
        }

        Encoding.ASCII.GetBytes(text, room[1..]);
        room[text.Length + 1] = (byte)'"';
        _count += text.Length + 2;
        return this;
    }

    public IndexText Number(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        _count += written;
        return this;
    }

    /// <summary>A rate without trailing zeros: 60, 57.3.</summary>
    public IndexText Rate(decimal rate)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(rate, parts);
        if (parts[1] == 0 && parts[2] == 0 && parts[0] >= 0 && parts[3] is 0 or 1 << 16)
        {
            return parts[3] == 0 ? Number(parts[0]) : Tenths(parts[0]);
        }

        // Dividing by 1.000… takes the trailing zeros off a decimal.
        return Raw(Encoding.ASCII.GetBytes((rate / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>One end of an interval, in percent, with one decimal, half away from zero, without trailing zeros.</summary>
    public IndexText End(double percent)
    {
        var tenths = percent * 10;
        var rest = tenths - Math.Floor(tenths);

        // As near to a half as this the binary fraction does not tell which side it is on: the decimal digits do.
        return Math.Abs(rest - 0.5) > 1e-6 && percent is >= 0 and <= 100
            ? Tenths((int)(tenths + 0.5))
            : Rate(Math.Round((decimal)percent, 1, MidpointRounding.AwayFromZero));
    }

    private IndexText Tenths(int tenths)
    {
        Number(tenths / 10);
        if (tenths % 10 is > 0 and var digit)
        {
            var room = Room(2);
            room[0] = (byte)'.';
            room[1] = (byte)('0' + digit);
            _count += 2;
        }

        return this;
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _count < length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _count + length));
        }

        return _bytes.AsSpan(_count);
    }
}
