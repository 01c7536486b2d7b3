using System.CommandLine;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;

namespace StaticTracker.Commands;

/// <summary><c>tracker prompt verify</c>: whether each bundle is what its hash says, and which results were made with it.</summary>
internal static class PromptVerifyCommand
{
    public static Verb Create()
    {
        var module = new Argument<string?>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "Only this module's", Arity = ArgumentArity.ZeroOrOne };
        return new Verb("verify", "Recompute every prompt's hash, and say which results were made with what lies here", "tracker prompt verify", "tracker prompt verify m01 --json")
        {
            Arguments = { module },
            Run = (result, context) => Run(context, result.GetValue(module)),
        };
    }

    private static int Run(CommandContext context, string? wanted)
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
        var verified = modules.SelectMany(m => library.Of(m, context.Problems)).Select(b => Verify(context, b, results.ExperimentsOf(b))).ToList();
        if (context.Json)
        {
            context.AnswerJson(json => WriteJson(json, verified));
        }
        else
        {
            TextColumns.Write(context.Out, [.. verified.Select(v => new[] { v.Bundle.Address, v.IsSound ? "sound" : "CHANGED", PromptListCommand.Words(v.Uses) })]);
            context.Say(PromptListCommand.Said(verified.Count, wanted));
        }

        return context.Finish();
    }

    private static Verified Verify(CommandContext context, PromptBundle bundle, IReadOnlyList<Experiment> experiments)
    {
        var hash = PromptHash.Of(bundle.Content);
        var mend = $"restore its files from git, or make the next version of it: tracker prompt add {bundle.Module} {bundle.Version} --amend";
        if (hash != bundle.Hash)
        {
            context.Problems.Add(SourceSpan.File(bundle.Address), Codes.Prompts.HashDiffers, $"its content has the hash {hash}, and it says {bundle.Hash}", mend);
        }

        var uses = new PromptUses(experiments.Count(e => e.PromptHash == hash), experiments.Count(e => e.PromptHash is not null && e.PromptHash != hash), experiments.Count(e => e.PromptHash is null));
        if (uses.Other > 0)
        {
            var first = experiments.First(e => e.PromptHash is not null && e.PromptHash != hash);
            context.Problems.Add(SourceSpan.File(bundle.Address), Codes.Prompts.PublishedChanged, $"{Commands.Count.Of(uses.Other, "result")} of it, such as {first.Id}, {(uses.Other == 1 ? "was" : "were")} made with another content", mend);
        }

        return new Verified(bundle, hash == bundle.Hash, uses);
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<Verified> verified)
    {
        json.WriteStartArray("prompts");
        foreach (var v in verified)
        {
            json.WriteStartObject();
            json.WriteString("prompt", v.Bundle.Address);
            json.WriteBoolean("sound", v.IsSound);
            json.WriteNumber("results", v.Uses.Same);
            json.WriteNumber("results_of_another_content", v.Uses.Other);
            json.WriteNumber("results_without_hash", v.Uses.Unknown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private sealed record Verified(PromptBundle Bundle, bool IsSound, PromptUses Uses);
}
