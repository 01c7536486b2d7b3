using System.Buffers.Binary;
using StaticTracker.Modules;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>A row of the heatmap as bytes.</summary>
internal static class RowBytes
{
    /// <summary>Buffers, no state.</summary>
    [ThreadStatic]
    private static (ByteWriter Row, ByteWriter Cell, ByteWriter Cells)? t_buffers;

    /// <summary>Id hashes and row in an array of their own.</summary>
    public static byte[] Of(ulong[] idHashes, ModuleRow row)
    {
        var buffers = t_buffers ??= (new(), new(), new());
        buffers.Row.Clear();
        WriteHashes(buffers.Row, idHashes);
        Write(buffers.Row, row, buffers.Cell, buffers.Cells);
        return buffers.Row.Written.ToArray();
    }

    private static void WriteHashes(ByteWriter output, ulong[] hashes)
    {
        output.Unsigned((ulong)hashes.Length);
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        foreach (var hash in hashes)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, hash);
            output.Raw(bytes);
        }
    }

    public static ulong[] ReadHashes(ref ByteReader input)
    {
        var hashes = new ulong[input.Count()];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt64LittleEndian(input.Raw(sizeof(ulong)));
        }

        return hashes;
    }

    private static void Write(ByteWriter output, ModuleRow row, ByteWriter cell, ByteWriter cells)
    {
        output.Text(row.Id.Text);
        output.Text(row.Name);
        output.OptionalText(row.Group);
        output.Unsigned((ulong)row.Tags.Count);
        foreach (var tag in row.Tags)
        {
            output.Text(tag);
        }

        output.OptionalText(row.PrimaryRubric);
        output.OptionalText(row.Dataset);
        output.OptionalText(row.Latest?.Text);
        output.OptionalText(row.Newest?.Text);
        CachedCells.Write(output, row.Cells, cell, cells);
        WriteSuggestions(output, row.Suggestions);
        BriefBytes.Write(output, row.Brief);
        ChangeBytes.Write(output, row.Changes);
    }

    public static ModuleRow Read(ref ByteReader input)
    {
        return new ModuleRow
        {
            // Members are set in the order they are written here, which is that of the bytes.
            Id = ModuleId.Parse(input.Text()),
            Name = input.Text(),
            Group = input.OptionalText(),
            Tags = ReadTags(ref input),
            PrimaryRubric = input.OptionalText(),
            Dataset = input.OptionalText(),
            Latest = input.OptionalText() is { } latest ? Timestamp.Parse(latest) : null,
            Newest = input.OptionalText() is { } newest ? Timestamp.Parse(newest) : null,
            Cells = new CellList(CachedCells.Open(ref input)),
            Suggestions = ReadSuggestions(ref input),
            Brief = BriefBytes.Read(ref input),
            Changes = ChangeBytes.Read(ref input),
        };
    }

    private static string[] ReadTags(ref ByteReader input)
    {
        var tags = input.Count() is > 0 and var count ? new string[count] : [];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = input.Text();
        }

        return tags;
    }

    private static void WriteSuggestions(ByteWriter output, ListedSuggestions suggestions)
    {
        output.Unsigned((ulong)suggestions.ByStatus.Count);
        foreach (var count in suggestions.ByStatus)
        {
            output.Unsigned((ulong)count);
        }

        output.Unsigned((ulong)suggestions.Bytes.Length);
        output.Raw(suggestions.Bytes);
    }

    private static ListedSuggestions ReadSuggestions(ref ByteReader input)
    {
        var byStatus = input.Count() is > 0 and var many ? new int[many] : [];
        for (var i = 0; i < byStatus.Length; i++)
        {
            byStatus[i] = input.Count();
        }

        var length = input.Count();
        var at = input.At;
        input.At += length;
        return byStatus.Length == 0 ? ListedSuggestions.None : new ListedSuggestions(input.Bytes, at, length, byStatus);
    }
}
