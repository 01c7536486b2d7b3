using StaticTracker.Storage.Binary;

namespace StaticTracker.Storage;

/// <summary>
/// What a file looks like from outside: while it looks the same its content is taken to be the same. On Linux that includes the time of its last
/// change of any kind, which an edit moves and nobody can put back; elsewhere the time it was made stands for that, so that an edit of the same
/// length whose time was put back is not noticed there.
/// </summary>
/// <param name="Length">Bytes.</param>
/// <param name="WrittenAt">UTC ticks.</param>
/// <param name="ChangedAt">UTC ticks.</param>
/// <param name="Node">The file's number on its disk; 0 where it is not known.</param>
internal sealed record FileLook(long Length, long WrittenAt, long ChangedAt, long Node)
{
    /// <summary>Systems count in ticks of at most 10 ms, where they count parts of a second at all.</summary>
    private const long FineTick = TimeSpan.TicksPerSecond / 10;
    private const long CoarseTick = 2 * TimeSpan.TicksPerSecond;

    /// <summary>A file as it looks now; null where there is none, or what is there is not a file but a link, say.</summary>
    public static FileLook? Of(FileInfo file)
    {
        if (LinuxStatus.Of(file.FullName) is { } status)
        {
            return status.IsRegular ? new FileLook(status.Length, status.WrittenAt, status.ChangedAt, status.Node) : null;
        }

        file.Refresh();
        return file.Exists && (file.Attributes & FileAttributes.ReparsePoint) == 0
            ? new FileLook(file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks, 0) : null;
    }

    /// <summary>
    /// Whether a file that is read at this time, UTC, will look different after any later change: one that was written within the same tick of the
    /// disk's clock may not.
    /// </summary>
    public bool IsOlderThan(DateTime readAt)
    {
        var changed = Math.Max(WrittenAt, ChangedAt);
        return readAt.Ticks - changed > (Node != 0 && ChangedAt % TimeSpan.TicksPerSecond != 0 ? FineTick : CoarseTick);
    }

    public void Write(ByteWriter output)
    {
        output.Signed(Length);
        output.Signed(WrittenAt);
        output.Signed(ChangedAt);
        output.Signed(Node);
    }

    public static FileLook Read(ref ByteReader input) => new(input.Signed(), input.Signed(), input.Signed(), input.Signed());
}
