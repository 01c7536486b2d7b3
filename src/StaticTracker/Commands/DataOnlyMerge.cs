using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Merging;
using StaticTracker.Setup;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>
/// Merges a revision into the branch that is checked out, if they conflict, and in nothing but data files that can all be settled and pass the check; else everything
/// is as it was. What a workflow does for pull requests, where nobody can be asked.
/// </summary>
internal sealed class DataOnlyMerge(CommandContext context, GitRepository repository, DataWriter writer)
{
    private readonly BranchMerge _merge = new(repository);

    public int Run(string revision)
    {
        if (repository.Resolve(revision) is not { } commit)
        {
            context.Problems.Add(SourceSpan.File(revision), Codes.History.UnknownRevision, "this names no commit of this clone", "fetch it first, or mind the spelling");
            return context.Finish();
        }

        if (NotReady() is { } problem)
        {
            context.Problems.Add(problem);
            return context.Finish();
        }

        // First as a host would merge: it runs no driver.
        var plain = _merge.Begin(commit, MergeDriver.ByLines);
        if (plain is MergeStart.UpToDate or MergeStart.Clean)
        {
            return plain == MergeStart.UpToDate || CallOff() ? Answer("unchanged", $"{revision} does not conflict with this branch: nothing to do") : context.Finish();
        }

        if (plain == MergeStart.Failed)
        {
            return NotBegun();
        }

        var others = new Resolution(repository, writer, context.Problems).Others;
        if (others.Count > 0)
        {
            return Refuse(others.Select(o => new Problem(SourceSpan.File(o), Codes.Merging.NotOurs, "this file is in conflict, and no data file of this folder", "merge by hand")));
        }

        return CallOff() ? MergeByIdentity(revision, commit) : context.Finish();
    }

    private int MergeByIdentity(string revision, ObjectId commit)
    {
        var command = OwnCommand.Full(Environment.ProcessPath ?? "tracker", Path.Combine(AppContext.BaseDirectory, "tracker.dll"));
        if (_merge.Begin(commit, MergeDriver.Settings(command)) == MergeStart.Failed)
        {
            return NotBegun();
        }

        var found = new Problems();
        var resolution = new Resolution(repository, writer, found) { Force = true };
        var files = resolution.Run(resolution.Ours);
        if (files.Any(f => f.State != ResolvedState.Merged) || found.HasErrors)
        {
            return Refuse(found.ToList());
        }

        new DataCheck(writer.Folder, null, found).CheckFolder();
        if (found.HasErrors)
        {
            return Refuse(found.ToList().Where(p => p.Severity == Severity.Error));
        }

        if (!_merge.Commit($"Merge {revision}, which conflicted in data only"))
        {
            return Refuse([new(SourceSpan.File(DataFolder.Show(repository.TopLevel)), Codes.History.CommitFailed, $"git did not make the commit: {_merge.Reason}")]);
        }

        return Answer("merged", $"merged {revision}: only data was in conflict, and nothing contradicts");
    }

    private Problem? NotReady() => new Committer(repository).CheckReady([]) is { } problem ? problem
        : _merge.FirstChange() is { } change
            ? new(SourceSpan.File(change), Codes.History.DirtyFile, "this file holds changes that are not committed", "commit or stash them first")
        : null;

    private bool CallOff()
    {
        if (_merge.CallOff())
        {
            return true;
        }

        context.Problems.Add(Failed($"git could not call the merge off: {_merge.Reason}", "look with git status, then git merge --abort"));
        return false;
    }

    private int NotBegun()
    {
        context.Problems.Add(Failed($"git did not begin the merge: {_merge.Reason}", null));
        return context.Finish();
    }

    private Problem Failed(string message, string? hint) => new(SourceSpan.File(DataFolder.Show(repository.TopLevel)), Codes.History.GitFailed, message, hint) { Severity = Severity.Error };

    private int Refuse(IEnumerable<Problem> problems)
    {
        context.Problems.AddRange(problems);
        if (CallOff())
        {
            context.Say("Nothing was merged: the branch is as it was.");
        }

        if (context.Json)
        {
            Answer("refused", "");
        }

        context.Finish();
        return ExitCode.Problems;
    }

    private int Answer(string outcome, string words)
    {
        if (context.Json)
        {
            context.AnswerJson(json => json.WriteString("outcome", outcome));
        }
        else
        {
            context.Out.WriteLine(ProblemReporter.Visible(words));
        }

        return context.Finish();
    }
}
