namespace StaticTracker.Importing;

/// <summary>What all the files gave: the runs in the order of the files, and the files that were refused.</summary>
public sealed record ReadRuns(IReadOnlyList<ResolvedRun> Runs, IReadOnlyList<RefusedFile> RefusedFiles, IReadOnlyList<WordCount> OtherWords)
{
    public int Refused => RefusedFiles.Count;
}
