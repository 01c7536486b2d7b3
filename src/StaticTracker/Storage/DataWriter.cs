using StaticTracker.Diagnostics;

namespace StaticTracker.Storage;

/// <summary>
/// The only writer of data/. Holds the folder's lock from opening to disposal, so that a second tracker at work in the same folder waits;
/// every file is written aside, flushed and renamed, so that a reader, or a kill at any moment, finds it whole, old or new.
/// </summary>
public sealed class DataWriter : IDisposable
{
    private readonly FileStream? _lock;
    private readonly List<string> _written = [];
    private readonly HashSet<string> _plainFolders = new(StringComparer.Ordinal);

    private DataWriter(DataFolder folder, FileStream? held)
    {
        Folder = folder;
        _lock = held;
    }

    public DataFolder Folder { get; }

    /// <summary>A dry run: nothing is written, <see cref="Written"/> tells what would be.</summary>
    public bool IsDry => _lock is null;

    /// <summary>Absolute paths written so far, in order.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>A writer that writes nothing.</summary>
    public static DataWriter Dry(DataFolder folder) => new(folder, null);

    /// <summary>
    /// Opens the folder for writing, waiting for another tracker up to <paramref name="patience"/>, and so long for each that follows; <paramref name="waiting"/> is called once
    /// when there is somebody to wait for. Null, with a problem, where the lock cannot be had.
    /// </summary>
    public static DataWriter? Open(DataFolder folder, TimeSpan patience, Action? waiting, Problems problems)
    {
        var shown = DataFolder.Show(folder.Lock);
        if (DataFolder.IsLink(new DirectoryInfo(folder.Root)) || DataFolder.IsLink(new FileInfo(folder.Lock)))
        {
            problems.Add(SourceSpan.File(shown), Codes.Reading.Link, "the data folder or its lock is a link", "use the folder itself");
            return null;
        }

        var waits = new LockPatience(patience);
        var told = false;
        while (true)
        {
            try
            {
                return new DataWriter(folder, LockPatience.Take(folder.Lock));
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (waits.IsOver(folder.Lock))
                {
                    problems.Add(SourceSpan.File(shown), Codes.Surroundings.Locked, $"another tracker is at work here, or the lock cannot be taken: {e.Message}", "wait for it, or look for a process that hangs");
                    return null;
                }
            }
            catch (UnauthorizedAccessException e)
            {
                problems.Add(SourceSpan.File(shown), Codes.Surroundings.NotWritable, $"the data folder cannot be written: {e.Message}", "look at the folder's permissions");
                return null;
            }

            if (!told)
            {
                waiting?.Invoke();
                told = true;
            }

            Thread.Sleep(25); // Waiting for another process's lock: files give no event for that.
        }
    }

    /// <summary>Writes a file, making its folder where needed; false, with a problem, where that fails. What stood there stays then, and a folder that was made for it goes.</summary>
    public bool Write(string path, ReadOnlySpan<byte> content, Problems problems, bool flush = true)
    {
        if (LinkAbove(path) is { } link)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(link)), Codes.Reading.Link, "this is a link, not a folder", "put the folder itself there; nothing is written through a link");
            return false;
        }

        var folder = Path.GetDirectoryName(path)!;
        var isMade = false;
        try
        {
            if (!IsDry)
            {
                if (!Directory.Exists(folder))
                {
                    Directory.CreateDirectory(folder);
                    isMade = true;
                }

                AtomicFile.Write(path, content, flush);
            }
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            if (isMade)
            {
                RemoveEmptyFolders(folder);
            }

            return Refused(path, e, problems);
        }

        return Noted(path);
    }

    /// <summary>
    /// Makes a folder with its files: written aside and renamed as a whole, so that it is there with all of them or not at all. False, with a problem, where
    /// that fails, or where something of that name is there.
    /// </summary>
    public bool WriteFolder(string path, IReadOnlyList<(string Name, byte[] Content)> files, Problems problems)
    {
        if (LinkAbove(path) is { } link)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(link)), Codes.Reading.Link, "this is a link, not a folder", "put the folder itself there; nothing is written through a link");
            return false;
        }

        var aside = $"{path}.{Environment.ProcessId}{AtomicFile.AsideSuffix}";
        try
        {
            if (!IsDry)
            {
                Directory.CreateDirectory(aside);
                foreach (var (name, content) in files)
                {
                    AtomicFile.Write(Path.Combine(aside, name), content);
                }

                Directory.Move(aside, path);
            }
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            if (Directory.Exists(aside))
            {
                Directory.Delete(aside, recursive: true);
            }

            return Refused(path, e, problems);
        }

        return files.All(f => Noted(Path.Combine(path, f.Name)));
    }

    /// <summary>Deletes a folder with all that is in it: renamed aside first, so that it is there whole or not at all. False, with a problem, where that fails.</summary>
    public bool DeleteFolder(string path, Problems problems)
    {
        var aside = $"{path}.{Environment.ProcessId}{AtomicFile.AsideSuffix}";
        try
        {
            var files = Directory.EnumerateFiles(path).ToList();
            if (!IsDry)
            {
                Directory.Move(path, aside);
                Directory.Delete(aside, recursive: true);
            }

            return files.TrueForAll(Noted);
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            return Refused(path, e, problems);
        }
    }

    /// <summary>Deletes a file that another one has taken the place of; false, with a problem, where that fails.</summary>
    public bool Delete(string path, Problems problems)
    {
        try
        {
            if (!IsDry)
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            return Refused(path, e, problems);
        }

        return Noted(path);
    }

    /// <summary>
    /// Takes a file back that this writer made where none was, as if it had never been written, with the folders that are empty without it (not those that stand in data/ itself).
    /// False, with a problem, where that fails.
    /// </summary>
    public bool TakeBack(string path, Problems problems)
    {
        try
        {
            if (!IsDry)
            {
                File.Delete(path);
                RemoveEmptyFolders(Path.GetDirectoryName(path)!);
            }
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            return Refused(path, e, problems);
        }

        lock (_written)
        {
            _written.RemoveAll(written => written == path);
        }

        return true;
    }

    private void RemoveEmptyFolders(string folder)
    {
        while (Path.GetDirectoryName(folder)!.Length > Folder.Root.Length && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }

    /// <summary>As <see cref="Write"/>, of a derived file that is better not held at once; it is not flushed to the disk.</summary>
    public bool WriteDerived(string path, Action<Stream> write, Problems problems)
    {
        try
        {
            if (!IsDry)
            {
                AtomicFile.WriteDerived(path, write);
            }
        }
        catch (Exception e) when (IsOfTheSystem(e))
        {
            return Refused(path, e, problems);
        }

        return Noted(path);
    }

    public void Dispose() => _lock?.Dispose();

    /// <summary>The folder between the data folder and a file that is a link, which would lead out of it; null: none is.</summary>
    private string? LinkAbove(string path)
    {
        for (var folder = Path.GetDirectoryName(path)!; folder.Length > Folder.Root.Length; folder = Path.GetDirectoryName(folder)!)
        {
            lock (_plainFolders)
            {
                if (_plainFolders.Contains(folder))
                {
                    continue;
                }
            }

            if (DataFolder.IsLink(new DirectoryInfo(folder)))
            {
                return folder;
            }

            lock (_plainFolders)
            {
                _plainFolders.Add(folder);
            }
        }

        return null;
    }

    // The runtime tells a file beyond the size limit by an argument exception.
    private static bool IsOfTheSystem(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    private static bool Refused(string path, Exception e, Problems problems)
    {
        problems.Add(SourceSpan.File(DataFolder.Show(path)), Codes.Surroundings.NotWritable, $"this file cannot be written: {e.Message}", "nothing of it was changed; look at permissions and free space");
        return false;
    }

    private bool Noted(string path)
    {
        lock (_written)
        {
            _written.Add(path);
        }

        return true;
    }
}
