using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Prompts.Sources;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker prompt import</c>: brings prompts along from where they were kept before.</summary>
internal static class PromptImportCommand
{
    public static Verb Create()
    {
        var source = new Argument<string>("SOURCE") { Description = "A folder of files such as m01_v3_task.md, a promptfoo configuration, or a registry.json or its folder" };
        var module = RunOptions.Text("--module", "ID", "The module, where the source does not say", Offers.Modules);
        var write = new FileWrite();
        var verb = new Verb(
            "import", "Bring prompts along from files, a promptfoo configuration or a registry; what is there already stays as it is",
            "tracker prompt import prompts/                              # m01_v3_system.md, m01_v3_task.md, …",
            "tracker prompt import promptfooconfig.yaml --module m02",
            "tracker prompt import registry/ --module triage --commit    # v1, v2, … by their timestamps")
        {
            Arguments = { source },
            Options = { module },
            Run = (result, context) => Run(context, result, write, result.GetValue(source)!, result.GetValue(module)),
        };
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static int Run(CommandContext context, ParseResult result, FileWrite write, string source, string? module)
    {
        if (module is not null && !ModuleId.TryParse(module, out _))
        {
            context.Error.WriteLine($"tracker: '{ProblemReporter.Visible(module)}' is no module: valid are {ModuleId.ValidValues}.");
            return ExitCode.Misuse;
        }

        return write.Run(context, result, folder => Plan(context, folder, source, module is null ? null : ModuleId.Parse(module)));
    }

    private static FileAct? Plan(CommandContext context, DataFolder folder, string source, ModuleId? module)
    {
        var found = Read(context, source);
        if (context.Problems.HasErrors)
        {
            return null;
        }

        var shelf = new PromptShelf(folder, context.Problems);
        var files = new List<(string Path, byte[]? Content)>();
        var lines = new List<(string Word, PromptBundle Bundle)>();
        foreach (var prompt in found)
        {
            if ((prompt.Module ?? module) is not { } of)
            {
                context.Problems.Add(SourceSpan.File(source), Codes.Importing.FieldMissing, "nothing here says which module these prompts are of", "give it with --module");
                return null;
            }

            var bundle = new PromptBundle
            {
                Module = of, Version = prompt.Version, Label = prompt.Label, Notes = prompt.Notes, SourcePaths = prompt.SourcePaths, Content = prompt.Content, Hash = PromptHash.Of(prompt.Content),
            };
            if (shelf.FilesOf(bundle) is not { } made)
            {
                return null;
            }

            files.AddRange(made.Select(f => (f.Path, (byte[]?)f.Content)));
            lines.Add((made.Count == 0 ? "already there" : "added", bundle));
        }

        if (lines.Count == 0)
        {
            context.Problems.Add(SourceSpan.File(source), Codes.Prompts.SourceUnfit, "there is no prompt in it that can be read", "docs/prompts.md says what is read");
            return null;
        }

        return new FileAct(files, lines.Count == 1 ? $"Import prompt {lines[0].Bundle.Address}" : $"Import {Count.Of(lines.Count, "prompt")}") { Answer = isDry => Answer(context, lines, isDry) };
    }

    private static IReadOnlyList<FoundPromptVersion> Read(CommandContext context, string source)
    {
        if (Directory.Exists(source))
        {
            var registry = Path.Combine(source, PromptRegistry.FileName);
            return File.Exists(registry) ? PromptRegistry.Read(registry, context.Problems) : PromptFiles.Read(source, context.Problems);
        }

        if (!File.Exists(source))
        {
            context.Problems.Add(SourceSpan.File(source), Codes.Importing.NotFound, "there is no such file or folder");
            return [];
        }

        return Path.GetFileName(source) == PromptRegistry.FileName ? PromptRegistry.Read(source, context.Problems) : PromptfooConfig.Read(source, context.Problems);
    }

    private static void Answer(CommandContext context, IReadOnlyList<(string Word, PromptBundle Bundle)> lines, bool isDry)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteBoolean("dry_run", isDry);
                json.WriteStartArray("prompts");
                foreach (var (word, bundle) in lines)
                {
                    json.WriteStartObject();
                    json.WriteString("prompt", bundle.Address);
                    json.WriteString("prompt_hash", bundle.Hash);
                    json.WriteBoolean("added", word == "added");
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        TextColumns.Write(context.Out, [.. lines.Select(l => new[] { isDry && l.Word == "added" ? "would add" : l.Word, l.Bundle.Address, PromptHash.Short(l.Bundle.Hash), l.Bundle.Label ?? "" })]);
    }
}
