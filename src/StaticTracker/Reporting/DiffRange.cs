using StaticTracker.Diagnostics;
using StaticTracker.Git;

namespace StaticTracker.Reporting;

/// <summary>
/// What is compared with what, and whose settings judge: those of the base, and where that is a merge base those of the branch's tip, since who branches off chooses where.
/// Revisions go through git's own resolving and become commits at once: nothing that looks like an option or a path gets further.
/// </summary>
public sealed record DiffRange(DiffEnd Base, DiffEnd Head, DiffEnd Policy)
{
    /// <summary>
    /// The range that was asked for: <c>BASE HEAD</c>, <c>BASE</c> (against the working tree), <c>A..B</c>, <c>A...B</c> (from the merge base), or nothing: from the
    /// merge base of HEAD with the branch that a pull request goes to (<paramref name="baseBranch"/>), else with <c>origin/HEAD</c>. Null, with a problem, where
    /// something of it is not there.
    /// </summary>
    public static DiffRange? Resolve(GitRepository repository, string? first, string? second, string? baseBranch, Problems problems)
    {
        if (first is null)
        {
            var target = string.IsNullOrEmpty(baseBranch) ? "origin/HEAD" : $"origin/{baseBranch}";
            return Commit(repository, target, problems, "name what to compare with, such as main (or let git know: git remote set-head origin --auto)") is { } with
                && Commit(repository, "HEAD", problems) is { } here && MergeBase(repository, with, here, problems) is { } from
                ? new DiffRange(from, DiffEnd.WorkingTree, with) : null;
        }

        var isFromMergeBase = first.Contains("...", StringComparison.Ordinal);
        var dots = first.IndexOf(isFromMergeBase ? "..." : "..", StringComparison.Ordinal);
        if (dots < 0)
        {
            return Commit(repository, first, problems) is not { } from ? null
                : second is null ? new DiffRange(from, DiffEnd.WorkingTree, from)
                : Commit(repository, second, problems) is { } to ? new DiffRange(from, to, from) : null;
        }

        if (second is not null)
        {
            problems.Add(SourceSpan.File("tracker"), Codes.History.UnknownRevision, $"'{first}' is a range already, so that '{second}' has no place", "give a range, or two revisions");
            return null;
        }

        var (left, right) = (Or(first[..dots]), Or(first[(dots + (isFromMergeBase ? 3 : 2))..]));
        if (Commit(repository, left, problems) is not { } a || Commit(repository, right, problems) is not { } b)
        {
            return null;
        }

        var start = isFromMergeBase ? MergeBase(repository, a, b, problems) : a;
        return start is null ? null : new DiffRange(start, b, a);
    }

    /// <summary>An end left out of a range is HEAD, as it is for git.</summary>
    private static string Or(string revision) => revision.Length == 0 ? "HEAD" : revision;

    private static DiffEnd? Commit(GitRepository repository, string revision, Problems problems, string? hint = null)
    {
        if (!revision.Contains('\0', StringComparison.Ordinal) && repository.Resolve(revision) is { } commit)
        {
            return new DiffEnd(revision, commit);
        }

        problems.Add(
            SourceSpan.File("tracker"), Codes.History.UnknownRevision, $"git knows no commit '{revision}'{(repository.IsShallow ? " in this shallow clone" : "")}",
            hint ?? (repository.IsShallow ? "fetch more of it: git fetch --unshallow; in a workflow, actions/checkout with fetch-depth: 0" : "name a branch, a tag, a commit's hash, or HEAD~1; 'git branch --all' lists the branches"));
        return null;
    }

    private static DiffEnd? MergeBase(GitRepository repository, DiffEnd a, DiffEnd b, Problems problems)
    {
        if (repository.MergeBase(a.Commit!.Value.ToString(), b.Commit!.Value.ToString()) is { } from)
        {
            return new DiffEnd(from == a.Commit ? a.Name : $"the merge base of {a.Name} and {b.Name}", from);
        }

        problems.Add(
            SourceSpan.File("tracker"), Codes.History.NoMergeBase,
            repository.IsShallow ? $"the commit that {a.Name} and {b.Name} come from is not in this shallow clone" : $"{a.Name} and {b.Name} have no commit in common",
            repository.IsShallow ? "git fetch --unshallow; in a workflow, actions/checkout with fetch-depth: 0" : "compare two revisions as they stand: A..B");
        return null;
    }
}
