using System.Buffers;
using System.IO.Compression;

namespace StaticTracker.Git;

/// <summary>One entry of a pack, inflated: a blob, or what differs from the entry at <paramref name="Base"/>. The data is rented.</summary>
internal readonly record struct PackEntry(int Kind, byte[] Data, int Length, long Base)
{
    public const int Blob = 3;
    public const int Delta = 6;
    private const int DeltaByName = 7;

    public static PackEntry Read(PackFile pack, long start)
    {
        var stored = pack.LengthAt(start);
        var rented = ArrayPool<byte>.Shared.Rent(stored);
        try
        {
            pack.Read(start, rented.AsSpan(0, stored));
            var at = 0;
            var (kind, length) = Header(rented, ref at);
            var basis = kind switch
            {
                Delta => start - Distance(rented, ref at),
                DeltaByName => pack.Find(Name(rented, ref at, pack.NameLength)),
                _ => 0,
            };
            return new PackEntry(kind == DeltaByName ? Delta : kind, Inflate(rented, at, stored - at, length), length, basis);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Three bits of kind; a length, four bits and then seven at a time.</summary>
    private static (int Kind, int Length) Header(byte[] entry, ref int at)
    {
        var b = entry[at++];
        var kind = (b >> 4) & 7;
        long length = b & 0x0F;
        for (var shift = 4; b >= 0x80; shift += 7)
        {
            b = shift <= 32 ? entry[at++] : throw new InvalidDataException("a pack holds a blob that is too large");
            length |= (long)(b & 0x7F) << shift;
        }

        return length <= Array.MaxLength ? (kind, (int)length) : throw new InvalidDataException("a pack holds a blob that is too large");
    }

    /// <summary>How far before this entry its base begins; each further byte adds one to what came before.</summary>
    private static long Distance(byte[] entry, ref int at)
    {
        var b = entry[at++];
        long distance = b & 0x7F;
        while (b >= 0x80)
        {
            b = entry[at++];
            distance = ((distance + 1) << 7) | (uint)(b & 0x7F);
        }

        return distance;
    }

    private static ObjectId Name(byte[] entry, ref int at, int length)
    {
        at += length;
        return ObjectId.FromBytes(entry.AsSpan(at - length, length));
    }

    private static byte[] Inflate(byte[] entry, int at, int stored, int length)
    {
        var data = ArrayPool<byte>.Shared.Rent(length);
        using var stream = new ZLibStream(new MemoryStream(entry, at, stored, writable: false), CompressionMode.Decompress);

        // Reading to the very end makes zlib look at its check sum too.
        if (stream.ReadAtLeast(data.AsSpan(0, length), length, throwOnEndOfStream: false) < length || stream.ReadByte() >= 0)
        {
            ArrayPool<byte>.Shared.Return(data);
            throw new InvalidDataException("a pack holds less of a blob than it says");
        }

        return data;
    }
}
