using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>The commit of an import: prepared before anything is written, made of exactly the files written.</summary>
internal sealed class ImportCommit
{
    private readonly Committer _committer;

    private ImportCommit(Committer committer) => _committer = committer;

    /// <summary>Null, with a problem, where there is no repository, where it is in the middle of something, or where a file to be written is dirty.</summary>
    public static ImportCommit? Prepare(DataFolder folder, IReadOnlyList<string> paths, Problems problems)
    {
        var found = GitRepository.Discover(folder.Root);
        if (found.Repository is not { } repository)
        {
            problems.Add(found.Problem! with { Severity = Severity.Error, Message = "nothing can be committed: " + found.Problem!.Message });
            return null;
        }

        var committer = new Committer(repository);
        if (committer.CheckReady(paths) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        return new ImportCommit(committer);
    }

    /// <summary>Commits; the hash, or null with a problem.</summary>
    public string? Make(IReadOnlyCollection<string> paths, ImportReport report, string? subject, Problems problems)
    {
        var result = _committer.Commit(paths, CommitText.Message(report, subject), CommitText.Trailers(report));
        if (result.Problem is { } problem)
        {
            problems.Add(problem);
        }

        return result.Hash;
    }
}
