namespace StaticTracker.Serving;

/// <summary>Calls back when something below some folders has changed and been quiet for a moment, so that one save is one build. A folder may come later, go, and come again.</summary>
public sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(30);

    private readonly Dictionary<string, FileSystemWatcher> _within = new(StringComparer.Ordinal);
    private readonly List<FileSystemWatcher> _beside = [];
    private readonly Timer _timer;
    private readonly Func<string, bool> _counts;
    private bool _isOver;

    /// <summary>Watches folders, those too that do not exist yet; <paramref name="counts"/> says of a path whether its change matters.</summary>
    public FolderWatch(IReadOnlyList<string> folders, Func<string, bool> counts, Action changed)
    {
        _counts = counts;
        _timer = new Timer(_ => changed());
        foreach (var folder in folders)
        {
            Watch(folder);
        }

        foreach (var beside in folders.GroupBy(Path.GetDirectoryName).Where(g => Directory.Exists(g.Key)))
        {
            var watcher = new FileSystemWatcher(beside.Key!) { NotifyFilter = NotifyFilters.DirectoryName };
            watcher.Created += (_, e) => Renew(beside, e.FullPath);
            watcher.Deleted += (_, e) => Renew(beside, e.FullPath);
            watcher.Renamed += (_, e) => Renew(beside, e.FullPath, e.OldFullPath);
            watcher.EnableRaisingEvents = true;
            _beside.Add(watcher);
        }
    }

    public void Dispose()
    {
        lock (_within)
        {
            _isOver = true;
        }

        _beside.ForEach(watcher => watcher.Dispose());
        foreach (var watcher in _within.Values)
        {
            watcher.Dispose();
        }

        _timer.Dispose();
    }

    /// <summary>Folders came or went: where they are some that are watched, these are there for the first time, or others by the same name, or gone.</summary>
    private void Renew(IEnumerable<string> watched, params string[] changed)
    {
        foreach (var folder in watched.Intersect(changed))
        {
            lock (_within)
            {
                if (_isOver)
                {
                    return;
                }

                if (_within.Remove(folder, out var old))
                {
                    old.Dispose();
                }

                Watch(folder);
            }

            // Whatever came with it came unseen.
            Wake();
        }
    }

    private void Watch(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += OnChange;
            watcher.Created += OnChange;
            watcher.Deleted += OnChange;
            watcher.Renamed += OnChange;
            watcher.Error += (_, _) => Wake(); // More happened at once than the system keeps: something did change.
            watcher.EnableRaisingEvents = true;
            _within[folder] = watcher;
        }
        catch (Exception e) when (e is ArgumentException or IOException && !Directory.Exists(folder))
        {
            // It went away in between, which is told too. Anything else, such as too many watchers, is for whoever asked to watch.
            watcher?.Dispose();
        }
    }

    private void OnChange(object sender, FileSystemEventArgs e)
    {
        if (_counts(e.FullPath))
        {
            Wake();
        }
    }

    private void Wake() => _timer.Change(s_quiet, Timeout.InfiniteTimeSpan);
}
