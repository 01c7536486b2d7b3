namespace StaticTracker.Importing;

/// <summary>What all the files gave: the runs in the order of the files, and how many files were refused.</summary>
public sealed record ReadRuns(IReadOnlyList<ResolvedRun> Runs, int Refused, IReadOnlyList<WordCount> OtherWords);
