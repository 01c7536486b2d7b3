using System.Buffers.Binary;

namespace StaticTracker.Git;

/// <summary>A git object's name: 20 bytes (SHA-1) or 32 (SHA-256), held in place so that hundreds of thousands cost no objects.</summary>
public readonly record struct ObjectId
{
    public const int Sha1Length = 20;

    public const int Sha256Length = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;
    private readonly byte _length;

    private ObjectId(ReadOnlySpan<byte> raw)
    {
        Span<byte> all = stackalloc byte[Sha256Length];
        all.Clear();
        raw.CopyTo(all);
        _a = BinaryPrimitives.ReadUInt64BigEndian(all);
        _b = BinaryPrimitives.ReadUInt64BigEndian(all[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(all[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(all[24..]);
        _length = (byte)raw.Length;
    }

    /// <summary>Bytes: 20, 32, or 0 for the default value, which names nothing.</summary>
    public int Length => _length;

    /// <summary>Whether this names nothing: the side of a difference where a file is not there is written as zeros.</summary>
    public bool IsNull => (_a | _b | _c | _d) == 0;

    public static ObjectId FromBytes(ReadOnlySpan<byte> raw) => new(raw);

    /// <summary>40 or 64 hex digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> hex, out ObjectId id)
    {
        Span<byte> raw = stackalloc byte[Sha256Length];
        id = default;
        if (hex.Length is not (2 * Sha1Length or 2 * Sha256Length) || Convert.FromHexString(hex, raw, out _, out var written) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        id = new ObjectId(raw[..written]);
        return true;
    }

    public void CopyTo(Span<byte> raw)
    {
        Span<byte> all = stackalloc byte[Sha256Length];
        BinaryPrimitives.WriteUInt64BigEndian(all, _a);
        BinaryPrimitives.WriteUInt64BigEndian(all[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(all[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(all[24..], _d);
        all[.._length].CopyTo(raw);
    }

    /// <summary>Object names are hashes already.</summary>
    public override int GetHashCode() => (int)_a;

    public override string ToString()
    {
        Span<byte> raw = stackalloc byte[Sha256Length];
        CopyTo(raw);
        return Convert.ToHexStringLower(raw[.._length]);
    }
}
