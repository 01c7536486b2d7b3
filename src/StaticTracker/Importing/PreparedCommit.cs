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
            problems.Add(Refusal(found));
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

    /// <summary>What the reader of history would only miss, a commit cannot do without.</summary>
    private static Problem Refusal(GitDiscovery found)
    {
        const string without = "leave --commit out and commit by hand";
        var (why, hint) = found.State switch
        {
            GitState.NoProgram => ("there is no git program on the search path", $"install git, for instance `apt-get install git`, or {without}"),
            GitState.NoRepository => ("this folder is in no git working tree", "run git init in the project's folder, or leave --commit out"),
            GitState.DubiousOwnership => ("another user owns this repository and git does not trust it", found.Problem!.Hint),
            _ => (found.Problem!.Message, without),
        };
        return found.Problem! with { Span = found.Problem!.Span with { Path = DataFolder.Show(found.Problem!.Span.Path) }, Severity = Severity.Error, Message = $"nothing can be committed, and nothing was written: {why}", Hint = hint };
    }
}
