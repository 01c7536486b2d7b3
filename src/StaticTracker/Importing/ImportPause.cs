using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Most of what an import makes of many files stays until their modules are written: collecting garbage meanwhile takes a third of the time of a large one.</summary>
internal static class ImportPause
{
    private const int FewestFiles = 1_000;

    /// <summary>What a file makes until its module is written, garbage included: measured with 100,000 files of a judge, of fifty verdicts each.</summary>
    private const long BytesForAFile = 8_000;
    private const long BytesWithVerdicts = 18_000;
    private const long MostBytes = 1 << 30;
    private const long LargeObjectBytes = 8 << 20;

    /// <summary>A pause to import so many files, or the first of them; none where they are few.</summary>
    public static CollectionPause For(int files, bool keepsVerdicts) => files < FewestFiles ? CollectionPause.None
        : CollectionPause.Begin(Math.Min(MostBytes, files * (keepsVerdicts ? BytesWithVerdicts : BytesForAFile)) + LargeObjectBytes, LargeObjectBytes);
}
