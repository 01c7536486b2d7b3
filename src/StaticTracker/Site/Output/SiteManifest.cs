using System.Buffers.Binary;
using System.Text;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Output;

/// <summary>
/// What the last build made, by path: lies outside the published tree, may be deleted at any time (the next build is then a full one).
/// Binary: a magic, a count, then for each file its path's length and bytes, key, length and time.
/// </summary>
internal static class SiteManifest
{
    private static ReadOnlySpan<byte> Magic => "tracker-site-1\n"u8;

    /// <summary>What the file tells; null where it is missing, cut off, of another kind, or not to be read.</summary>
    public static Dictionary<string, SiteFile>? Read(string path)
    {
        if (KeptFile.BytesOf(path) is not { } kept)
        {
            return null;
        }

        var bytes = kept.AsSpan();
        if (!bytes.StartsWith(Magic) || bytes.Length < Magic.Length + 4)
        {
            return null;
        }

        var rest = bytes[Magic.Length..];
        var count = BinaryPrimitives.ReadInt32LittleEndian(rest);
        rest = rest[4..];
        var files = new Dictionary<string, SiteFile>(Math.Clamp(count, 0, rest.Length / 34), StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            if (rest.Length < 2 || rest.Length < 34 + BinaryPrimitives.ReadUInt16LittleEndian(rest))
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt16LittleEndian(rest);
            var name = Encoding.ASCII.GetString(rest.Slice(2, length));
            rest = rest[(2 + length)..];
            files[name] = new SiteFile(
                ContentKey.Read(rest), BinaryPrimitives.ReadInt64LittleEndian(rest[16..]), BinaryPrimitives.ReadInt64LittleEndian(rest[24..]));
            rest = rest[32..];
        }

        return rest.IsEmpty ? files : null;
    }

    /// <summary>Writes aside and renames; a folder that cannot be written to goes without: the site stands already, and what an older manifest tells is held against its files.</summary>
    public static void Write(string path, IReadOnlyCollection<KeyValuePair<string, SiteFile>> files)
    {
        var size = Magic.Length + 4;
        foreach (var file in files)
        {
            size += file.Key.Length + 34;
        }

        var bytes = new byte[size];
        Magic.CopyTo(bytes);
        var rest = bytes.AsSpan(Magic.Length);
        BinaryPrimitives.WriteInt32LittleEndian(rest, files.Count);
        rest = rest[4..];
        foreach (var (name, file) in files)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(rest, (ushort)name.Length);
            Encoding.ASCII.GetBytes(name, rest[2..]);
            rest = rest[(2 + name.Length)..];
            file.Key.Write(rest);
            BinaryPrimitives.WriteInt64LittleEndian(rest[16..], file.Length);
            BinaryPrimitives.WriteInt64LittleEndian(rest[24..], file.ModifiedTicks);
            rest = rest[32..];
        }

        KeptFile.Put(path, stream => stream.Write(bytes));
    }
}
