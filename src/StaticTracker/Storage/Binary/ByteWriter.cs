using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace StaticTracker.Storage.Binary;

/// <summary>Writes a cache's primitive values: numbers seven bits at a time, texts as UTF-8 behind their length.</summary>
/// <param name="capacity">Bytes to begin with.</param>
/// <param name="drain">Takes what was written whenever there is no room for raw bytes, so that a large file is never held at once; null: all is held.</param>
internal sealed class ByteWriter(int capacity = 1 << 12, Action<ReadOnlySpan<byte>>? drain = null)
{
    /// <summary>Before a decimal: its scale, whether it is negative, and whether it has more than 32 bits, which a rate never has.</summary>
    internal const int ScaleBits = 0x1F;
    internal const int NegativeBit = 0x20;
    internal const int WideBit = 0x40;

    private readonly ArrayBufferWriter<byte> _buffer = new(capacity);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>What was written so far; it holds until more is written.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.WrittenMemory;

    public void Clear() => _buffer.ResetWrittenCount();

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (drain is not null && bytes.Length > _buffer.FreeCapacity)
        {
            drain(Written);
            drain(bytes);
            Clear();
            return;
        }

        _buffer.Write(bytes);
    }

    public void Byte(byte value) => _buffer.Write([value]);

    public void Unsigned(ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = (byte)(value | 0x80);
        }

        bytes[length++] = (byte)value;
        _buffer.Write(bytes[..length]);
    }

    /// <summary>Small numbers of either sign stay short.</summary>
    public void Signed(long value) => Unsigned(((ulong)value << 1) ^ (ulong)(value >> 63));

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Unsigned((ulong)length);
        Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }

    public void Key(ContentKey key)
    {
        key.Write(_buffer.GetSpan(ContentKey.Length));
        _buffer.Advance(ContentKey.Length);
    }

    public void OptionalText(string? text)
    {
        Byte(text is null ? (byte)0 : (byte)1);
        if (text is not null)
        {
            Text(text);
        }
    }

    public void OptionalSigned(long? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is { } v)
        {
            Signed(v);
        }
    }

    public void Real(double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        _buffer.Write(bytes);
    }

    /// <summary>Eight bytes; not a number stands for a missing one.</summary>
    public void OptionalReal(double? value) => Real(value ?? double.NaN);

    /// <summary>A decimal with its digits, trailing zeros included.</summary>
    public void OptionalDecimal(decimal? value)
    {
        if (value is not { } v)
        {
            Byte(byte.MaxValue);
            return;
        }

        Span<int> parts = stackalloc int[4];
        decimal.GetBits(v, parts);
        var isWide = (parts[1] | parts[2]) != 0;
        Byte((byte)(((parts[3] >> 16) & ScaleBits) | (parts[3] < 0 ? NegativeBit : 0) | (isWide ? WideBit : 0)));
        Unsigned((uint)parts[0]);
        if (isWide)
        {
            Unsigned((uint)parts[1]);
            Unsigned((uint)parts[2]);
        }
    }
}
