namespace StaticTracker.Git;

/// <summary>A merge into the branch that is checked out, begun, then committed or called off.</summary>
public sealed class BranchMerge(GitRepository repository)
{
    /// <summary>Why git did not do the last thing asked for.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>A tracked file that differs from HEAD; null: none does.</summary>
    public string? FirstChange()
    {
        var output = repository.Program.Run(repository.TopLevel, ["status", "--porcelain=v1", "-z", "--untracked-files=no", "--no-renames", "--ignore-submodules=all"]);
        var first = output.Text.Split('\0')[0];
        return !output.Succeeded ? output.Reason : first.Length > 3 ? first[3..] : null;
    }

    /// <summary>Begins to merge a commit and commits nothing. <paramref name="settings"/> stand above those of the repository.</summary>
    public MergeStart Begin(ObjectId commit, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var above = new[] { KeyValuePair.Create("rerere.enabled", "false"), KeyValuePair.Create("merge.autoStash", "false") }.Concat(settings).SelectMany(s => (string[])["-c", $"{s.Key}={s.Value}"]);
        var output = Run([.. above, "merge", "--no-ff", "--no-commit", "--quiet", commit.ToString()]);
        var isUnderWay = File.Exists(Path.Combine(repository.GitDir, "MERGE_HEAD"));
        return output.Succeeded ? isUnderWay ? MergeStart.Clean : MergeStart.UpToDate : isUnderWay ? MergeStart.Conflict : MergeStart.Failed;
    }

    /// <summary>Puts everything back as it was before <see cref="Begin"/>; false where git cannot.</summary>
    public bool CallOff() => Run(["merge", "--abort"]).Succeeded;

    /// <summary>Commits what was merged; false where git does not.</summary>
    public bool Commit(string message) => Run(["commit", "--quiet", "--message", message]).Succeeded;

    private GitOutput Run(IEnumerable<string> arguments)
    {
        var output = repository.Program.Run(repository.TopLevel, arguments, writes: true);
        Reason = output.Reason;
        return output;
    }
}
