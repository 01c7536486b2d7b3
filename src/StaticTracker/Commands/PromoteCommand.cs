using System.CommandLine;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Promotion.Reports;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>
/// <c>tracker promote</c>: may a version become the active one? Holds it against the module's policy and carries it out. An attempt always leaves a report. Exit codes: 0
/// accepted, 1 rejected or failed, 3 undecided.
/// </summary>
internal static class PromoteCommand
{
    public static Verb Create()
    {
        var challenger = new Argument<string>("CHALLENGER") { HelpName = "CHALLENGER", CompletionSources = { Offers.Experiments }, Description = "A cell such as m01@v3/gpt-5, an experiment's id, or a router such as m01@router-v1" };
        var baseline = RunOptions.Text("--baseline", "VERSION", "Hold it against this instead of what is active: a version (v3, v3/gpt-5) or an experiment's id");
        var suite = RunOptions.Text("--benchmark", "SUITE", "Compare on the items of this suite instead of the policy's");
        var reason = RunOptions.Text("--override", "REASON", "Promote it whatever the policy says, and record why");
        var by = RunOptions.Text("--by", "NAME", "Who promotes it (default: the name that git commits under)");
        var dryRun = new Option<bool>("--dry-run") { Description = "Evaluate and leave a report, nothing else" };
        var commit = new Option<bool>("--commit") { Description = "Commit the files written, and nothing else" };
        var message = new Option<string?>("--message", "-m") { Description = "The commit's subject, instead of what was done", HelpName = "TEXT" };
        var format = new Option<string>("--format") { Description = "text, md or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "json");
        return new Verb(
            "promote", "Make a version the active one of its module, if the promotion policy accepts it (exit 0 accepted, 1 rejected, 3 undecided)",
            "tracker promote m01@v5/gpt-5 --dry-run                     # what would the policy say",
            "tracker promote m01@v5/gpt-5 --benchmark m01-core --commit",
            "tracker promote m01@v5/gpt-5 --override \"the old data set is retired\" --commit")
        {
            Arguments = { challenger },
            Options = { baseline, suite, reason, by, dryRun, commit, message, format },
            Run = (result, context) => Run(context, result.GetValue(challenger)!, new AttemptOptions
            {
                Challenger = "",
                Baseline = result.GetValue(baseline),
                Suite = result.GetValue(suite),
                Override = result.GetValue(reason),
                By = result.GetValue(by),
                Time = CommandClock.Exactly(),
                IsDry = result.GetValue(dryRun),
            }, new Wish(context.Json ? "json" : result.GetValue(format)!, result.GetValue(commit), result.GetValue(message))),
        };
    }

    private static int Run(CommandContext context, string challenger, AttemptOptions options, Wish wish)
    {
        if (options.Override is { } reason && (string.IsNullOrWhiteSpace(reason) || reason.Length > PromotionEntry.LongestText))
        {
            context.Error.WriteLine($"tracker: --override wants a reason of 1 to {PromotionEntry.LongestText} characters: it is kept with the promotion.");
            return ExitCode.Misuse;
        }

        if (!CommitSubject.IsSound(context, wish.Message, wish.Commits))
        {
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        if (Locate(context, folder, settings, challenger) is not { } named)
        {
            context.Finish();
            return ExitCode.Misuse;
        }

        options = options with { Challenger = named.Version, Override = options.Override?.Trim(), By = PromotionPlace.By(folder, options.By) };
        if (PromotionPlace.Of(context, folder, named.Module) is not { } place)
        {
            return Fail(context, folder, named.Module, options);
        }

        var report = new PromotionAttempt(folder, settings, new RoutedPromotion(folder, settings).Find).Run(place.Module, place.List, options);
        return context.Problems.HasErrors ? context.Finish() : Carry(context, folder, place.List, report, wish);
    }

    /// <summary>What is active, or the module, cannot be read: the attempt leaves a report all the same.</summary>
    private static int Fail(CommandContext context, DataFolder folder, ModuleId module, AttemptOptions options)
    {
        var error = context.Problems.ToList() is [var problem, ..] ? ProblemText.Of(folder, problem) : "the module cannot be read";
        using var writer = FileWrite.Open(context, folder);
        if (writer is not null)
        {
            var report = new PromotionReport { Id = "", Module = module, Timestamp = options.Time, IsDry = options.IsDry, By = options.By, Override = options.Override, Error = error };
            PromotionPlan.Only(folder, report).Write(writer, context.Problems);
        }

        return context.Finish();
    }

    /// <summary>Carries out under the lock what was found, and says it.</summary>
    private static int Carry(CommandContext context, DataFolder folder, PromotionList read, PromotionReport report, Wish wish)
    {
        using var writer = FileWrite.Open(context, folder);
        if (writer is null || PromotionPlan.Make(writer, read, report, context.Problems) is not { } plan)
        {
            return context.Finish();
        }

        var commit = default(PreparedCommit);
        if (wish.Commits && (commit = PreparedCommit.For(folder, plan.Paths, context.Problems)) is null)
        {
            plan = PromotionPlan.Only(folder, PromotionPlan.Failed(report, ProblemText.Of(folder, context.Problems.ToList()[^1])));
        }

        if (!plan.Write(writer, context.Problems))
        {
            return context.Finish();
        }

        Answer(context, folder, plan.Report, wish.Format);
        if (commit?.Make(writer.Written, wish.Message ?? Subject(plan.Report), [], context.Problems) is { } hash)
        {
            context.Say($"committed {hash[..10]}");
        }

        return Exit(context, folder, plan.Report);
    }

    /// <summary>The module and the version or experiment that were named; null, which is told, where no module of that kind is there.</summary>
    private static (ModuleId Module, string Version)? Locate(CommandContext context, DataFolder folder, Settings settings, string challenger)
    {
        var at = challenger.IndexOf('@', StringComparison.Ordinal);
        return at < 0
            ? new ExperimentFinder(context, folder, settings).Find(challenger) is { } found ? (found.Module.Id, found.Experiment.Id) : null
            : ModuleArgument.Find(context, challenger[..at], PromotionPlace.Modules(folder)) is { } module ? (module, challenger[(at + 1)..]) : null;
    }

    public static void Answer(CommandContext context, DataFolder folder, PromotionReport report, string format)
    {
        context.Out.Write(format switch
        {
            "json" => Encoding.UTF8.GetString(PromotionReportText.Of(report)),
            "md" => PromotionMarkdown.Of(report),
            _ => PromotionReportView.Of(report),
        });
        context.Say($"report {PromotionPlace.Show(folder, report)}");
    }

    /// <summary>The code of a decision; an attempt that failed is a problem too.</summary>
    public static int Exit(CommandContext context, DataFolder folder, PromotionReport report)
    {
        if (report.Error is { } error && !context.Problems.HasErrors)
        {
            context.Problems.Add(SourceSpan.File(PromotionPlace.Show(folder, report)), Codes.Promotion.AttemptFailed, error);
        }

        var code = context.Finish();
        return code != ExitCode.Fine || report.IsAccepted ? code : report.Decision.Outcome == PolicyOutcome.Undecided ? ExitCode.NotEnoughEvidence : ExitCode.Problems;
    }

    /// <summary>The subject of the commit of a report.</summary>
    public static string Subject(PromotionReport report)
    {
        var what = $"{report.Module} {report.Challenger?.Name ?? "nothing"}";
        return report.PromotedVersion is not null ? $"Promote {what}{(report.IsOverride ? " by override" : "")}"
            : $"Report on {what}: {PromotionWords.Of(report)}";
    }

    private sealed record Wish(string Format, bool Commits, string? Message);
}
