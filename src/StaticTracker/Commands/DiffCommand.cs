using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Reporting;

namespace StaticTracker.Commands;

/// <summary><c>tracker diff</c>: what changed between two revisions, in terms of the domain. Fails where experiments were removed or edited, or check finds errors.</summary>
internal static class DiffCommand
{
    private const int MostDecimals = 4;

    public static Verb Create()
    {
        var range = new RangeOptions();
        var format = new Option<string>("--format") { Description = "text, md (a comment of at most 60,000 characters), json or github (annotations)", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "json", "github");
        var module = new Option<string?>("--module") { CompletionSources = { Offers.Modules }, Description = "Show only this module", HelpName = "ID" };
        var model = new Option<string?>("--model") { Description = "Show only this model", HelpName = "NAME" };
        var against = new Option<string?>("--against") { Description = "Compare with this baseline of tracker.json (default: what it says of the module, else the version before)", HelpName = "NAME" };
        var changed = new Option<bool>("--only-changed") { Description = "Fold away what did not move (the default)" };
        var all = new Option<bool>("--all") { Description = "Show also what did not move" };
        var precision = new Option<int>("--precision") { Description = "Decimals of rates, points and intervals in the table, 0 to 4", HelpName = "N", DefaultValueFactory = _ => 1 };
        return new Verb(
            "diff", "What changed between two revisions: experiments, cells, suggestions, settings",
            "tracker diff                              # what this branch brings, uncommitted changes included",
            "tracker diff main...HEAD --format md      # the comment of a pull request",
            "tracker diff v1.0 v1.1 --module m01 --all")
        {
            Arguments = { range.From, range.To },
            Options = { format, module, model, against, changed, all, precision, range.AllowRemoved, range.Now },
            Run = (result, context) =>
            {
                var filter = new DiffFilter(result.GetValue(module), result.GetValue(model), result.GetValue(all), result.GetValue(precision));
                return Refusal(filter, result.GetValue(changed)) is { } refusal ? Misuse(context, refusal)
                    : range.Read(result, context, result.GetValue(against)) is not { } report ? ExitCode.Misuse
                    : Report(context, report, context.Json ? "json" : result.GetValue(format)!, filter);
            },
        };
    }

    private static string? Refusal(DiffFilter filter, bool onlyChanged) =>
        onlyChanged && filter.All ? "--only-changed and --all exclude each other."
            : filter.Precision is < 0 or > MostDecimals ? $"--precision is from 0 to {MostDecimals}."
            : filter.Module is not null && !ModuleId.TryParse(filter.Module, out _) ? $"'{filter.Module}' is no module id: valid are {ModuleId.ValidValues}."
            : null;

    private static int Report(CommandContext context, DiffReport report, string format, DiffFilter filter)
    {
        var shown = filter.Model is null ? filter : filter with { Model = context.ReadSettings(context.FindData()!).Models.Normalise(filter.Model) };
        switch (format)
        {
            case "github":
                ProblemReporter.Write(context.Out, [.. DiffSections.ProblemsOf(report)], ProblemFormat.Github);
                context.Say(ReportText.Visible(DiffWords.Verdict(report)));
                break;
            case "json":
                context.Out.Write(DiffJson.Of(report, shown));
                break;
            case "md":
                context.Out.Write(DiffMarkdown.Of(report, shown));
                break;
            default:
                context.Out.Write(DiffText.Of(report, shown));
                break;
        }

        return report.HasErrors ? ExitCode.Problems : ExitCode.Fine;
    }

    private static int Misuse(CommandContext context, string why)
    {
        context.Error.WriteLine(ProblemReporter.Visible($"tracker: {why}"));
        return ExitCode.Misuse;
    }
}
