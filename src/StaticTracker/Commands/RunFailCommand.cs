using StaticTracker.Modules;
using StaticTracker.Runs;

namespace StaticTracker.Commands;

/// <summary><c>tracker run fail</c>: ends a run that did not end well. Its log stays; no experiment is made of it.</summary>
internal static class RunFailCommand
{
    public static Verb Create()
    {
        var run = RunEdit.RunArgument();
        var reason = RunOptions.Text("--reason", "TEXT", "What went wrong; kept as a note");
        return new Verb("fail", "End a run that did not end well: its log stays, and no experiment is made of it", "tracker run fail \"$RUN\" --reason \"the engine ran out of memory\"")
        {
            Arguments = { run },
            Options = { reason },
            Run = (result, context) => Run(context, result.GetValue(run)!, result.GetValue(reason)),
        };
    }

    private static int Run(CommandContext context, string id, string? reason)
    {
        if (context.FindData() is not { } folder || new RunFinder(context, folder).Find(id) is not { } run)
        {
            return context.Finish();
        }

        var lease = new RunLease(folder, run.Id);
        using var held = lease.Lock();
        using var writer = held is null ? null : FileWrite.Open(context, folder);
        if (writer is null || new RunFinder(context, folder).Find(run.Id) is not { } now)
        {
            return context.Finish();
        }

        if (!now.IsRunning)
        {
            RunEdit.Refuse(context, now, $"the run is {now.Status} already", "'tracker run show' says what became of it");
            return context.Finish();
        }

        var totals = LogTotals.Of(new RunLibrary(folder).LogOf(run.Id));
        var failed = now with
        {
            Status = RunWord.Failed,
            EndedAt = Timestamp.Parse(CommandClock.Now()),
            TokenInput = totals.TokensIn,
            TokenOutput = totals.TokensOut,
            CostUsd = totals.CostUsd,
            TotalItemsSeen = totals.Seen,
            TotalItemsScored = totals.Scored,
            Notes = string.IsNullOrWhiteSpace(reason) ? now.Notes : [.. now.Notes, reason.Trim()],
        };
        if (RunEdit.TextOf(context, folder, failed) is { } text && writer.Write(new RunLibrary(folder).FileOf(run.Id), text, context.Problems))
        {
            lease.Remove();
            context.Out.WriteLine($"failed {run.Id}");
        }

        return context.Finish();
    }
}
