using System.Collections.Concurrent;
using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Output;

/// <summary>
/// The folder that a site goes to. Files are written aside; <see cref="Commit"/> puts them in place: a first build by one rename of the whole
/// folder, a later one file by file, only what differs from what the manifest of the last build tells. Until then the last good site stands.
/// Safe to use from several threads; each path is written once.
/// </summary>
public sealed class SiteOutput : IDisposable
{
    /// <summary>The file that marks a folder as made here.</summary>
    public const string Marker = ".statictracker";

    private readonly string _site;
    private readonly string _aside;
    private readonly string? _manifest;
    private readonly Dictionary<string, SiteFile> _before;
    private readonly Task<IReadOnlyDictionary<string, StandingFile>> _look;
    private readonly ConcurrentDictionary<string, SiteFile> _made;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _written = new();
    private string[] _stale = [];
    private long _bytes;
    private int _left;

    private SiteOutput(string site, string? manifest, bool incremental, Task<IReadOnlyDictionary<string, StandingFile>>? look)
    {
        _site = site;
        _manifest = manifest;
        _aside = AsideFolders.NameFor(site);
        _look = incremental ? look ?? Task.FromResult(Standing(site)) : Task.FromResult<IReadOnlyDictionary<string, StandingFile>>(new Dictionary<string, StandingFile>());
        _before = (incremental && manifest is not null ? SiteManifest.Read(manifest) : null) ?? [];

        // Mostly as many as the last build made.
        _made = new(concurrencyLevel: -1, _before.Count, StringComparer.Ordinal);
        Directory.CreateDirectory(_aside);
    }

    /// <summary>Files written by this build, and their bytes.</summary>
    public (int Files, long Bytes) Written => (_written.Count, Interlocked.Read(ref _bytes));

    /// <summary>The paths that this build wrote, or removed, since it did not make them; after <see cref="Commit"/>.</summary>
    public IReadOnlyList<string> Changed => [.. _written.Concat(_stale).Order(StringComparer.Ordinal)];

    /// <summary>Files that were left as they were (<see cref="Leave"/>).</summary>
    public int Left => _left;

    /// <summary>All files of the site, kept ones included.</summary>
    public int Files => _made.Count;

    /// <summary>Begins to look at what stands in a folder, while other things are done; nothing where this program did not make it.</summary>
    internal static Task<IReadOnlyDictionary<string, StandingFile>> LookAt(string site) => Task.Run(() =>
    {
        site = Path.TrimEndingDirectorySeparator(Path.GetFullPath(site));
        return File.Exists(Path.Join(site, Marker)) ? Standing(site) : new Dictionary<string, StandingFile>();
    });

    /// <summary>
    /// Prepares a folder. Null, with a problem, where it holds something that this program did not make and <paramref name="force"/> does
    /// not say to replace it. <paramref name="manifest"/> is a file outside the site; null: every build is a full one.
    /// <paramref name="look"/> is what <see cref="LookAt"/> began; null: it is looked at here.
    /// </summary>
    internal static SiteOutput? Open(string site, string? manifest, bool force, Problems problems, Task<IReadOnlyDictionary<string, StandingFile>>? look = null)
    {
        site = Path.TrimEndingDirectorySeparator(Path.GetFullPath(site));
        var shown = DataFolder.Show(site);
        var link = new DirectoryInfo(site).LinkTarget ?? new FileInfo(site).LinkTarget;
        if (link is not null)
        {
            problems.Add(SourceSpan.File(shown), Codes.Site.ForeignFolder, "the site's folder is a symbolic link, which a build would replace", "remove the link or name another folder");
            return null;
        }

        if (File.Exists(site))
        {
            problems.Add(SourceSpan.File(shown), Codes.Site.ForeignFolder, "there is a file where the site's folder should be", "remove it or name another folder");
            return null;
        }

        var own = File.Exists(Path.Join(site, Marker));
        if (!own && !force && Directory.Exists(site) && Directory.EnumerateFileSystemEntries(site).Any())
        {
            problems.Add(SourceSpan.File(shown), Codes.Site.ForeignFolder, $"the folder holds files that tracker did not make (there is no {Marker} in it)", "name another folder, or replace this one with --force");
            return null;
        }

        AsideFolders.RemoveAbandoned(site);
        return new SiteOutput(site, manifest, own, look);
    }

    /// <summary>Takes a file over from the last build if it was made from the same and is still as it was left.</summary>
    public bool Keep(SitePath path, ContentKey key)
    {
        if (!CanKeep(path, key))
        {
            return false;
        }

        Register(path, _before[path.Text]);
        return true;
    }

    /// <summary>Whether <see cref="Keep"/> would take the file over.</summary>
    public bool CanKeep(SitePath path, ContentKey key) => _before.TryGetValue(path.Text, out var file) && file.Key == key && Stands(path, file);

    /// <summary>Leaves a file as the last build made it, whatever from: a later build makes it anew. False where it is not as that left it.</summary>
    public bool Leave(SitePath path)
    {
        if (!_before.TryGetValue(path.Text, out var file) || !Stands(path, file))
        {
            return false;
        }

        Register(path, file);
        Interlocked.Increment(ref _left);
        return true;
    }

    /// <summary>Opens a file that <see cref="Keep"/> would take over; null: it would not.</summary>
    public SafeFileHandle? Open(SitePath path, ContentKey key) => CanKeep(path, key) ? File.OpenHandle(Path.Join(_site, path.Text)) : null;

    /// <summary>Whether the last build made the file from the same, whatever became of it.</summary>
    public bool WasMade(SitePath path, ContentKey key) => _before.TryGetValue(path.Text, out var file) && file.Key == key;

    /// <exception cref="InvalidOperationException">The path was written already.</exception>
    public void Write(SitePath path, ReadOnlySpan<byte> content, ContentKey key)
    {
        var target = Path.Join(_aside, path.Text);
        EnsureFolder(path.Text);
        DateTime modified;
        using (var handle = File.OpenHandle(target, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            try
            {
                RandomAccess.Write(handle, content, 0);
            }
            catch (ArgumentOutOfRangeException e)
            {
                // So the runtime tells a file beyond the size limit.
                throw new IOException(e.Message, e);
            }

            modified = File.GetLastWriteTimeUtc(handle);
        }

        Register(path, new SiteFile(key, content.Length, modified.Ticks));
        _written.Enqueue(path.Text);
        Interlocked.Add(ref _bytes, content.Length);
    }

    /// <summary>As <see cref="Write(SitePath, ReadOnlySpan{byte}, ContentKey)"/>, piece by piece, for what is too large to be held at once.</summary>
    public void Write(SitePath path, Action<Stream> write, ContentKey key)
    {
        EnsureFolder(path.Text);
        var target = Path.Join(_aside, path.Text);
        using (var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            write(to);
        }

        RegisterFile(path, target, key);
    }

    /// <summary>As <see cref="Write(SitePath, ReadOnlySpan{byte}, ContentKey)"/>, with the content of a file elsewhere, which need not be held at once. Who may read that file says nothing of who may read the site.</summary>
    public void Copy(SitePath path, string source, ContentKey key)
    {
        var target = Path.Join(_aside, path.Text);
        EnsureFolder(path.Text);
        using (var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
        using (var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            from.CopyTo(to, 1 << 20);
        }

        RegisterFile(path, target, key);
    }

    /// <summary>What stands in the folder. Whoever asks first waits until all of it was looked at.</summary>
    private IReadOnlyDictionary<string, StandingFile> StandingFiles => _look.GetAwaiter().GetResult();

    private bool Stands(SitePath path, SiteFile file) => StandingFiles.TryGetValue(path.Text, out var now) && now.Length == file.Length && now.ModifiedTicks == file.ModifiedTicks;

    private void RegisterFile(SitePath path, string target, ContentKey key)
    {
        var made = new FileInfo(target);
        Register(path, new SiteFile(key, made.Length, made.LastWriteTimeUtc.Ticks));
        _written.Enqueue(path.Text);
        Interlocked.Add(ref _bytes, made.Length);
    }

    /// <summary>Puts the site in place.</summary>
    public void Commit()
    {
        _stale = [.. StandingFiles.Keys.Where(p => !_made.ContainsKey(p) && p != Marker).Order(StringComparer.Ordinal)];
        Write(SitePath.Of(Marker), "Made by StaticTracker: `tracker build` makes this folder again, whatever is in it.\n"u8, default);
        if (_made.Count == _written.Count)
        {
            SwapFolder();
        }
        else
        {
            MoveFiles();
        }

        if (_manifest is not null)
        {
            SiteManifest.Write(_manifest, _made);
        }
    }

    /// <summary>Removes what a build that was not committed left aside.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_aside))
        {
            Directory.Delete(_aside, recursive: true);
        }
    }

    /// <summary>Regular files of a standing site. A link anywhere in it makes it foreign: nothing is kept, and the folder is swapped as a whole.</summary>
    private static IReadOnlyDictionary<string, StandingFile> Standing(string site)
    {
        var files = new Dictionary<string, StandingFile>(StringComparer.Ordinal);
        var hasLink = false;
        var all = new FileSystemEnumerable<StandingFile>(
            site,
            (ref entry) => new StandingFile(PathIn(site, ref entry), entry.Length, entry.LastWriteTimeUtc.UtcTicks),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        {
            ShouldIncludePredicate = (ref entry) =>
            {
                hasLink |= (entry.Attributes & FileAttributes.ReparsePoint) != 0;
                return !entry.IsDirectory;
            },
            ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        foreach (var file in all)
        {
            files[file.Path] = file;
        }

        if (hasLink)
        {
            files.Clear();
        }

        return files;
    }

    private static string PathIn(string site, ref FileSystemEntry entry) =>
        entry.Directory.Length > site.Length ? string.Concat(entry.Directory[(site.Length + 1)..], "/", entry.FileName).Replace('\\', '/') : entry.FileName.ToString();

    private void Register(SitePath path, SiteFile file)
    {
        if (!_made.TryAdd(path.Text, file))
        {
            throw new InvalidOperationException($"{path} is made twice.");
        }
    }

    private void EnsureFolder(string path)
    {
        var slash = path.LastIndexOf('/');
        if (slash < 0)
        {
            return;
        }

        lock (_folders)
        {
            if (_folders.Add(path[..slash]))
            {
                Directory.CreateDirectory(Path.Join(_aside, path.AsSpan(0, slash)));
            }
        }
    }

    private void SwapFolder()
    {
        var old = AsideFolders.OldOf(_aside);
        var exists = Directory.Exists(_site);
        if (exists)
        {
            Directory.Move(_site, old);
        }

        try
        {
            Directory.Move(_aside, _site);
        }
        catch (IOException) when (exists)
        {
            Directory.Move(old, _site);
            throw;
        }

        if (exists)
        {
            var parts = Directory.GetDirectories(old);
            AllCores.Run(parts.Length, i => Directory.Delete(parts[i], recursive: true));
            Directory.Delete(old, recursive: true);
        }
    }

    private void MoveFiles()
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in _written.Order(StringComparer.Ordinal))
        {
            var target = Path.Join(_site, path);
            if (folders.Add(Path.GetDirectoryName(target)!))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            }

            File.Move(Path.Join(_aside, path), target, overwrite: true);
        }

        foreach (var path in _stale)
        {
            var stale = Path.Join(_site, path);
            File.Delete(stale);
            RemoveEmptyFolders(Path.GetDirectoryName(stale)!);
        }
    }

    private void RemoveEmptyFolders(string folder)
    {
        while (folder.Length > _site.Length && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }
}
