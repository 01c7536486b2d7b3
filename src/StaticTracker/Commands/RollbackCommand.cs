using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker rollback</c>: back to what was active before, by one more entry.</summary>
internal static class RollbackCommand
{
    public static Verb Create()
    {
        var module = new Argument<string>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "The module" };
        var to = RunOptions.Text("--to", "VERSION", "Back to this version that was active (v3, v3/gpt-5) instead of the one before");
        var reason = RunOptions.Text("--reason", "TEXT", "Why; kept with the entry");
        var by = RunOptions.Text("--by", "NAME", "Who does it (default: the name that git commits under)");
        var write = new FileWrite();
        var verb = new Verb(
            "rollback", "Go back to the version that was active before; an entry is added, nothing is rewritten",
            "tracker rollback m01 --reason \"names sellers\" --commit", "tracker rollback m01 --to v3/gpt-5 --dry-run")
        {
            Arguments = { module },
            Options = { to, reason, by },
            Run = (result, context) => Run(context, result, write, new Wish(result.GetValue(module)!, result.GetValue(to), result.GetValue(reason), result.GetValue(by))),
        };
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static int Run(CommandContext context, ParseResult result, FileWrite write, Wish wish)
    {
        if (wish.Reason is { } reason && (string.IsNullOrWhiteSpace(reason) || reason.Length > PromotionEntry.LongestText))
        {
            context.Error.WriteLine($"tracker: --reason wants 1 to {PromotionEntry.LongestText} characters: they are kept with the entry.");
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        if (ModuleArgument.Find(context, wish.Module, PromotionPlace.Modules(folder)) is not { } module)
        {
            return ExitCode.Misuse;
        }

        // What is active as it was when this was asked for: whoever promotes meanwhile is not rolled back unseen.
        return PromotionReader.Read(folder, module, context.Problems) is { } read ? write.Run(context, result, place => Plan(context, place, read, wish)) : context.Finish();
    }

    private static FileAct? Plan(CommandContext context, DataFolder folder, PromotionList read, Wish wish)
    {
        if (PromotionReader.Read(folder, read.Module, context.Problems) is not { } now)
        {
            return null;
        }

        if (PromotionPlan.Meanwhile(read, now) is { } happened)
        {
            context.Problems.Add(SourceSpan.File(DataFolder.Show(folder.PromotionFile(now.Module))), Codes.Promotion.ChangedMeanwhile, happened);
            return null;
        }

        if (RollbackPlan.Make(folder, now, wish.To, (CommandClock.Exactly(), wish.Reason?.Trim(), PromotionPlace.By(folder, wish.By)), context.Problems) is not { } plan)
        {
            return null;
        }

        return new FileAct([(folder.PromotionFile(now.Module), plan.List)], $"Roll {now.Module} back to {plan.Entry.Version.Name}") { Answer = isDry => Answer(context, now.Module, plan, isDry) };
    }

    private static void Answer(CommandContext context, ModuleId module, RollbackPlan plan, bool isDry)
    {
        if (!context.Json)
        {
            context.Out.WriteLine(ProblemReporter.Visible($"{(isDry ? "would go" : "went")} back from {plan.From.Version.Name} to {plan.Entry.Version.Name} in {module}"));
            return;
        }

        context.AnswerJson(json =>
        {
            json.WriteBoolean("dry_run", isDry);
            json.WriteString("module", module.Text);
            json.WritePropertyName("from");
            PromotionJson.Entry(json, plan.From);
            json.WritePropertyName("active");
            PromotionJson.Entry(json, plan.Entry);
        });
    }

    private sealed record Wish(string Module, string? To, string? Reason, string? By);
}
