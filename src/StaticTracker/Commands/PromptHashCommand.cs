using System.CommandLine;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker prompt hash</c>: the hash of a bundle's content as it lies there, or of one JSON object with the six keys.</summary>
internal static class PromptHashCommand
{
    public static Verb Create()
    {
        var prompt = new Argument<string?>("PROMPT") { HelpName = "PROMPT", CompletionSources = { Offers.Prompts }, Description = "Such as m01@v3", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string?>("--file") { Description = "A JSON object with the six keys, or what of them it has", HelpName = "FILE" };
        var canonical = new Option<bool>("--canonical") { Description = "Print what is hashed instead of its hash" };
        return new Verb("hash", "Compute the hash of a prompt from its content", "tracker prompt hash m01@v3", "tracker prompt hash --file prompt.json", "tracker prompt hash m01@v3 --canonical | sha256sum")
        {
            Arguments = { prompt },
            Options = { file, canonical },
            Run = (result, context) => Run(context, result.GetValue(prompt), result.GetValue(file), result.GetValue(canonical)),
        };
    }

    private static int Run(CommandContext context, string? address, string? file, bool canonical)
    {
        if (address is null == file is null)
        {
            context.Error.WriteLine("tracker: name a PROMPT, or a --file: one of them.");
            return ExitCode.Misuse;
        }

        var content = file is not null ? ReadFile(context, file)
            : context.FindData() is { } folder && new PromptFinder(context, folder).Find(address!) is { } bundle ? bundle.Content : null;
        if (content is not null)
        {
            var hash = PromptHash.Of(content);
            if (context.Json)
            {
                context.AnswerJson(json => json.WriteString("prompt_hash", hash));
            }
            else if (canonical)
            {
                context.Out.Write(Encoding.UTF8.GetString(PromptHash.Canonical(content)));
            }
            else
            {
                context.Out.WriteLine(hash);
            }
        }

        return context.Finish();
    }

    private static PromptContent? ReadFile(CommandContext context, string path)
    {
        if (JsonFile.Read(path, context.Problems) is not { } file)
        {
            return null;
        }

        using (file)
        {
            if (SnapshotText.InexactNumber(file.Tree.Root) is { Exists: true } number)
            {
                context.Problems.Add(file.SpanOf(number), Codes.Prompts.InexactNumber, $"{number} is no number that a binary number of 64 bits keeps", "write it as a text, or with fewer digits");
                return null;
            }

            if (SnapshotText.FaultOf(file.Tree.Root) is { } fault)
            {
                context.Problems.Add(file.SpanOf(fault.Node), Codes.Prompts.SourceUnfit, fault.Reason, "docs/prompts.md names the six keys and what may stand there");
                return null;
            }

            return SnapshotText.Read(file.Tree.Root);
        }
    }
}
