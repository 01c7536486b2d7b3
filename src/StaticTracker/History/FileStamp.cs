using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>What a file looked like from outside when its content was last seen to be a blob: unchanged, it need not be read again.</summary>
internal sealed record FileStamp(long Length, long WrittenAt, long CreatedAt, ObjectId Blob)
{
    public bool LooksLike(FileInfo file) =>
        Length == file.Length && WrittenAt == file.LastWriteTimeUtc.Ticks && CreatedAt == file.CreationTimeUtc.Ticks;

    public static FileStamp Of(FileInfo file, ObjectId blob) => new(file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks, blob);
}
