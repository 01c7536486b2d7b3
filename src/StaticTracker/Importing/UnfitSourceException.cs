using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>
/// Ends the reading of one file at a place where it cannot go on, as JsonException does; <see cref="SourceReader"/> alone catches both and
/// turns them into problems.
/// </summary>
internal sealed class UnfitSourceException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
