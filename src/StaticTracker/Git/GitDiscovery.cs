using StaticTracker.Diagnostics;

namespace StaticTracker.Git;

/// <summary>The repository a folder is in, where there is one (<see cref="GitState.Found"/>, <see cref="GitState.NoCommit"/>), and what is missing else.</summary>
public sealed record GitDiscovery(GitState State, GitRepository? Repository, Problem? Problem)
{
    /// <summary>The problem as an error of what cannot do without git, where the reader of history would only miss it.</summary>
    /// <param name="path">The folder, as it is shown.</param>
    /// <param name="what">What was not done: "nothing can be committed".</param>
    /// <param name="without">How it goes without git; null: it does not.</param>
    public Problem Refusal(string path, string what, string? without = null)
    {
        var (why, mend) = State switch
        {
            GitState.NoProgram => ("there is no git program on the search path", GitProgram.HowToInstall),
            GitState.NoRepository => ("this folder is in no git working tree", "run git init in the project's folder"),
            GitState.DubiousOwnership => ("another user owns this repository and git does not trust it", Problem!.Hint),
            GitState.NoCommit => ("nothing is committed yet", Problem!.Hint),
            _ => (Problem!.Message, Problem.Hint),
        };
        return Problem! with { Span = SourceSpan.File(path), Severity = Severity.Error, Message = $"{what}: {why}", Hint = mend is null || without is null ? mend ?? without : $"{mend}, or {without}" };
    }
}
