namespace StaticTracker.Storage;

/// <summary>
/// How long one waits for a lock: so long for each that has it in turn, since those who get on with their work are no reason to give up, however busy the machine and however many they are. Whoever
/// takes a lock touches its file, whose time then tells when it last changed hands.
/// </summary>
internal sealed class LockPatience(TimeSpan most)
{
    private TimeSpan? _since;
    private DateTime _taken;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="IOException">Somebody has it, or it cannot be taken.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static FileStream Take(string path)
    {
        var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            // Empty before and after: where somebody tracks it, it has not changed.
            held.SetLength(1);
            held.SetLength(0);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Whether whoever has the lock now has had it for too long.</summary>
    public bool IsOver(string path) => IsOver(File.GetLastWriteTimeUtc(path), TimeSpan.FromMilliseconds(Environment.TickCount64));

    /// <param name="taken">When it last changed hands, UTC; only whether that is another time than before counts.</param>
    /// <param name="now">The time since some moment, by a clock that nobody sets.</param>
    public bool IsOver(DateTime taken, TimeSpan now)
    {
        if (_since is null || taken != _taken)
        {
            (_since, _taken) = (now, taken);
        }

        return now - _since >= most;
    }
}
