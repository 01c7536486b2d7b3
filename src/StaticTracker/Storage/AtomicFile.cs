using Microsoft.Win32.SafeHandles;

namespace StaticTracker.Storage;

/// <summary>Writes a file aside and renames it into place: whoever reads finds the old content or the new, whole.</summary>
public static class AtomicFile
{
    /// <summary>What the names of files written aside end with; one left behind by a kill may be deleted.</summary>
    public const string AsideSuffix = ".tracker-new";

    /// <summary>Writes what <paramref name="write"/> puts into the stream; not flushed to the disk, so for derived files only.</summary>
    /// <exception cref="IOException">The disk is full, a name is too long, …; what stood there is untouched.</exception>
    public static void WriteDerived(string path, Action<Stream> write)
    {
        var aside = AsideOf(path);
        try
        {
            using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                write(stream);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    /// <exception cref="IOException">The disk is full, a name is too long, …; what stood there is untouched.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool flush = true)
    {
        var aside = AsideOf(path);
        try
        {
            using (var handle = File.OpenHandle(aside, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None))
            {
                RandomAccess.Write(handle, content, 0);
                if (flush)
                {
                    Flush(handle);
                }
            }

            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    private static string AsideOf(string path) => $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}{AsideSuffix}";

    private static void Flush(SafeFileHandle handle) => RandomAccess.FlushToDisk(handle);
}
