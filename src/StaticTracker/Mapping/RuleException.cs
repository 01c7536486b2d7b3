using StaticTracker.Diagnostics;

namespace StaticTracker.Mapping;

/// <summary>Ends the reading of one file because a rule cannot be applied to it, such as a pattern that takes too long; whoever reads files turns it into a problem.</summary>
public sealed class RuleException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
