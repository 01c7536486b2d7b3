using System.Buffers.Binary;

namespace StaticTracker.Importing;

/// <summary>
/// Whether a gzip file came out whole: the framework's reader takes the end of a file that was cut off for the end of its content. The last eight bytes hold check sum and length (RFC 1952, 2.3.1)
/// of the last member; where there are several, what came before it has ends of its own, which the framework looks at.
/// </summary>
internal static class GzipEnd
{
    private const int Trailer = 8;
    private const int Header = 10;

    /// <summary>What is wrong; null where nothing is.</summary>
    public static string? Fault(string path, long length, uint checkSum)
    {
        using var file = File.OpenRead(path);
        var end = new byte[Trailer];
        if (file.Length < Trailer + Header)
        {
            return "it is cut off";
        }

        file.Seek(-Trailer, SeekOrigin.End);
        file.ReadExactly(end);
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == checkSum && BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(4)) == (uint)length ? null
            : HasSeveral(file) ? null : "it is cut off, or has something behind its end";
    }

    /// <summary>Whether something in it looks like the head of a further member.</summary>
    private static bool HasSeveral(FileStream file)
    {
        ReadOnlySpan<byte> head = [0x1F, 0x8B, 0x08];
        var buffer = new byte[1 << 16];
        var kept = 0;
        file.Seek(1, SeekOrigin.Begin);
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var text = buffer.AsSpan(0, kept + read);
            for (int at = 0, next; (next = text[at..].IndexOf(head)) >= 0; at += next + 1)
            {
                if (text[(at + next)..] is [_, _, _, < 0x20, _, _, _, _, 0 or 2 or 4, <= 13 or 255, ..])
                {
                    return true;
                }
            }

            kept = Math.Min(text.Length, Header - 1);
            text[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
