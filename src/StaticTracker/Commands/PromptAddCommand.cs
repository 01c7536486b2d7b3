using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker prompt add</c>: keeps a version of a prompt, or with <c>--amend</c> the next one after it.</summary>
internal static class PromptAddCommand
{
    public static Verb Create()
    {
        var module = new Argument<string>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "The module whose prompt it is" };
        var version = new Argument<string>("VERSION") { Description = "The prompt's version, such as v3" };
        var parts = new PromptOptions();
        var label = RunOptions.Text("--label", "TEXT", "What people call it; no part of the hash");
        var notes = RunOptions.Text("--notes", "TEXT", "Why it was made; no part of the hash");
        var amend = new Option<bool>("--amend") { Description = "Make the next version of VERSION: what is there with what is given put in its place" };
        var write = new FileWrite();
        var verb = new Verb(
            "add", "Keep a version of a prompt; what is kept never changes",
            "tracker prompt add m01 v3 --system system.md --task task.md --decoding temperature=0 --commit",
            "tracker prompt add m01 v3 --role reviewer=reviewer.md --model reviewer=gpt-4o",
            "tracker prompt add m01 v3 --amend --task better.md    # v4, with the rest of v3",
            "tracker prompt add m01 v3 --amend                     # v4 of what was edited in the folder of v3")
        {
            Arguments = { module, version },
            Run = (result, context) => Run(context, result, write, parts, new Wish(result.GetValue(module)!, result.GetValue(version)!, result.GetValue(label), result.GetValue(notes), result.GetValue(amend))),
        };
        foreach (var option in (Option[])[.. parts.All, label, notes, amend, .. write.Options])
        {
            verb.Add(option);
        }

        return verb;
    }

    private static int Run(CommandContext context, ParseResult result, FileWrite write, PromptOptions parts, Wish wish)
    {
        if (!ModuleId.TryParse(wish.Module, out var module))
        {
            context.Error.WriteLine($"tracker: '{ProblemReporter.Visible(wish.Module)}' is no module: valid are {ModuleId.ValidValues}.");
            return ExitCode.Misuse;
        }

        if (!PromptVersion.TryParse(wish.Version, out var version))
        {
            context.Error.WriteLine($"tracker: '{ProblemReporter.Visible(wish.Version)}' is no prompt version: valid are {PromptVersion.ValidValues}.");
            return ExitCode.Misuse;
        }

        return write.Run(context, result, folder => Plan(context, result, folder, parts, wish, (module, version)));
    }

    private static FileAct? Plan(CommandContext context, ParseResult result, DataFolder folder, PromptOptions parts, Wish wish, (ModuleId Module, PromptVersion Version) named)
    {
        var shelf = new PromptShelf(folder, context.Problems);
        var old = wish.Amend ? shelf.Base(named.Module, named.Version) : null;
        if ((wish.Amend && old is null) || parts.Apply(context, result, old?.Content ?? PromptContent.Empty) is not { } made)
        {
            return null;
        }

        if (made.Content.Texts.Count == 0)
        {
            context.Problems.Add(SourceSpan.File($"{named.Module}@{named.Version}"), Codes.Prompts.SourceUnfit, "a prompt has at least one text", "give --system, --task or --role");
            return null;
        }

        var bundle = new PromptBundle
        {
            Module = named.Module,
            Version = old is null ? named.Version : shelf.NextOf(named.Module, named.Version),
            Label = wish.Label,
            Notes = wish.Notes,
            Content = made.Content,
            Hash = PromptHash.Of(made.Content),
            Amends = old?.Version.Text,
            SourcePaths = made.Sources,
        };
        if (old?.Hash == bundle.Hash)
        {
            context.Problems.Add(SourceSpan.File(old.Address), Codes.Prompts.SourceUnfit, "nothing in it was changed: the next version would be the same prompt", "give what is to be changed, or edit its files first");
            return null;
        }

        return shelf.FilesOf(bundle) is { } files
            ? new FileAct([.. files.Select(f => (f.Path, (byte[]?)f.Content))], $"Add prompt {bundle.Address}") { Answer = isDry => Answer(context, bundle, files.Count == 0, isDry, old) }
            : null;
    }

    private static void Answer(CommandContext context, PromptBundle bundle, bool isThere, bool isDry, PromptBundle? old)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteBoolean("dry_run", isDry);
                json.WriteBoolean("added", !isThere);
                json.WriteString("prompt", bundle.Address);
                json.WriteString("prompt_hash", bundle.Hash);
            });
            return;
        }

        context.Out.WriteLine($"{(isThere ? "already there" : isDry ? "would add" : "added")} {bundle.Address}  {bundle.Hash}");
        if (old is not null && PromptHash.Of(old.Content) != old.Hash)
        {
            context.Say($"the files of {old.Address} were edited: restore them from git (git checkout -- {DataFolder.PromptsName}/{old.Module}/{old.Version} in the data folder)");
        }
    }

    private sealed record Wish(string Module, string Version, string? Label, string? Notes, bool Amend);
}
