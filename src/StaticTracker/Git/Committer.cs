using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;

namespace StaticTracker.Git;

/// <summary>
/// Commits exactly the files given and nothing else that is staged or changed. The user's hooks and signing settings apply: it is their
/// repository and their commit. Paths are absolute or relative to the folder the repository was looked for from.
/// </summary>
public sealed class Committer(GitRepository repository)
{
    /// <summary>
    /// Whether these files may be written and committed: asked before anything is written. Null: yes. Refuses in the middle of a merge and the
    /// like, where one of the files already differs from HEAD, is there without being tracked, or is ignored.
    /// </summary>
    /// <param name="paths">The files.</param>
    /// <param name="own">Those of them that this program has been writing all along, so that they may be new or differ.</param>
    public Problem? CheckReady(IReadOnlyCollection<string> paths, IReadOnlyCollection<string>? own = null)
    {
        if (OngoingOperation.NameOf(repository) is { } operation)
        {
            return new(
                SourceSpan.File(ShownPath.Of(repository.Folder)), Codes.History.OperationInProgress, $"this repository is in the middle of {operation}", "finish or abort it, then try again");
        }

        if (Identity() is { } nobody)
        {
            return nobody;
        }

        var wanted = paths.Select(RelativeToTop).ToHashSet(StringComparer.Ordinal);
        var mayDiffer = (own ?? []).Select(RelativeToTop).ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            return null;
        }

        // Not asked for file by file: a list of a thousand would not fit the command line everywhere, and one call is enough.
        var place = wanted.All(path => path.StartsWith(repository.Prefix, StringComparison.Ordinal)) ? repository.Folder : repository.TopLevel;
        var output = repository.Program.Run(
            place, ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignored=matching", "--no-renames", "--ignore-submodules=all", "--", "."]);
        if (!output.Succeeded)
        {
            return NotReady(output);
        }

        foreach (var entry in output.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var isIgnored = entry.StartsWith("!!", StringComparison.Ordinal);
            var path = entry[3..];
            var hit = isIgnored && path.EndsWith('/') ? wanted.FirstOrDefault(w => w.StartsWith(path, StringComparison.Ordinal)) : wanted.Contains(path) ? path : null;
            if (hit is not null && (isIgnored || !mayDiffer.Contains(hit)))
            {
                return isIgnored ? Ignored(hit)
                    : entry.StartsWith("??", StringComparison.Ordinal) ? new(SourceSpan.File(hit), Codes.History.DirtyFile, "this file is there and not committed yet", "commit it first, or leave --commit out")
                    : new(SourceSpan.File(hit), Codes.History.DirtyFile, "this file holds changes that are not committed", "commit or stash them first, or leave --commit out");
            }
        }

        return CheckIgnored(wanted);
    }

    /// <summary>
    /// Commits the files (new and deleted ones too) with a message (subject, and a body behind an empty line) and trailers. The time of the author
    /// is now unless given.
    /// </summary>
    public CommitResult Commit(IReadOnlyCollection<string> paths, string message, IReadOnlyList<KeyValuePair<string, string>> trailers, DateTimeOffset? authorDate = null)
    {
        var files = paths.Select(RelativeToTop).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var list = List(files);
        if (files.Count == 0)
        {
            return new(null, Nothing());
        }

        var known = Known();

        // Git commits by path only what it knows: new files are made known to it, without their content.
        var added = Write(["add", "--intent-to-add", "--pathspec-from-file=-", "--pathspec-file-nul"], list);
        if (!added.Succeeded)
        {
            Forget([.. files.Where(file => !known.Contains(file))]);
            return new(null, Failed(added));
        }

        var before = Resolve();
        List<string> arguments = ["commit", "--quiet", "--only", "--cleanup=whitespace", "--message", Text(message, trailers), "--pathspec-from-file=-", "--pathspec-file-nul"];
        if (authorDate is { } date)
        {
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"--date=@{date.ToUnixTimeSeconds()} {(date.Offset < TimeSpan.Zero ? '-' : '+')}{date.Offset:hhmm}"));
        }

        var output = Write(arguments, list);
        var after = Resolve();
        if (output.Succeeded && after is not null && after != before)
        {
            return new(after.ToString(), null);
        }

        // Asked while the files are known to git: a hook that refuses without a word ends as a commit of nothing does. A rehearsal runs no hook.
        var isNothing = !output.Succeeded && Write(["commit", "--dry-run", "--only", "--pathspec-from-file=-", "--pathspec-file-nul"], list).ExitCode == 1;
        Forget([.. files.Where(file => !known.Contains(file))]);
        return new(null, output.Errors.Contains("Please tell me who you are", StringComparison.Ordinal) || output.Errors.Contains("empty ident name", StringComparison.Ordinal)
            ? Nobody("the files are written, but git does not know who commits them")
            : isNothing ? Nothing()
            : Failed(output));
    }

    private static string Text(string message, IReadOnlyList<KeyValuePair<string, string>> trailers)
    {
        var text = new StringBuilder(message.Trim());
        for (var i = 0; i < trailers.Count; i++)
        {
            text.Append(i == 0 ? "\n\n" : "\n").Append(OneLine(trailers[i].Key)).Append(": ").Append(OneLine(trailers[i].Value));
        }

        return text.ToString();
    }

    /// <summary>A trailer ends with its line: a line end in a file's name must not begin another one.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private static Problem Ignored(string path) => new(
        SourceSpan.File(path), Codes.History.IgnoredFile, "git ignores this file, so that it cannot be committed", "take its pattern out of .gitignore, or leave --commit out");

    /// <summary>Files not yet there: status does not list them, so that their names are held against the patterns.</summary>
    private Problem? CheckIgnored(HashSet<string> wanted)
    {
        var output = repository.Program.Run(repository.TopLevel, ["check-ignore", "-z", "--stdin"], List(wanted.Order(StringComparer.Ordinal)));
        if (output.ExitCode > 1)
        {
            return NotReady(output);
        }

        var first = output.Text.Split('\0')[0];
        return first.Length > 0 ? Ignored(first) : null;
    }

    private Problem Nothing() => new(SourceSpan.File(ShownPath.Of(repository.Folder)), Codes.History.NothingToCommit, "there is nothing to commit: the files are as HEAD has them");

    private Problem Failed(GitOutput output) => new(
        SourceSpan.File(ShownPath.Of(repository.Folder)), Codes.History.CommitFailed, $"git did not make the commit: {(string.IsNullOrWhiteSpace(output.Errors) ? $"{output.Reason}; a hook may have refused it without a word" : output.Reason)}",
        "the files are written; commit them by hand");

    private Problem NotReady(GitOutput output) => new(
        SourceSpan.File(ShownPath.Of(repository.Folder)), Codes.History.CommitFailed, $"git cannot tell whether a commit may be made: {output.Reason}", "nothing was written; leave --commit out and commit by hand");

    private Problem Nobody(string message) =>
        new(SourceSpan.File(ShownPath.Of(repository.Folder)), Codes.History.NoIdentity, message, "git config user.name \"Your Name\" and git config user.email you@example.org");

    /// <summary>Asked before anything is written: git itself says so only when it commits.</summary>
    private Problem? Identity()
    {
        foreach (var name in (string[])["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"])
        {
            if (!repository.Program.Run(repository.TopLevel, ["var", name], writes: true).Succeeded)
            {
                return Nobody("git does not know who commits; nothing was written");
            }
        }

        return null;
    }

    private GitOutput Write(IEnumerable<string> arguments, byte[] input) => repository.Program.Run(repository.TopLevel, ["--literal-pathspecs", .. arguments], input, writes: true);

    /// <summary>The files the index knows.</summary>
    private HashSet<string> Known() =>
        repository.Program.Run(repository.TopLevel, ["ls-files", "-z"]).Text.Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>Takes files that were only made known out of the index again, so that a commit that failed leaves no trace.</summary>
    private void Forget(List<string> files)
    {
        if (files.Count > 0)
        {
            Write(["rm", "--cached", "--quiet", "--force", "--ignore-unmatch", "--pathspec-from-file=-", "--pathspec-file-nul"], List(files));
        }
    }

    private static byte[] List(IEnumerable<string> files) => Encoding.UTF8.GetBytes(string.Concat(files.Select(file => file + "\0")));

    private ObjectId? Resolve() => repository.Resolve("HEAD");

    /// <summary>By way of the folder's place in the repository: its full path may lead over links that git has resolved.</summary>
    private string RelativeToTop(string path)
    {
        var inFolder = Path.GetRelativePath(repository.Folder, Path.GetFullPath(path, repository.Folder));
        var root = Path.GetPathRoot(repository.Folder)!;
        return Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, repository.Prefix, inFolder))).Replace(Path.DirectorySeparatorChar, '/');
    }
}
