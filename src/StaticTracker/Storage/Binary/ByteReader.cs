using System.Buffers.Binary;
using System.Text;

namespace StaticTracker.Storage.Binary;

/// <summary>Reads what <see cref="ByteWriter"/> wrote, from a place on.</summary>
internal struct ByteReader(byte[] bytes, int at)
{
    public int At { get; set; } = at;

    /// <summary>All of the bytes.</summary>
    public readonly byte[] Bytes => bytes;

    public byte Byte() => bytes[At++];

    public ulong Unsigned()
    {
        ulong value = 0;
        var shift = 0;
        while (true)
        {
            var b = bytes[At++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }

    public int Count() => checked((int)Unsigned());

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public string Text()
    {
        var length = Count();
        var text = Encoding.UTF8.GetString(bytes, At, length);
        At += length;
        return text;
    }

    public string? OptionalText() => Byte() == 0 ? null : Text();

    public long? OptionalSigned() => Byte() == 0 ? null : Signed();

    public decimal? OptionalDecimal()
    {
        var form = Byte();
        if (form == byte.MaxValue)
        {
            return null;
        }

        var isWide = (form & ByteWriter.WideBit) != 0;
        var low = (int)(uint)Unsigned();
        var middle = isWide ? (int)(uint)Unsigned() : 0;
        return new decimal(low, middle, isWide ? (int)(uint)Unsigned() : 0, (form & ByteWriter.NegativeBit) != 0, (byte)(form & ByteWriter.ScaleBits));
    }

    public double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Raw(sizeof(double)));

    public double? OptionalReal() => Real() is var value && double.IsNaN(value) ? null : value;

    public ReadOnlySpan<byte> Raw(int length)
    {
        At += length;
        return bytes.AsSpan(At - length, length);
    }
}
