using System.Runtime;

namespace StaticTracker.Storage;

/// <summary>
/// No garbage is collected while it lasts: for work that needs to its end most of what it makes, so that a collection finds little, moves the rest, and stops all cores for it. Only where
/// memory is plenty; should more be needed than was set apart, it ends by itself, and collecting goes on as ever.
/// </summary>
internal sealed class CollectionPause : IDisposable
{
    public static readonly CollectionPause None = new(holds: false);

    /// <summary>The part of this machine's memory, or of what a container may use, that may be set apart: an eighth.</summary>
    private const int ShareOfMemory = 8;

    // The runtime knows one such pause for the whole process.
    private static int s_held;

    private readonly bool _holds;

    private CollectionPause(bool holds) => _holds = holds;

    /// <summary>A pause; none where another one lasts, or where that much is not to be had.</summary>
    /// <param name="bytes">What may be made meanwhile.</param>
    /// <param name="largeBytes">Of these, for single objects of two megabytes and more.</param>
    public static CollectionPause Begin(long bytes, long largeBytes)
    {
        if (bytes > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory || Interlocked.Exchange(ref s_held, 1) == 1)
        {
            return None;
        }

        if (GC.TryStartNoGCRegion(bytes, largeBytes))
        {
            return new CollectionPause(holds: true);
        }

        Volatile.Write(ref s_held, 0);
        return None;
    }

    public void Dispose()
    {
        if (!_holds)
        {
            return;
        }

        try
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            {
                GC.EndNoGCRegion();
            }
        }
        catch (InvalidOperationException)
        {
            // It ended by itself a moment ago.
        }

        Volatile.Write(ref s_held, 0);
    }
}
