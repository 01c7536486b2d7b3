using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StaticTracker.Storage.Binary;

/// <summary>
/// What something was made from, as 128 bits of a SHA-256: same key, same bytes. Two numbers of its own, because code that touches
/// <see cref="UInt128"/> is not compiled ahead of time.
/// </summary>
public readonly struct ContentKey(ulong low, ulong high) : IEquatable<ContentKey>
{
    /// <summary>Bytes of a key as written.</summary>
    public const int Length = 16;

    [ThreadStatic]
    private static ByteWriter? t_buffer;

    private readonly ulong _low = low;
    private readonly ulong _high = high;

    public static ContentKey Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return Read(hash);
    }

    /// <summary>The key of what is written to a buffer, which each thread uses again: a build asks for thousands of keys of a few bytes.</summary>
    internal static ContentKey Of(Action<ByteWriter> write)
    {
        // Who asks for a key while another is written gets a buffer of its own.
        var buffer = t_buffer ?? new ByteWriter();
        t_buffer = null;
        buffer.Clear();
        write(buffer);
        t_buffer = buffer;
        return Of(buffer.Written);
    }

    public static ContentKey Of(string content) => Of(Encoding.UTF8.GetBytes(content));

    public static ContentKey Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, _low);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], _high);
    }

    /// <summary>The key of something made from both, in this order. Both are hashes already, so that mixing them is enough: no two pairs meet by chance.</summary>
    public ContentKey With(ContentKey other) => new(Mix(_low + Mix(other._low + 1)), Mix(_high + Mix(other._high + 2)));

    public bool Equals(ContentKey other) => _low == other._low && _high == other._high;

    public override bool Equals(object? obj) => obj is ContentKey other && Equals(other);

    public override int GetHashCode() => (int)_low;

    public override string ToString() => _high.ToString("x16", CultureInfo.InvariantCulture) + _low.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The last step of MurmurHash3 (Appleby): one to one, and each bit moves half of the others.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }

    public static bool operator ==(ContentKey left, ContentKey right) => left.Equals(right);

    public static bool operator !=(ContentKey left, ContentKey right) => !left.Equals(right);
}
