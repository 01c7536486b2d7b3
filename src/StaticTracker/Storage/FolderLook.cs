using StaticTracker.Storage.Binary;

namespace StaticTracker.Storage;

/// <summary>What the files of a folder look like from outside, all in one key: while it stays the same, so does what they say (see <see cref="FileLook"/>).</summary>
/// <param name="Key">The default one where the folder is missing or empty.</param>
/// <param name="IsOlder">Whether any later change will make another key.</param>
internal sealed record FolderLook(ContentKey Key, bool IsOlder)
{
    public static readonly FolderLook None = new(default, IsOlder: true);

    /// <summary>The look of a folder that is about to be read, without its subfolders.</summary>
    public static FolderLook Of(string folder)
    {
        if (!Directory.Exists(folder) || DataFolder.WhyUnlistable(folder) is not null)
        {
            return None;
        }

        var readAt = DateTime.UtcNow;
        var files = Directory.GetFiles(folder);
        Array.Sort(files, string.CompareOrdinal);
        var looks = new ByteWriter();
        var isOlder = true;
        foreach (var path in files)
        {
            var look = FileLook.Of(new FileInfo(path));
            looks.Text(Path.GetFileName(path));
            look?.Write(looks);
            isOlder &= look is null || look.IsOlderThan(readAt);
        }

        return files.Length == 0 ? None : new FolderLook(ContentKey.Of(looks.Written), isOlder);
    }
}
