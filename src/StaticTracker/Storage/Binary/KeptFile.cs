using System.Buffers.Binary;

namespace StaticTracker.Storage.Binary;

/// <summary>
/// A file of what was found out before, which may be deleted at any time: it only saves finding it out again. Layout: a magic that tells the kind, CRC-32C of the rest, the rest.
/// Missing, unreadable, torn or damaged all count as none, and a folder that cannot be written to goes without.
/// </summary>
internal static class KeptFile
{
    private const int MagicLength = 8;

    /// <summary>Where the rest begins.</summary>
    public const int HeaderLength = MagicLength + sizeof(uint);

    /// <summary>All bytes of the file, those of the header too; null: there is none of this kind that is whole.</summary>
    public static byte[]? Read(string path, ReadOnlySpan<byte> magic)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            return bytes.Length > HeaderLength && bytes.AsSpan().StartsWith(magic)
                && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(MagicLength)) == Crc32C.Of(bytes.AsSpan(HeaderLength))
                ? bytes : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes aside and renames.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="magic">Eight bytes.</param>
    /// <param name="content">The rest.</param>
    public static void Write(string path, ReadOnlySpan<byte> magic, ByteWriter content)
    {
        var header = new byte[HeaderLength];
        magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(MagicLength), Crc32C.Of(content.Written));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.WriteDerived(path, stream =>
            {
                stream.Write(header);
                stream.Write(content.Written);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next one who asks finds out again.
        }
    }
}
