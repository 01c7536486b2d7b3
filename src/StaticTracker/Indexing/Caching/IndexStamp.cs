using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>The index file as it was left: what it was made from, and what it looked like from outside.</summary>
internal sealed record IndexStamp(ContentKey Key, FileLook Look)
{
    public static readonly IndexStamp None = new(default, new FileLook(-1, 0, 0, 0));

    /// <summary>A file as it looks now; <see cref="None"/> where it is not there or a link.</summary>
    public static IndexStamp Of(ContentKey key, FileInfo file) => FileLook.Of(file) is { } look ? new(key, look) : None;

    public void Write(ByteWriter output)
    {
        output.Key(Key);
        Look.Write(output);
    }

    public static IndexStamp Read(ref ByteReader input) => new(ContentKey.Read(input.Raw(ContentKey.Length)), FileLook.Read(ref input));
}
