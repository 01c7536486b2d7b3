using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Runs;

namespace StaticTracker.Commands;

/// <summary><c>tracker run log</c>: adds lines to the log of a run while it goes on.</summary>
internal static class RunLogCommand
{
    public static Verb Create()
    {
        var run = RunEdit.RunArgument();
        var kind = new Option<string>("--kind") { Description = $"What the lines are: {string.Join(", ", RunWord.LogKinds)}", HelpName = "WORD", Required = true };
        kind.AcceptOnlyFromAmong(RunWord.LogKinds);
        var resume = new Option<bool>("--resume") { Description = "The input is the whole of what was sent before, from its start: lines that are there are passed over" };
        return new Verb(
            "log", "Add JSON lines from standard input to a run's log, as they come",
            "python evaluate.py | tracker run log \"$RUN\" --kind evaluation",
            "tracker run log \"$RUN\" --kind evaluation --resume < results.jsonl    # after a crash",
            "echo '{\"item\":\"B0001\",\"verdict\":\"PASS\"}' | tracker run log \"$RUN\" --kind evaluation")
        {
            Arguments = { run },
            Options = { kind, resume },
            Run = (result, context) => Run(context, result.GetValue(run)!, result.GetValue(kind)!, result.GetValue(resume)),
        };
    }

    private static int Run(CommandContext context, string id, string kind, bool resume)
    {
        if (context.FindData() is not { } folder || new RunFinder(context, folder).Find(id) is not { } run)
        {
            return context.Finish();
        }

        var lease = new RunLease(folder, run.Id);
        var isNew = run.IsRunning && lease.Holder?.IsAlive() != true;
        if (isNew)
        {
            if (!lease.TryWrite(ProcessMark.Caller(), context.Problems))
            {
                return context.Finish();
            }

            run = new RunFinder(context, folder).Find(run.Id) ?? run; // It may have ended between the two.
        }

        if (!run.IsRunning)
        {
            if (isNew)
            {
                lease.Remove();
            }

            RunEdit.Refuse(context, run, $"the run is {run.Status}: it takes no more lines", "begin another one with 'tracker run start'");
            return context.Finish();
        }

        var log = new RunLog(new RunLibrary(folder).LogOf(run.Id), run.Id, lease);
        if (log.Heal() is > 0 and var torn)
        {
            context.Problems.Add(SourceSpan.File(run.Id), Codes.Runs.TornLine, $"{torn} bytes stood behind the last whole line of the log, and are gone: whoever wrote them was cut off", "send them again with --resume");
        }

        var session = new LogSession(log, run.Id, kind, context.Problems);
        using var input = RunOptions.OpenInput(context);
        session.Take(input, resume);
        log.Flush();
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteString("run", run.Id);
                json.WriteNumber("added", session.Added);
                json.WriteNumber("already_there", session.Known);
            });
        }
        else
        {
            context.Say($"added {Count.Of(session.Added, "line")}{(session.Known > 0 ? $", {session.Known} were there" : "")}");
        }

        return context.Finish();
    }
}
