using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>
/// A blob as a version of one file: held as long as a change still needs it. One that cannot be read is stood in for by the newest readable one
/// before it, so that a repair is compared with what was there before the damage. The same bytes may break a file more than once: what stands in is kept for each
/// commit that did.
/// </summary>
internal sealed class FileVersion
{
    private readonly List<(ObjectId Commit, FileStand Stand)> _breaks = [];
    private int _uses;

    public SplitText? Text { get; private set; }

    public bool IsLoaded { get; private set; }

    /// <summary>Whether git had no such object.</summary>
    public bool IsMissing => IsLoaded && Text is null;

    public bool IsReadable => Text is { Fault: null };

    /// <summary>For a version that cannot be read: how the file stood at each commit that made it so, in the order in which they were read.</summary>
    public IReadOnlyList<(ObjectId Commit, FileStand Stand)> Breaks => _breaks;

    public void Keep() => _uses++;

    public void Load(SplitText? text)
    {
        Text = text;
        IsLoaded = true;
    }

    /// <summary>Takes down that a commit put this version, which cannot be read, where <paramref name="stand"/> says what was readable; of a commit's several sayings the first counts.</summary>
    public void BrokenBy(ObjectId commit, FileStand stand)
    {
        if (!_breaks.Exists(b => b.Commit == commit))
        {
            stand.Readable?.Keep();
            _breaks.Add((commit, stand));
        }
    }

    public void Release()
    {
        if (--_uses > 0)
        {
            return;
        }

        Text?.Dispose();
        foreach (var (_, stand) in _breaks)
        {
            stand.Readable?.Release();
        }

        _breaks.Clear();
    }
}
