using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Prompts;

namespace StaticTracker.Commands;

/// <summary><c>tracker prompt show</c>: one prompt, whole or one part of it.</summary>
internal static class PromptShowCommand
{
    public static Verb Create()
    {
        var prompt = new Argument<string>("PROMPT") { HelpName = "PROMPT", CompletionSources = { Offers.Prompts }, Description = "Such as m01@v3, or the beginning of a hash" };
        var part = new Option<string?>("--part") { Description = "Only this part's text: root_system_prompt, task_prompt, role_prompts/NAME", HelpName = "PART" };
        return new Verb("show", "Show a prompt: what it says, what it runs with, and what was made with it", "tracker prompt show m01@v3", "tracker prompt show m01@v3 --part task_prompt > task.md")
        {
            Arguments = { prompt },
            Options = { part },
            Run = (result, context) => Run(context, result.GetValue(prompt)!, result.GetValue(part)),
        };
    }

    private static int Run(CommandContext context, string address, string? part)
    {
        if (context.FindData() is not { } folder || new PromptFinder(context, folder).Find(address) is not { } bundle)
        {
            return context.Finish();
        }

        if (part is not null)
        {
            WritePart(context, bundle, part);
            return context.Finish();
        }

        var uses = new PromptResults(context, folder).Of(bundle);
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                PromptJson.Head(json, bundle, uses);
                PromptJson.Content(json, bundle.Content);
            });
            return context.Finish();
        }

        WriteHead(context, bundle, uses);
        foreach (var (name, text) in bundle.Content.Texts)
        {
            context.Out.WriteLine();
            context.Out.WriteLine($"--- {ProblemReporter.Visible(name)}");
            WriteText(context, text);
        }

        return context.Finish();
    }

    private static void WritePart(CommandContext context, PromptBundle bundle, string part)
    {
        var texts = bundle.Content.Texts;
        if (texts.FirstOrDefault(t => t.Key == part) is { Key: not null } found)
        {
            context.Out.WriteLine(PromptText.Normalise(found.Value));
            return;
        }

        context.Problems.Add(
            SourceSpan.File(bundle.Address), Codes.Prompts.NoSuchPrompt, $"it has no part '{part}'",
            DidYouMean.Of(part, texts.Select(t => t.Key)) is { } meant ? $"did you mean '{meant}'?" : $"its parts: {string.Join(", ", texts.Select(t => t.Key))}");
    }

    private static void WriteHead(CommandContext context, PromptBundle bundle, PromptUses uses)
    {
        context.Out.WriteLine(ProblemReporter.Visible($"{bundle.Address}{(bundle.Label is { } label ? $"  {label}" : "")}"));
        Line("hash", bundle.Hash);
        Line("results", PromptListCommand.Words(uses));
        Line("amends", bundle.Amends);
        Line("models", bundle.Content.RoleModels.Count == 0 ? null : string.Join(", ", bundle.Content.RoleModels.Select(r => $"{r.Key}: {r.Value}")));
        Line("decoding", bundle.Content.Decoding == "{}" ? null : bundle.Content.Decoding);
        Line("tools", bundle.Content.ToolsContract == "{}" ? null : bundle.Content.ToolsContract);
        Line("from", bundle.SourcePaths.Count == 0 ? null : string.Join(", ", bundle.SourcePaths));
        Line("notes", bundle.Notes);

        void Line(string name, string? value)
        {
            if (value is not null)
            {
                context.Out.WriteLine($"  {name,-9}{ProblemReporter.Visible(value)}");
            }
        }
    }

    /// <summary>A text line by line, with what could move a terminal's cursor made visible.</summary>
    private static void WriteText(CommandContext context, string text)
    {
        foreach (var line in PromptText.Normalise(text).Split('\n'))
        {
            context.Out.WriteLine(ProblemReporter.Visible(line));
        }
    }
}
