using System.CommandLine;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Git;
using StaticTracker.Reporting.Review;

namespace StaticTracker.Commands;

/// <summary><c>tracker report accept</c>: takes a report over in the job that may write, believing nothing that stands in it.</summary>
internal static class ReportAcceptCommand
{
    public static Verb Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder that 'tracker report --output' made, as it came from the other job" };
        var head = new Option<string>("--head") { Description = "The commit that it must be about, from the event and not from the folder", HelpName = "HASH", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "The folder to write what was accepted to (default: nowhere)", HelpName = "DIR" };
        return new Verb(
            "accept", "Take a report over from a job that handled a pull request: refuse everything that is not as it must be",
            "tracker report accept artifact --head \"$HEAD\" --output accepted")
        {
            Arguments = { folder },
            Options = { head, output },
            Run = (result, context) => Run(context, result.GetValue(folder)!, result.GetValue(head)!, result.GetValue(output)),
        };
    }

    private static int Run(CommandContext context, string folder, string head, string? output)
    {
        if (!ObjectId.TryParse(Encoding.UTF8.GetBytes(head), out _))
        {
            context.Error.WriteLine(ProblemReporter.Visible($"tracker: --head '{head}' is no commit's whole hash."));
            return ExitCode.Misuse;
        }

        if (output is not null && Path.GetFullPath(output) == Path.GetFullPath(folder))
        {
            context.Error.WriteLine("tracker: --output must be another folder than the one that is looked at.");
            return ExitCode.Misuse;
        }

        if (new ReviewReader(folder, context.Problems).Read(head) is not var (summary, comment) || (output is not null && !ReviewFolder.Write(output, summary, comment, context.Problems)))
        {
            return context.Finish();
        }

        if (context.Json)
        {
            context.Out.Write(Encoding.UTF8.GetString(ReviewFolder.Json(summary)));
        }
        else
        {
            context.Out.WriteLine($"accepted: {GateWords.Of(summary.Outcome)}: {summary.Title}");
        }

        return context.Finish();
    }
}
