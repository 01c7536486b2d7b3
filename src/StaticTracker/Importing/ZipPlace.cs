using System.Buffers.Binary;
using System.Text;

namespace StaticTracker.Importing;

/// <summary>Where the packed bytes of an archive's entry lie and how they are packed, which the framework does not tell.</summary>
internal sealed record ZipPlace(int Method, bool IsEncrypted, long Header, long Length)
{
    private const int Zstandard = 93;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int HeaderLength = 30;

    public bool IsZstandard => Method == Zstandard && !IsEncrypted;

    /// <summary>The places of all entries by name, '/' between folders. The archive was opened before: its directory is there.</summary>
    /// <exception cref="InvalidDataException">The directory is damaged.</exception>
    public static Dictionary<string, ZipPlace> AllOf(Stream stream)
    {
        var (at, count) = DirectoryOf(stream);
        stream.Seek(at, SeekOrigin.Begin);
        var places = new Dictionary<string, ZipPlace>(StringComparer.Ordinal);
        var fixedPart = new byte[EntryLength];
        for (var i = 0L; i < count; i++)
        {
            Fill(stream, fixedPart);
            if (!fixedPart.AsSpan().StartsWith("PK\u0001\u0002"u8))
            {
                throw new InvalidDataException("its directory is damaged");
            }

            var (name, extra, comment) = (Short(fixedPart, 28), Short(fixedPart, 30), Short(fixedPart, 32));
            var rest = new byte[name + extra + comment];
            Fill(stream, rest);
            places[Encoding.UTF8.GetString(rest, 0, name).Replace('\\', '/')] = Of(fixedPart, rest.AsSpan(name, extra));
        }

        return places;
    }

    /// <summary>Where the packed bytes begin: behind the entry's own header, whose length is told there alone.</summary>
    public long DataIn(Stream stream)
    {
        var header = new byte[HeaderLength];
        stream.Seek(Header, SeekOrigin.Begin);
        Fill(stream, header);
        return header.AsSpan().StartsWith("PK\u0003\u0004"u8) ? Header + HeaderLength + Short(header, 26) + Short(header, 28) : throw new InvalidDataException("an entry does not lie where its directory says");
    }

    private static ZipPlace Of(byte[] entry, ReadOnlySpan<byte> extra)
    {
        long length = BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(20));
        long header = BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(42));
        var hasLongSize = BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(24)) == uint.MaxValue;
        while (extra.Length >= 4)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
            {
                throw new InvalidDataException("its directory is damaged");
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                // Zip64: those numbers that do not fit, in this order.
                var numbers = extra.Slice(4, size)[(hasLongSize ? 8 : 0)..];
                length = length == uint.MaxValue ? Take(ref numbers) : length;
                header = header == uint.MaxValue ? Take(ref numbers) : header;
            }

            extra = extra[(4 + size)..];
        }

        return new ZipPlace(Short(entry, 10), (Short(entry, 8) & 1) != 0, header, length);
    }

    private static long Take(ref ReadOnlySpan<byte> numbers)
    {
        if (numbers.Length < 8)
        {
            throw new InvalidDataException("its directory is damaged");
        }

        var number = BinaryPrimitives.ReadInt64LittleEndian(numbers);
        numbers = numbers[8..];
        return number;
    }

    private static (long At, long Count) DirectoryOf(Stream stream)
    {
        const int Zip64Locator = 20;
        var tail = new byte[Math.Min(stream.Length, EndLength + ushort.MaxValue + Zip64Locator)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        Fill(stream, tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndLength > tail.Length)
        {
            throw new InvalidDataException("its directory is not there");
        }

        var (at, count) = ((long)BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16)), (long)Short(tail, end + 10));
        var locator = end - Zip64Locator;
        if ((at != uint.MaxValue && count != ushort.MaxValue) || locator < 0 || !tail.AsSpan(locator).StartsWith("PK\u0006\u0007"u8))
        {
            return (at, count);
        }

        var record = new byte[56];
        stream.Seek(BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8)), SeekOrigin.Begin);
        Fill(stream, record);
        return (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)));
    }

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static void Fill(Stream stream, byte[] buffer)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw new InvalidDataException("it ends too soon");
        }
    }
}
