using System.Runtime;

namespace StaticTracker.Importing;

/// <summary>
/// No garbage is collected while it lasts. Most of what an import makes of many files stays until their modules are written, so that a collection finds little, moves the rest, and
/// stops all cores for it: a third of the time of a large import. It ends by itself where more memory is used than was set apart for it; then collecting goes on as ever.
/// </summary>
internal sealed class CollectionPause : IDisposable
{
    private const int FewestFiles = 1_000;
    private const long BytesForAFile = 10_000;
    private const long MostBytes = 384 << 20;
    private const long LargeObjectBytes = 8 << 20;

    /// <summary>The part of this machine's memory, or of what a container may use, that is set apart at most.</summary>
    private const int ShareOfMemory = 8;

    // The runtime knows one such pause for the whole process.
    private static int s_held;

    private readonly bool _holds;

    private CollectionPause(bool holds) => _holds = holds;

    /// <summary>A pause to read so many files; none where they are few.</summary>
    public static CollectionPause For(int files)
    {
        var bytes = Math.Min(Math.Min(files * BytesForAFile, MostBytes), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory);
        if (files < FewestFiles || Interlocked.Exchange(ref s_held, 1) == 1)
        {
            return new CollectionPause(holds: false);
        }

        GC.TryStartNoGCRegion(bytes + LargeObjectBytes, LargeObjectBytes);
        return new CollectionPause(holds: true);
    }

    public void Dispose()
    {
        if (!_holds)
        {
            return;
        }

        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }

        Volatile.Write(ref s_held, 0);
    }
}
