using System.Buffers.Binary;
using System.Text;

namespace StaticTracker.Storage.Binary;

/// <summary>
/// A file of what was found out before, which may be deleted at any time: it only saves finding it out again. Layout: eight bytes that tell the kind, CRC-32C of the rest, then the program, what the
/// rest was found out of (the key), and the rest. Missing, unreadable, torn, damaged, of another program or another key: all count as none. What is left is whole and written by this very code, so
/// that a fault in reading it is one of the program, and is told as one.
/// </summary>
/// <param name="path">The file; null: nothing is kept.</param>
/// <param name="kind">Eight ASCII characters.</param>
/// <param name="key">What it follows from.</param>
internal sealed class KeptFile(string? path, string kind, string key)
{
    private const int KindLength = 8;
    private const int HeaderLength = KindLength + sizeof(uint);

    /// <summary>Bytes that are written at a time: as much memory as a large file takes, touched for the first time, takes longer than writing it.</summary>
    private const int AtATime = 1 << 16;

    // The module version id differs wherever the program's code does: what other code found is not taken over.
    private static readonly string s_program = typeof(KeptFile).Module.ModuleVersionId.ToString();

    /// <summary>Whether anything is kept at all.</summary>
    public bool IsOn => path is not null;

    /// <summary>Hands the rest to a reader, where there is one.</summary>
    /// <returns>What the reader made of it; null: there is none.</returns>
    public T? Read<T>(Func<ByteReader, T> read)
        where T : class
    {
        if (WholeBytes() is not { } bytes)
        {
            return null;
        }

        var input = new ByteReader(bytes, HeaderLength);
        return input.Text() == s_program && input.Text() == key ? read(input) : null;
    }

    /// <summary>Writes aside and renames; a folder that cannot be written to goes without.</summary>
    /// <param name="write">Writes the rest.</param>
    public void Write(Action<ByteWriter> write)
    {
        if (path is not null)
        {
            Put(path, stream => Write(stream, write));
        }
    }

    /// <summary>As above, for a file of another form that may be deleted at any time as well.</summary>
    public static void Put(string path, Action<Stream> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.WriteDerived(path, write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk, a folder of somebody else's: the next one who asks finds out again, and gets the same.
        }
    }

    /// <summary>The bytes of such a file; null where there is none that can be read.</summary>
    public static byte[]? BytesOf(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It went away, or is not to be read: what it says can be found out again.
            return null;
        }
    }

    private void Write(Stream stream, Action<ByteWriter> write)
    {
        var header = new byte[HeaderLength];
        Encoding.ASCII.GetBytes(kind, header);
        stream.Write(header);
        var sum = 0u;
        var content = new ByteWriter(AtATime, Put);
        content.Text(s_program);
        content.Text(key);
        write(content);
        Put(content.Written);

        // What the sum is of is known at the end only.
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(KindLength), sum);
        stream.Position = 0;
        stream.Write(header);

        void Put(ReadOnlySpan<byte> bytes)
        {
            sum = Crc32C.Of(sum, bytes);
            stream.Write(bytes);
        }
    }

    private byte[]? WholeBytes() =>
        path is not null && BytesOf(path) is { } bytes && bytes.Length > HeaderLength && bytes.AsSpan().StartsWith(Encoding.ASCII.GetBytes(kind))
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(KindLength)) == Crc32C.Of(bytes.AsSpan(HeaderLength))
            ? bytes : null;
}
