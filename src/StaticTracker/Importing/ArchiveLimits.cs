namespace StaticTracker.Importing;

/// <summary>How much of an archive is looked at: a small file can hold more than a disk.</summary>
internal sealed record ArchiveLimits(int MostEntries, long LargestEntry, long LargestTotal)
{
    public static readonly ArchiveLimits Default = new(100_000, 4L << 30, 16L << 30);
}
