using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>
/// A module file that was read and found to be without any problem: what it looked like from outside, the key of its bytes, the hashes of its
/// experiments' ids, and its row, which is taken apart only when somebody asks for it.
/// </summary>
internal sealed class RowEntry
{
    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    public required FileLook Look { get; init; }

    /// <summary>What the module's verdict files looked like, which the row's intervals are made from.</summary>
    public required ContentKey Verdicts { get; init; }

    /// <summary>The key of what the row was made from.</summary>
    public required ContentKey Content { get; init; }

    /// <summary>Holds <see cref="Body"/>.</summary>
    public required byte[] Bytes { get; init; }

    public required int At { get; init; }

    public required int BodyLength { get; init; }

    /// <summary>Id hashes and row, as written.</summary>
    public ReadOnlySpan<byte> Body => Bytes.AsSpan(At, BodyLength);

    /// <summary>What the cross-module check needs of the file, and its row.</summary>
    public (ulong[] IdHashes, ModuleRow Row) Read()
    {
        var input = new ByteReader(Bytes, At);
        var hashes = RowBytes.ReadHashes(ref input);
        return (hashes, RowBytes.Read(ref input));
    }
}
