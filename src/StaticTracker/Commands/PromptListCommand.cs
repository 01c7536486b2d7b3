using System.CommandLine;
using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Prompts;

namespace StaticTracker.Commands;

/// <summary><c>tracker prompt list</c>: every bundle with its hash, and how many results were made with it.</summary>
internal static class PromptListCommand
{
    public static Verb Create()
    {
        var module = new Argument<string?>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "Only this module's", Arity = ArgumentArity.ZeroOrOne };
        return new Verb("list", "List the prompts with their hashes, and how many results were made with each", "tracker prompt list", "tracker prompt list m01 --json")
        {
            Arguments = { module },
            Run = (result, context) => Run(context, result.GetValue(module)),
        };
    }

    public static int Run(CommandContext context, string? wanted)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var library = new PromptLibrary(folder);
        var modules = library.Modules;
        if (wanted is not null)
        {
            if (ModuleArgument.Find(context, wanted, [.. PromotionPlace.Modules(folder), .. modules.Select(m => m.Text)]) is not { } one)
            {
                return ExitCode.Misuse;
            }

            modules = [one];
        }

        var results = new PromptResults(context, folder);
        var found = modules.SelectMany(m => library.Of(m, context.Problems)).Select(b => (Bundle: b, Uses: results.Of(b))).ToList();
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteStartArray("prompts");
                foreach (var (bundle, uses) in found)
                {
                    json.WriteStartObject();
                    PromptJson.Head(json, bundle, uses);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
        else
        {
            TextColumns.Write(context.Out, [.. found.Select(f => new[] { f.Bundle.Address, PromptHash.Short(f.Bundle.Hash), Words(f.Uses), f.Bundle.Label ?? "" })]);
            context.Say(Said(found.Count, wanted));
        }

        return context.Finish();
    }

    /// <summary>"3 prompts", or where there are none what brings one.</summary>
    public static string Said(int found, string? module) =>
        found > 0 ? Commands.Count.Of(found, "prompt") : $"no prompts{(module is null ? "" : $" of {module}")} are kept here: 'tracker prompt add' or 'tracker prompt import' brings one";

    /// <summary>"3 results", "3 results, 1 of another content, 2 that do not say".</summary>
    public static string Words(PromptUses uses)
    {
        var words = new List<string>();
        if (uses.Same > 0 || uses is { Other: 0, Unknown: 0 })
        {
            words.Add(Commands.Count.Of(uses.Same, "result"));
        }

        if (uses.Other > 0)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{uses.Other} of another content"));
        }

        if (uses.Unknown > 0)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{uses.Unknown} that {(uses.Unknown == 1 ? "does" : "do")} not say"));
        }

        return string.Join(", ", words);
    }
}
