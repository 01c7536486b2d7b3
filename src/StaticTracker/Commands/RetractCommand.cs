using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker retract</c>: takes an experiment back, or brings it back.</summary>
internal static class RetractCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static Verb Create()
    {
        var id = new Argument<string>("ID") { HelpName = "ID", CompletionSources = { Offers.Experiments }, Description = "The experiment's id" };
        var reason = new Option<string?>("--reason") { Description = "Why it is taken back", HelpName = "TEXT" };
        var at = new Option<string?>("--at") { Description = "When (ISO 8601; default: SOURCE_DATE_EPOCH, else now)", HelpName = "TIME" };
        var undo = new Option<bool>("--undo") { Description = "Bring it back" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, write nothing" };
        var commit = new Option<bool>("--commit") { Description = "Commit the file written, and nothing else" };
        var message = new Option<string?>("--message", "-m") { Description = "The commit's subject, instead of what was taken back", HelpName = "TEXT" };
        return new Verb(
            "retract",
            "Take an experiment back: it stays on record and counts nowhere",
            "tracker retract m01_v5_gpt5_20260121_1a2b3c4d --reason \"judged with the wrong rubrics\"",
            "tracker retract m01_v5_gpt5_20260121_1a2b3c4d --reason \"wrong data set\" --commit",
            "tracker retract m01_v5_gpt5_20260121_1a2b3c4d --undo")
        {
            Arguments = { id },
            Options = { reason, at, undo, dryRun, commit, message },
            Run = (result, context) => Run(context, new Change(result.GetValue(id)!, result.GetValue(reason), result.GetValue(at), result.GetValue(undo))
            {
                IsDry = result.GetValue(dryRun),
                Commit = result.GetValue(commit),
                Message = result.GetValue(message),
            }),
        };
    }

    private static int Run(CommandContext context, Change change)
    {
        if (!CommitSubject.IsSound(context, change.Message, change.Commit))
        {
            return ExitCode.Misuse;
        }

        if (change.Undo == !string.IsNullOrWhiteSpace(change.Reason))
        {
            context.Error.WriteLine(change.Undo ? "tracker: --undo takes no --reason." : "tracker: say why with --reason TEXT.");
            return ExitCode.Misuse;
        }

        if (change.At is not null && !Timestamp.TryParse(change.At, out _))
        {
            context.Error.WriteLine($"tracker: --at '{ProblemReporter.Visible(change.At)}' is no time: valid is {Timestamp.ValidValues}.");
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        if (Write(context, folder, change) && !change.IsDry)
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
        var path = folder.ModuleFile(found.Module);
        var time = change.At ?? CommandClock.Now();
        var commit = default(PreparedCommit);
        if (retraction.Change(file, found.Experiment, change.Reason, time, change.Undo) is not { } text
            || (change.Commit && (commit = PreparedCommit.For(folder, [path], context.Problems)) is null)
            || !writer.Write(path, text, context.Problems))
        {
            return false;
        }

        Answer(context, change, found.Module, found.Experiment);
        TellActive(context, folder, change, found.Module);
        if (commit is not null && !change.IsDry && commit.Make(writer.Written, CommitText.Message(found.Module, found.Experiment, change.Reason, change.Message), [], context.Problems) is { } hash)
        {
            context.Say($"committed {hash[..10]}");
        }

        return true;
    }

    /// <summary>That a version is active by what is taken back: it stays active until somebody decides.</summary>
    private static void TellActive(CommandContext context, DataFolder folder, Change change, ModuleId module)
    {
        if (!change.Undo && File.Exists(folder.PromotionFile(module)) && PromotionReader.Read(folder, module, new Problems())?.Active is { Version: var version } && version.Experiment == change.Id)
        {
            context.Problems.Add(
                SourceSpan.File(DataFolder.Show(folder.PromotionFile(module))), Codes.Promotion.ActiveWithdrawn, PromotionWords.Withdrawn(version, change.Reason!), PromotionWords.WithdrawnHint(module));
        }
    }

    private static void Answer(CommandContext context, Change change, ModuleId module, Experiment experiment)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteBoolean("dry_run", change.IsDry);
                json.WriteString("module", module.Text);
                json.WriteString("experiment", change.Id);
                json.WriteBoolean("withdrawn", !change.Undo);
            });
            return;
        }

        context.Out.WriteLine($"{(change.IsDry ? "would have " : "")}{(change.Undo ? "brought back" : "taken back")} {RunWords.Of(module, experiment)}  [{change.Id}]");
    }

    private sealed record Change(string Id, string? Reason, string? At, bool Undo)
    {
        public bool IsDry { get; init; }

        public bool Commit { get; init; }

        public string? Message { get; init; }
    }
}
