using System.CommandLine;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Reporting;
using StaticTracker.Reporting.Review;

namespace StaticTracker.Commands;

/// <summary><c>tracker report</c>: the review of a pull request for a workflow: annotations, a summary, and a folder for the job that posts it.</summary>
internal static class ReportCommand
{
    public static Verb Create()
    {
        var range = new RangeOptions();
        var format = new Option<string>("--format") { Description = "text, json or github (annotations)", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "github");
        var output = new Option<string?>("--output", "-o") { Description = "The folder to write comment.md and report.json to (default: nowhere)", HelpName = "DIR" };
        var summary = new Option<string?>("--summary") { Description = "A file to append the comment to, such as $GITHUB_STEP_SUMMARY", HelpName = "FILE" };
        var exitZero = new Option<bool>("--exit-zero") { Description = "Exit 0 whatever the outcome: it stands in report.json" };
        var verb = new Verb(
            "report", "Review a pull request in a workflow: diff, check and gate in one (exit 0 passed or warned, 1 blocked, 3 inconclusive)",
            "tracker report main...HEAD --format github --summary \"$GITHUB_STEP_SUMMARY\"",
            "tracker report main...HEAD --output report     # for the job that posts it",
            "tracker report accept report --head \"$HEAD\"    # there: take it over, believing nothing")
        {
            Arguments = { range.From, range.To },
            Options = { format, output, summary, exitZero, range.AllowRemoved, range.Now },
            Subcommands = { ReportAcceptCommand.Create(), ReportListCommand.Create(), ReportShowCommand.Create() },
            Run = (result, context) => range.Read(result, context) is { } report
                ? Run(context, report, new Wish(context.Json ? "json" : result.GetValue(format)!, result.GetValue(output), result.GetValue(summary), result.GetValue(exitZero)))
                : ExitCode.Misuse,
        };
        // A command that has commands below it may stand alone only where it does something; what it does, Run does.
        verb.SetAction(static _ => { });
        return verb;
    }

    private static int Run(CommandContext context, DiffReport report, Wish wish)
    {
        if (report.Head.Commit is null || report.Base.Commit is null)
        {
            context.Error.WriteLine("tracker: a report is of commits: name both ends, for instance: tracker report main...HEAD");
            return ExitCode.Misuse;
        }

        var review = ReviewFolder.SummaryOf(report);
        var comment = DiffMarkdown.Of(report, new DiffFilter(null, null, All: false));
        if ((wish.Output is { } folder && !ReviewFolder.Write(folder, review, comment, context.Problems)) || (wish.Summary is { } file && !Append(file, comment, context.Problems)))
        {
            return context.Finish();
        }

        switch (wish.Format)
        {
            case "github":
                ProblemReporter.Write(context.Out, [.. DiffSections.ProblemsOf(report), .. GateLines.Annotations(report)], ProblemFormat.Github);
                context.Say(ReportText.Visible(Line(review)));
                break;
            case "json":
                context.Out.Write(Encoding.UTF8.GetString(ReviewFolder.Json(review)));
                break;
            default:
                context.Out.WriteLine(ReportText.Visible(Line(review)));
                break;
        }

        return wish.ExitZero ? ExitCode.Fine : review.Outcome switch
        {
            GateOutcome.Blocked => ExitCode.Problems,
            GateOutcome.Inconclusive => ExitCode.NotEnoughEvidence,
            _ => ExitCode.Fine,
        };
    }

    private static string Line(ReviewSummary review) => $"{GateWords.Of(review.Outcome)}: {review.Title}";

    private static bool Append(string file, string comment, Problems problems)
    {
        try
        {
            File.AppendAllText(file, comment + "\n");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceSpan.File(file), Codes.Surroundings.NotWritable, $"the summary cannot be written: {e.Message}", "name a file in a folder that is there with --summary");
            return false;
        }
    }

    private sealed record Wish(string Format, string? Output, string? Summary, bool ExitZero);
}
