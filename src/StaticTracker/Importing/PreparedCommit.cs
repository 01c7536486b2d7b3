using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>A commit of what an import, a retraction or a migration writes: prepared before anything is written, made of exactly the files written.</summary>
internal sealed class PreparedCommit
{
    private readonly Committer _committer;

    private PreparedCommit(Committer committer) => _committer = committer;

    /// <summary>
    /// Null, with a problem, where there is no repository, where it is in the middle of something, where a file to be written is dirty, or where git does not
    /// know who commits.
    /// </summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="paths">The files.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="own">Those of the files that are dirty by their nature: what a run has logged is new until it ends.</param>
    public static PreparedCommit? For(DataFolder folder, IReadOnlyList<string> paths, Problems problems, IReadOnlyList<string>? own = null)
    {
        var found = GitRepository.Discover(folder.Root);
        if (found.Repository is not { } repository)
        {
            problems.Add(found.Refusal(DataFolder.Show(folder.Root), "nothing can be committed, and nothing was written", "leave --commit out"));
            return null;
        }

        var committer = new Committer(repository);
        if (committer.CheckReady(paths, own) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        return new PreparedCommit(committer);
    }

    /// <summary>Warns where a file that nothing was written to, since what came is there already, is not committed: it may be left by a command that was cut off.</summary>
    public void WarnOfUncommitted(IReadOnlyCollection<string> paths, Problems problems)
    {
        if (_committer.CheckReady(paths) is { } pending)
        {
            problems.Add(new Problem(pending.Span, pending.Code, "what was imported is there already, and this file is not committed as it stands", "look at git diff, then commit it: nothing was written to it now") { Severity = Severity.Warning });
        }
    }

    /// <summary>Commits; the hash, or null with a problem.</summary>
    public string? Make(IReadOnlyCollection<string> paths, string message, IReadOnlyList<KeyValuePair<string, string>> trailers, Problems problems, DateTimeOffset? authoredAt = null)
    {
        var result = _committer.Commit(paths, message, trailers, authoredAt);
        if (result.Problem is { } problem)
        {
            problems.Add(problem);
        }

        return result.Hash;
    }
}
