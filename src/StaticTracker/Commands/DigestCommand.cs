using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.History;
using StaticTracker.Reporting;
using StaticTracker.Reporting.Digests;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker digest</c>: what changed lately, for a mail or a chat.</summary>
internal static class DigestCommand
{
    public static Verb Create()
    {
        var since = new Option<string>("--since")
        {
            Description = "So long back from the newest data commit (7d, 2w), or since a date, a time (UTC), or a revision", HelpName = "TIME|DATE|REV", DefaultValueFactory = _ => "7d",
        };
        var until = new Option<string?>("--until") { Description = "Up to the end of this day, or to this time (UTC), instead of the newest data commit", HelpName = "DATE" };
        var format = new Option<string>("--format") { Description = "md, text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong("md", "text", "json");
        return new Verb(
            "digest", "Say what changed lately, as Markdown for a mail or a chat: what got better or worse, what is new, what is weak",
            "tracker digest                          # the seven days before the newest data commit",
            "tracker digest --since 2w --format text # in the terminal",
            "tracker digest --since v1.0             # since a tag")
        {
            Options = { since, until, format },
            Run = (result, context) => Run(context, result.GetValue(since)!, result.GetValue(until), context.Json ? "json" : result.GetValue(format)!),
        };
    }

    private static int Run(CommandContext context, string since, string? until, string format)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var discovery = GitRepository.Discover(folder.Root);
        if (discovery is not { State: GitState.Found, Repository: { } repository })
        {
            context.Problems.Add(discovery.Problem!);
            return context.Finish();
        }

        var history = HistoryReader.Read(folder.Root);
        context.Problems.AddRange(history.Notices);
        if (DigestWindow.Resolve(repository, history.Commits, since, until, out var why) is not { } window)
        {
            context.Error.WriteLine(ProblemReporter.Visible($"tracker: {why}"));
            return ExitCode.Misuse;
        }

        var options = new DiffOptions { Day = DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(Math.Clamp(window.Until, 0, 253402300799))), AllowRemoved = false };
        var range = new DiffRange(window.Base, window.Head, window.Base);
        if (DiffReader.Read(repository, folder, range, options, context.Problems) is not { } report)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        Write(context, new Digest(window, report, settings.WeakRubric), settings, format);
        return context.Finish();
    }

    private static void Write(CommandContext context, Digest digest, Settings settings, string format)
    {
        switch (format)
        {
            case "json":
                context.AnswerJson(json => DigestJson.Write(json, digest));
                break;
            case "text":
                context.Out.Write(DigestText.Of(digest, settings.Title));
                break;
            default:
                context.Out.Write(DigestMarkdown.Of(digest, settings.Title));
                break;
        }
    }
}
