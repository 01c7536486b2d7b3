using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker retract</c>: takes an experiment back, or brings it back.</summary>
internal static class RetractCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static Verb Create()
    {
        var id = new Argument<string>("ID") { Description = "The experiment's id" };
        var reason = new Option<string?>("--reason") { Description = "Why it is taken back", HelpName = "TEXT" };
        var at = new Option<string?>("--at") { Description = "When (ISO 8601; default: SOURCE_DATE_EPOCH, else now)", HelpName = "TIME" };
        var undo = new Option<bool>("--undo") { Description = "Bring it back" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, write nothing" };
        return new Verb(
            "retract",
            "Take an experiment back: it stays on record and counts nowhere",
            "tracker retract m01_v5_gpt5_20260121_1a2b3c4d --reason \"judged with the wrong rubrics\"",
            "tracker retract m01_v5_gpt5_20260121_1a2b3c4d --undo")
        {
            Arguments = { id },
            Options = { reason, at, undo, dryRun },
            Run = (result, context) => Run(context, result.GetValue(id)!, result.GetValue(reason), result.GetValue(at), result.GetValue(undo), result.GetValue(dryRun)),
        };
    }

    private static int Run(CommandContext context, string id, string? reason, string? at, bool undo, bool isDry)
    {
        if (undo == !string.IsNullOrWhiteSpace(reason))
        {
            context.Error.WriteLine(undo ? "tracker: --undo takes no --reason." : "tracker: say why with --reason TEXT.");
            return ExitCode.Misuse;
        }

        if (at is not null && !Timestamp.TryParse(at, out _))
        {
            context.Error.WriteLine($"tracker: --at '{ProblemReporter.Visible(at)}' is no time: valid is {Timestamp.ValidValues}.");
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        if (Write(context, folder, new Change(id, reason, at, undo, isDry)) && !isDry)
        {
            new IndexRefresh(folder, context.ReadSettings(folder)).Write(context);
        }

        return context.Finish();
    }

    private static bool Write(CommandContext context, DataFolder folder, Change change)
    {
        using var writer = change.IsDry ? DataWriter.Dry(folder) : DataWriter.Open(folder, s_patience, () => context.Say("another tracker is at work here: waiting for it"), context.Problems);
        var retraction = new Retraction(folder, context.Problems);
        if (writer is null || retraction.Find(change.Id) is not { } found)
        {
            return false;
        }

        using var file = found.File;
        var time = WithdrawalTime.Of(change.At, Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), DateTimeOffset.UtcNow);
        if (retraction.Change(file, found.Experiment, change.Reason, time, change.Undo) is not { } text || !writer.Write(folder.ModuleFile(found.Module), text, context.Problems))
        {
            return false;
        }

        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteBoolean("dry_run", change.IsDry);
                json.WriteString("module", found.Module.Text);
                json.WriteString("experiment", change.Id);
                json.WriteBoolean("withdrawn", !change.Undo);
            });
            return true;
        }

        context.Out.WriteLine($"{(change.IsDry ? "would have " : "")}{(change.Undo ? "brought back" : "taken back")} {RunWords.Of(found.Module, found.Experiment)}  [{change.Id}]");
        return true;
    }

    private sealed record Change(string Id, string? Reason, string? At, bool Undo, bool IsDry);
}
