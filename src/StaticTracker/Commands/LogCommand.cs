using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.History;
using StaticTracker.History.Reports;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker log</c>: the commits that changed data, newest first, in words.</summary>
internal static class LogCommand
{
    private const int Usual = 20;

    public static Verb Create()
    {
        var module = new Argument<string?>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "Only what changed this module", Arity = ArgumentArity.ZeroOrOne };
        var since = new Option<string?>("--since") { Description = "Only commits made since a date (2026-01-20, UTC), a time, or after a revision (a tag, a branch, HEAD~5)", HelpName = "DATE|REV" };
        var number = new Option<int>("--number", "-n") { Description = "At most so many commits; 0: all", HelpName = "N", DefaultValueFactory = _ => Usual, CustomParser = NumberOf };
        return new Verb(
            "log", "Print the commits that changed data, newest first, in words",
            "tracker log                          # the newest 20, with what is not committed yet",
            "tracker log m01 --since 2026-01-20   # one module, since a day",
            "tracker log --since v1.0 -n 0 --json # all since a tag, for other programs")
        {
            Arguments = { module },
            Options = { since, number },
            Run = (result, context) => Run(context, result.GetValue(module), result.GetValue(since), result.GetValue(number)),
        };
    }

    private static int NumberOf(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        result.AddError($"-n '{result.Tokens[0].Value}' is no number of commits: give 1 or more, or 0 for all.");
        return Usual;
    }

    private static int Run(CommandContext context, string? module, string? since, int number)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var history = HistoryReader.Read(folder.Root);
        if (Choose(context, folder, history, module, since) is not { } selection)
        {
            return ExitCode.Misuse;
        }

        context.Problems.AddRange(history.Notices);
        var report = (selection with { Most = number == 0 ? null : number }).Of(history);
        if (context.Json)
        {
            context.AnswerJson(json => LogJson.Write(json, report));
            return context.Finish();
        }

        LogText.Write(context.Out, report, context.Verbose);
        if (report.LeftOut > 0)
        {
            context.Say($"{Count.Of(report.LeftOut, "older commit")} left out; -n 0 shows all");
        }
        else if (report.Commits.Count == 0 && report.Uncommitted.Count == 0 && history.Head is not null)
        {
            // Where git has no history to tell, the notice says why.
            context.Say(history.Commits.Count == 0 ? "No commit changed data." : "No such commit changed data.");
        }

        return context.Finish();
    }

    /// <summary>What was asked for; null, told, where the module or the revision is not there.</summary>
    private static LogSelection? Choose(CommandContext context, DataFolder folder, ProjectHistory history, string? module, string? since)
    {
        ModuleId? id = null;
        if (module is not null)
        {
            id = ModuleArgument.Find(context, module, KnownModules.Of(folder, history));
            if (id is null)
            {
                return null;
            }
        }

        if (since is null)
        {
            return new LogSelection { Module = id };
        }

        if (CommitTime.TryParse(since, out var time))
        {
            return new LogSelection { Module = id, Since = time };
        }

        var repository = GitRepository.Discover(folder.Root).Repository;
        if (repository is null || NewerCommits.Than(repository, since) is not { } newer)
        {
            context.Error.WriteLine(ProblemReporter.Visible($"tracker: --since '{since}' is neither a date (2026-01-20, 2026-01-20T12:00:00Z) nor a revision that git knows here{(repository?.IsShallow == true ? ", in a shallow clone" : "")}."));
            return null;
        }

        return new LogSelection { Module = id, Among = newer };
    }
}
