using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Reporting;

namespace StaticTracker.Commands;

/// <summary>
/// <c>tracker gate</c>: may a change be merged? The policy is the base's, so that a change cannot judge itself. Exit codes: 0 passed or warned, 1 blocked,
/// 3 inconclusive.
/// </summary>
internal static class GateCommand
{
    public static Verb Create()
    {
        var range = new RangeOptions();
        var format = new Option<string>("--format") { Description = "text, md, json or github (annotations)", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "json", "github");
        return new Verb(
            "gate", "May a change be merged? Holds new results against the policy of the base (exit 0 passed or warned, 1 blocked, 3 inconclusive)",
            "tracker gate                              # what this branch brings, uncommitted changes included",
            "tracker gate main...HEAD --format md      # for the summary of a job",
            "tracker gate main...HEAD --format github  # annotations at the files")
        {
            Arguments = { range.From, range.To },
            Options = { format, range.AllowRemoved, range.Now },
            Run = (result, context) => range.Read(result, context) is { } report ? Report(context, report, context.Json ? "json" : result.GetValue(format)!) : ExitCode.Misuse,
        };
    }

    private static int Report(CommandContext context, DiffReport report, string format)
    {
        switch (format)
        {
            case "github":
                ProblemReporter.Write(context.Out, GateLines.Annotations(report), ProblemFormat.Github);
                context.Say(ReportText.Visible(GateLines.Headline(report.Gate)));
                break;
            case "json":
                context.Out.Write(GateJson.Of(report));
                break;
            case "md":
                context.Out.Write(GateMarkdown.Of(report));
                break;
            default:
                context.Out.Write(GateText.Of(report));
                break;
        }

        return report.Gate.Outcome switch
        {
            GateOutcome.Blocked => ExitCode.Problems,
            GateOutcome.Inconclusive => ExitCode.NotEnoughEvidence,
            _ => ExitCode.Fine,
        };
    }
}
