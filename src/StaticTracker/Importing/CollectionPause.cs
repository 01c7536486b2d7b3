using System.Runtime;

namespace StaticTracker.Importing;

/// <summary>
/// No garbage is collected while it lasts. Most of what an import makes of many files stays until their modules are written, so that a collection finds little, moves the rest, and
/// stops all cores for it: a third of the time of a large import. Only where memory is plenty; should more be needed than was set apart, it ends by itself, and collecting goes on as ever.
/// </summary>
internal sealed class CollectionPause : IDisposable
{
    private const int FewestFiles = 1_000;

    /// <summary>What a file makes until its module is written, garbage included: measured with 100,000 files of a judge, of fifty verdicts each.</summary>
    private const long BytesForAFile = 10_000;
    private const long BytesWithVerdicts = 20_000;
    private const long MostBytes = 1 << 30;
    private const long LargeObjectBytes = 8 << 20;

    /// <summary>The part of this machine's memory, or of what a container may use, that may be set apart: an eighth.</summary>
    private const int ShareOfMemory = 8;

    // The runtime knows one such pause for the whole process.
    private static int s_held;

    private readonly bool _holds;

    private CollectionPause(bool holds) => _holds = holds;

    /// <summary>A pause to import so many files; none where they are few, or too many for the memory that is there.</summary>
    public static CollectionPause For(int files, bool keepsVerdicts)
    {
        var bytes = files * (keepsVerdicts ? BytesWithVerdicts : BytesForAFile);
        var isPlenty = bytes <= Math.Min(MostBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory);
        if (files < FewestFiles || !isPlenty || Interlocked.Exchange(ref s_held, 1) == 1)
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
