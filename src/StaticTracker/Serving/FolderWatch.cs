namespace StaticTracker.Serving;

/// <summary>Calls back when something below some folders has changed and been quiet for a moment, so that one save is one build.</summary>
public sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(30);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Timer _timer;
    private readonly Func<string, bool> _counts;

    /// <summary>Watches the folders that exist; <paramref name="counts"/> says of a path whether its change matters.</summary>
    public FolderWatch(IEnumerable<string> folders, Func<string, bool> counts, Action changed)
    {
        _counts = counts;
        _timer = new Timer(_ => changed());
        foreach (var folder in folders.Where(Directory.Exists))
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += OnChange;
            watcher.Created += OnChange;
            watcher.Deleted += OnChange;
            watcher.Renamed += OnChange;
            watcher.Error += (_, _) => Wake(); // More happened at once than the system keeps: something did change.
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    public void Dispose()
    {
        _watchers.ForEach(watcher => watcher.Dispose());
        _timer.Dispose();
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
