using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>
/// A row of the heatmap and the hashes of its experiments' ids as bytes: a third of what the objects take. The row's cells are taken apart when somebody asks for them.
/// </summary>
/// <param name="SourceKey">What the row was made from.</param>
/// <param name="Bytes">Holds them.</param>
/// <param name="At">Where they begin.</param>
/// <param name="Length">How many they are.</param>
internal sealed record PackedRow(ContentKey SourceKey, byte[] Bytes, int At, int Length)
{
    /// <summary>The bytes alone.</summary>
    public ReadOnlySpan<byte> Body => Bytes.AsSpan(At, Length);

    public static PackedRow Of(ulong[] idHashes, ModuleRow row)
    {
        var bytes = RowBytes.Of(idHashes, row);
        return new PackedRow(row.SourceKey, bytes, 0, bytes.Length);
    }

    /// <summary>What the cross-module check needs of the file, and its row.</summary>
    public (ulong[] IdHashes, ModuleRow Row) Read()
    {
        var input = new ByteReader(Bytes, At);
        var hashes = RowBytes.ReadHashes(ref input);
        return (hashes, RowBytes.Read(ref input) with { SourceKey = SourceKey });
    }
}
