using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>
/// <c>tracker cycle</c>: looks at results that no cycle has looked at, and promotes the best of them if the policy accepts it. Each module is done under the lock from the first
/// look to the last write, so that two at once do one after the other, and the second finds nothing new.
/// </summary>
internal static class CycleCommand
{
    public static Verb Create()
    {
        var module = new Argument<string?>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "Only this module (default: all that have a promotion policy)", Arity = ArgumentArity.ZeroOrOne };
        var least = new Option<int>("--min-new") { Description = "Wait until there are so many new results", HelpName = "N", DefaultValueFactory = _ => 1 };
        var by = RunOptions.Text("--by", "NAME", "Who promotes (default: the name that git commits under)");
        var dryRun = new Option<bool>("--dry-run") { Description = "Evaluate and leave a report, nothing else: what is new stays new" };
        var commit = new Option<bool>("--commit") { Description = "Commit the files written, one commit a module" };
        return new Verb(
            "cycle", "Look at new results, and promote the best of them if the policy accepts it; for a scheduled job",
            "tracker cycle --commit                     # every module that has a policy",
            "tracker cycle m01 --min-new 3 --dry-run")
        {
            Arguments = { module },
            Options = { least, by, dryRun, commit },
            Run = (result, context) => Run(context, result.GetValue(module), new Wish(result.GetValue(least), result.GetValue(by), result.GetValue(dryRun), result.GetValue(commit))),
        };
    }

    private static int Run(CommandContext context, string? wanted, Wish wish)
    {
        if (wish.Least < 1)
        {
            context.Error.WriteLine("tracker: --min-new wants 1 or more.");
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        var known = PromotionPlace.Modules(folder);
        var modules = known.Select(n => ModuleId.TryParse(n, out var id) ? id : (ModuleId?)null).OfType<ModuleId>().Where(m => settings.Promotion.Of(m) is not null).ToList();
        if (wanted is not null)
        {
            if (ModuleArgument.Find(context, wanted, [.. known]) is not { } one)
            {
                return ExitCode.Misuse;
            }

            modules = [one];
        }

        if (modules.Count == 0)
        {
            context.Say("tracker.json has no promotion policy for any module: nothing to do");
        }

        // A module that could not be looked at is told as a problem.
        var looks = new List<CycleLook>();
        foreach (var module in modules.Order())
        {
            if (RunOne(context, folder, settings, module, wish) is { } look)
            {
                looks.Add(look);
                if (!context.Json)
                {
                    context.Out.WriteLine(ProblemReporter.Visible(look.Text));
                }

                look.Say(context, folder);
            }
        }

        if (context.Json)
        {
            context.AnswerJson(json => CycleLook.WriteJson(json, looks));
        }

        return context.Finish();
    }

    private static CycleLook? RunOne(CommandContext context, DataFolder folder, Settings settings, ModuleId id, Wish wish)
    {
        using var writer = FileWrite.Open(context, folder);
        if (writer is null || PromotionPlace.Of(context, folder, id) is not ({ } module, { } list) || !new PromotionMark(folder, id).Clear(writer, list, context.Problems))
        {
            return null;
        }

        var fresh = PromotionCycle.FreshOf(module, list).Count;
        if (fresh < wish.Least)
        {
            return new CycleLook(id, fresh) { Wanted = wish.Least };
        }

        var options = new AttemptOptions { Challenger = "", By = PromotionPlace.By(folder, wish.By), Time = CommandClock.Exactly(), IsDry = wish.IsDry };
        var cycle = PromotionCycle.Run(new PromotionAttempt(folder, settings, new RoutedPromotion(folder, settings).Find), module, list, options);
        var look = cycle.Report is { } report ? Carry(context, folder, writer, list, cycle, report, wish) : wish.IsDry ? new CycleLook(id, fresh) : SeenOnly(context, folder, writer, list, cycle, wish);
        if (!wish.IsDry && !context.Problems.HasErrors)
        {
            CaseFile.Write(folder, writer, module, context.Problems);
        }

        return look;
    }

    private static CycleLook? Carry(CommandContext context, DataFolder folder, DataWriter writer, PromotionList list, PromotionCycle cycle, PromotionReport report, Wish wish)
    {
        if (PromotionPlan.Make(writer, list, report, context.Problems, wish.IsDry ? null : cycle.Fresh) is not { } plan)
        {
            return null;
        }

        var commit = default(PreparedCommit);
        if ((wish.Commits && (commit = PreparedCommit.For(folder, plan.Paths, context.Problems)) is null) || !plan.Write(writer, context.Problems))
        {
            return null;
        }

        var done = plan.Report;
        return new CycleLook(done.Module, cycle.Fresh.Count) { Tried = cycle.Tried, Report = done, Committed = Commit(context, writer, commit, PromoteCommand.Subject(done)) };
    }

    /// <summary>Everything new is of what is active already: it is seen, and there is nothing to decide.</summary>
    private static CycleLook? SeenOnly(CommandContext context, DataFolder folder, DataWriter writer, PromotionList list, PromotionCycle cycle, Wish wish)
    {
        if (PromotionPlan.Appended(folder, list, null, context.Problems, [.. list.Seen.Union(cycle.Fresh, StringComparer.Ordinal)]) is not { } text)
        {
            return null;
        }

        var path = folder.PromotionFile(list.Module);
        var commit = default(PreparedCommit);
        if ((wish.Commits && (commit = PreparedCommit.For(folder, [path], context.Problems)) is null) || !writer.Write(path, text, context.Problems))
        {
            return null;
        }

        return new CycleLook(list.Module, cycle.Fresh.Count) { Committed = Commit(context, writer, commit, $"Look at {Count.Of(cycle.Fresh.Count, "new result")} of {list.Module}") };
    }

    private static string? Commit(CommandContext context, DataWriter writer, PreparedCommit? commit, string subject) => commit?.Make(writer.Written, subject, [], context.Problems);

    private sealed record Wish(int Least, string? By, bool IsDry, bool Commits);
}
