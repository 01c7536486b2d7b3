using System.CommandLine;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker run finish</c>: imports the log of a run as every other result, and closes the run. Cut off in between, the same command does the rest.</summary>
internal static class RunFinishCommand
{
    public static Verb Create()
    {
        var run = RunEdit.RunArgument();
        var model = RunOptions.Text("--model", "NAME", "The model under test, where 'tracker run start' was not told");
        var mark = new Option<decimal?>("--pass-mark") { Description = "The score from which on an item passes, where there are only scores", HelpName = "NUMBER" };
        var commit = new Option<bool>("--commit") { Description = "Commit the files written, and nothing else" };
        var message = new Option<string?>("--message", "-m") { Description = "The commit's subject, instead of what came", HelpName = "TEXT" };
        return new Verb(
            "finish", "End a run: its log becomes an experiment, by the same import as any other result",
            "tracker run finish \"$RUN\"", "tracker run finish \"$RUN\" --commit")
        {
            Arguments = { run },
            Options = { model, mark, commit, message },
            Run = (result, context) => Run(
                context, result.GetValue(run)!, new ImportOptions { Model = result.GetValue(model), PassMark = result.GetValue(mark) }, result.GetValue(commit), result.GetValue(message)),
        };
    }

    private static int Run(CommandContext context, string id, ImportOptions options, bool commits, string? message)
    {
        if (!CommitSubject.IsSound(context, message, commits))
        {
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder || new RunFinder(context, folder).Find(id) is not { } named)
        {
            return context.Finish();
        }

        var lease = new RunLease(folder, named.Id);
        var log = new RunLog(new RunLibrary(folder).LogOf(named.Id), named.Id, lease);
        if (named.IsRunning && log.Heal() is > 0 and var torn)
        {
            context.Problems.Add(SourceSpan.File(named.Id), Codes.Runs.TornLine, $"{torn} bytes stood behind the last whole line of the log, and are gone: whoever wrote them was cut off", "what they said is no part of the result");
        }

        // While the lock is held no line comes in: what is imported is what the run ends with.
        using var held = lease.Lock();
        if (held is null)
        {
            context.Problems.Add(SourceSpan.File(named.Id), Codes.Surroundings.Locked, "another process holds the log and does not let go", "'tracker run show' says who works on it");
            return context.Finish();
        }

        if (new RunFinder(context, folder).Find(named.Id) is not { } run)
        {
            return context.Finish();
        }

        if (!run.IsRunning)
        {
            RunEdit.Refuse(context, run, $"the run is {run.Status} already", "'tracker run show' says what became of it");
            return context.Finish();
        }

        if (Import(context, folder, run, options, commits, message) is { } finished)
        {
            lease.Remove();
            Answer(context, finished);
        }

        return context.Finish();
    }

    /// <summary>The run as it ended; null, with problems, where nothing could be made of its log: then it goes on.</summary>
    private static RunRecord? Import(CommandContext context, DataFolder folder, RunRecord run, ImportOptions options, bool commits, string? message)
    {
        var (settings, rules) = SettingsCheck.ReadWithRules(folder, context.Problems);
        if (rules is null)
        {
            return null;
        }

        var path = new RunLibrary(folder).LogOf(run.Id);
        var read = new RunCollector(options, settings, rules, () => Stream.Null).Collect([SourceFile.At(path)], context.Problems, null);
        RunOptions.TellOtherWords(context, read);
        if (read.Runs.Count != 1)
        {
            return null;
        }

        using var importer = new Importer(folder, settings, options, context.Problems);
        var index = new IndexRefresh(folder, settings);
        var finished = Write(context, folder, run, options, (importer, index, read), (commits, message));
        if (finished is not null)
        {
            index.Write(context); // Under a lock of its own, which is free again by now.
        }

        return finished;
    }

    private static RunRecord? Write(
        CommandContext context, DataFolder folder, RunRecord run, ImportOptions options, (Importer Importer, IndexRefresh Index, ReadRuns Read) import, (bool Commits, string? Message) git)
    {
        var (importer, index, read) = import;
        var path = new RunLibrary(folder).LogOf(run.Id);
        using var writer = FileWrite.Open(context, folder);
        if (writer is null || !importer.Plan(read))
        {
            return null;
        }

        var file = new RunLibrary(folder).FileOf(run.Id);
        var commit = git.Commits ? PreparedCommit.For(folder, [.. importer.Paths, file, path], context.Problems, [file, path]) : null;
        if ((git.Commits && commit is null) || !importer.Write(writer, null, index.Know))
        {
            return null;
        }

        var report = importer.Report(read, 0);
        var results = report.New.Select(n => n.Item2.Experiment.Id).Concat(report.AlreadyThere.Select(a => a.Item2)).Distinct().Order(StringComparer.Ordinal).ToList();
        var finished = With(run, LogTotals.Of(path), options.Model ?? read.Runs[0].Experiment.Model, results);
        if (results.Count == 0 || RunEdit.TextOf(context, folder, finished) is not { } text || !writer.Write(file, text, context.Problems))
        {
            return null;
        }

        if (commit is not null && commit.Make([.. writer.Written.Append(path)], git.Message ?? $"Finish run {run.Id}", CommitText.Trailers(report), context.Problems) is { } hash)
        {
            context.Say($"committed {hash[..10]}");
        }

        return finished;
    }

    private static RunRecord With(RunRecord run, LogTotals totals, string model, IReadOnlyList<string> results) => run with
    {
        Status = RunWord.Completed,
        EndedAt = Timestamp.Parse(CommandClock.Now()),
        ModelRoot = run.ModelRoot ?? model,
        TokenInput = totals.TokensIn,
        TokenOutput = totals.TokensOut,
        CostUsd = totals.CostUsd,
        TotalItemsSeen = totals.Seen,
        TotalItemsScored = totals.Scored,
        DatasetFingerprint = run.DatasetFingerprint ?? totals.Fingerprint,
        Results = results,
    };

    private static void Answer(CommandContext context, RunRecord run)
    {
        if (context.Json)
        {
            context.AnswerJson(json => RunJson.Write(json, run));
            return;
        }

        context.Out.WriteLine($"finished {run.Id}");
        foreach (var result in run.Results)
        {
            context.Out.WriteLine($"  {result}");
        }
    }
}
