namespace StaticTracker.Commands;

/// <summary>
/// Puts off the looking for garbage. A build that takes nearly everything over from the last one reads some ten megabytes that are needed to its end and makes little else: each look
/// through all of that finds nothing, and together they take a third of the time.
/// </summary>
internal static class GarbagePause
{
    private const long Bytes = 224L << 20;

    /// <summary>Of these, for single objects of two megabytes and more: what caches hold as one.</summary>
    private const long LargeBytes = 56L << 20;

    private static int s_isUsed;

    /// <summary>
    /// From now on until so much memory was taken. Once in a process: the preview, which goes on for hours, has its first build quick and then collects as ever.
    /// A system with less memory to give collects as ever too.
    /// </summary>
    public static void Begin()
    {
        try
        {
            if (Interlocked.Exchange(ref s_isUsed, 1) == 0)
            {
                GC.TryStartNoGCRegion(Bytes, LargeBytes, disallowFullBlockingGC: true);
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            // More than the heap may ever be here: nothing changes.
        }
    }
}
