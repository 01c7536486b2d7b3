using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>What a reader made of a file: the runs found, and what is wrong. An error among the problems means that nothing of the file counts.</summary>
public sealed record ReadOutcome(IReadOnlyList<FoundRun> Runs, IReadOnlyList<Problem> Problems)
{
    public static ReadOutcome Refused(Problem problem) => new([], [problem]);
}
