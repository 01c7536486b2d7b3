using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>The index file as it was left: what it was made from, and what it looked like from outside.</summary>
internal sealed record IndexStamp(ContentKey Key, long Length, long WrittenAt, long CreatedAt)
{
    public static readonly IndexStamp None = new(default, -1, 0, 0);

    /// <summary>A file as it looks now; <see cref="None"/> where it is not there or a link.</summary>
    public static IndexStamp Of(ContentKey key, FileInfo file) =>
        file.Exists && (file.Attributes & FileAttributes.ReparsePoint) == 0 ? new(key, file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks) : None;

    public void Write(ByteWriter output)
    {
        Span<byte> key = stackalloc byte[ContentKey.Length];
        Key.Write(key);
        output.Raw(key);
        output.Signed(Length);
        output.Signed(WrittenAt);
        output.Signed(CreatedAt);
    }

    public static IndexStamp Read(ref ByteReader input) =>
        new(ContentKey.Read(input.Raw(ContentKey.Length)), input.Signed(), input.Signed(), input.Signed());
}
