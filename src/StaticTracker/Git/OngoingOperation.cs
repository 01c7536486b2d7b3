using System.Text;

namespace StaticTracker.Git;

/// <summary>What git is in the middle of, waiting for the user to go on, and what the two sides of a conflict are in it.</summary>
public sealed record OngoingOperation(string? Name, string? GoOn, string Ours, string Theirs, ObjectId? TheirCommit)
{
    /// <summary>What git leaves in its folder, what to call it, how to go on. A rebase comes first: it leaves the mark of a cherry-pick too.</summary>
    private static readonly (string Mark, string Name, string GoOn, string? Head)[] s_operations =
    [
        ("rebase-merge", "a rebase", "git rebase --continue", "REBASE_HEAD"),
        ("rebase-apply/applying", "applying patches", "git am --continue", null),
        ("rebase-apply", "a rebase", "git rebase --continue", "REBASE_HEAD"),
        ("MERGE_HEAD", "a merge", "git merge --continue", "MERGE_HEAD"),
        ("CHERRY_PICK_HEAD", "a cherry-pick", "git cherry-pick --continue", "CHERRY_PICK_HEAD"),
        ("REVERT_HEAD", "a revert", "git revert --continue", "REVERT_HEAD"),
        ("sequencer", "a cherry-pick or revert", "git cherry-pick --continue", null),
    ];

    /// <summary>Whether the sides are the other way round than people think: their own commit is theirs.</summary>
    public bool IsSwapped => Name == "a rebase";

    /// <summary>What to call it; null where nothing is under way.</summary>
    public static string? NameOf(GitRepository repository) => Find(repository).Name;

    public static OngoingOperation Of(GitRepository repository)
    {
        var (_, name, goOn, head) = Find(repository);
        if (name is null)
        {
            return new OngoingOperation(null, null, "ours", "theirs", null);
        }

        var theirs = head is null ? null : repository.Resolve(head);
        var isRevert = head == "REVERT_HEAD";
        return new OngoingOperation(
            name, goOn, BranchAt(repository, Onto(repository) ?? repository.Head) ?? "HEAD",
            theirs is not { } commit ? "theirs" : name == "a merge" ? BranchAt(repository, commit) ?? Words(repository, commit) : isRevert ? $"before {Words(repository, commit)}" : Words(repository, commit),
            isRevert ? repository.Resolve("REVERT_HEAD^") : theirs);
    }

    private static (string? Mark, string? Name, string? GoOn, string? Head) Find(GitRepository repository) =>
        Array.Find(s_operations, o => Path.Exists(Path.Combine(repository.GitDir, o.Mark.Replace('/', Path.DirectorySeparatorChar))));

    /// <summary>What is rebased onto; null where nothing is.</summary>
    private static ObjectId? Onto(GitRepository repository)
    {
        var file = Array.Find([Path.Combine(repository.GitDir, "rebase-merge", "onto"), Path.Combine(repository.GitDir, "rebase-apply", "onto")], File.Exists);
        return file is not null && ObjectId.TryParse(Encoding.ASCII.GetBytes(File.ReadAllText(file).Trim()), out var onto) ? onto : null;
    }

    /// <summary>The name of a branch at a commit, own ones first; null where none is there.</summary>
    private static string? BranchAt(GitRepository repository, ObjectId commit)
    {
        var names = repository.Run("for-each-ref", "--points-at", commit.ToString(), "--format=%(refname:short)", "refs/heads", "refs/remotes");
        return names.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
    }

    /// <summary>A commit as git names it at a conflict: <c>1a2b3c4 (Import m01 v5)</c>.</summary>
    private static string Words(GitRepository repository, ObjectId commit) => repository.Run("log", "-1", "--no-decorate", "--format=%h (%s)", commit.ToString()).Text.Trim();
}
