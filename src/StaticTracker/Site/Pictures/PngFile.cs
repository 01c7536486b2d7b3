using System.Buffers.Binary;

namespace StaticTracker.Site.Pictures;

/// <summary>
/// A canvas as PNG (ISO/IEC 15948) with a palette of 4 bits a pixel. Made without the framework's compressor, whose bytes may differ between versions and systems: the same canvas gives the same file everywhere.
/// </summary>
internal static class PngFile
{
    private static readonly uint[] s_crc = CrcTable();

    public static byte[] Of(Canvas canvas)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], canvas.Height);
        (head[8], head[9]) = (4, 3);
        Chunk(file, "IHDR"u8, head);
        Chunk(file, "PLTE"u8, [.. canvas.Palette.SelectMany(c => new[] { c.Red, c.Green, c.Blue })]);
        Chunk(file, "IDAT"u8, Deflate.Zlib(Rows(canvas), (canvas.Width / 2) + 1));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A byte that says "no filter", then two pixels a byte.</summary>
    private static byte[] Rows(Canvas canvas)
    {
        var stride = (canvas.Width / 2) + 1;
        var rows = new byte[stride * canvas.Height];
        for (var y = 0; y < canvas.Height; y++)
        {
            for (var x = 0; x < canvas.Width; x += 2)
            {
                rows[(y * stride) + 1 + (x / 2)] = (byte)((canvas[x, y] << 4) | canvas[x + 1, y]);
            }
        }

        return rows;
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), content));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = s_crc[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] CrcTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }
}
