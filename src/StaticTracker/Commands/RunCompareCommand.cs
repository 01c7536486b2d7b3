using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Runs.Comparing;
using StaticTracker.Runs.Comparing.Reports;

namespace StaticTracker.Commands;

/// <summary><c>tracker run compare</c>: two runs on the same items, item by item, and what they were made with and took. It reports and does not judge.</summary>
internal static class RunCompareCommand
{
    public static Verb Create()
    {
        var before = new Argument<string>("BEFORE") { HelpName = "BEFORE", CompletionSources = { Offers.Runs }, Description = "A run's id, or its beginning" };
        var after = new Argument<string>("AFTER") { HelpName = "AFTER", CompletionSources = { Offers.Runs }, Description = "Likewise" };
        var format = new Option<string>("--format") { Description = "text, md or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "json");
        var intersection = new Option<bool>("--intersection") { Description = "Compare only the items that both runs have, also where their data differ" };
        var all = new Option<bool>("--all") { Description = "Name every item that changed" };
        return new Verb(
            "compare", "Compare two runs on the same items: figures, scores, items, prompt, settings, cost",
            "tracker run compare m01_v2_20260119T101500Z_5e6f7a8b m01_v3_20260120T003146Z_1a2b3c4d",
            "tracker run compare m01_v2_2026 m01_v3_2026 --intersection --format md --all")
        {
            Arguments = { before, after },
            Options = { intersection, format, all },
            Run = (result, context) => Run(
                context, (result.GetValue(before)!, result.GetValue(after)!), result.GetValue(intersection), context.Json ? "json" : result.GetValue(format)!, result.GetValue(all)),
        };
    }

    private static int Run(CommandContext context, (string Before, string After) named, bool intersection, string format, bool all)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var finder = new RunFinder(context, folder);
        if (finder.Find(named.Before) is not { } before || finder.Find(named.After) is not { } after)
        {
            return context.Finish();
        }

        if (before.Id == after.Id || before.Module != after.Module)
        {
            context.Error.WriteLine(before.Id == after.Id ? $"tracker: both are {before.Id}."
                : $"tracker: {before.Id} is of {before.Module} and {after.Id} of {after.Module}: only runs of one module can be compared.");
            return ExitCode.Misuse;
        }

        var settings = context.ReadSettings(folder);
        var module = new ExperimentFinder(context, folder, settings).Read(before.Module) ?? new Module { Id = before.Module };
        var results = new RunResults(context, folder, settings);
        if (context.Problems.HasErrors || results.Of(before, module) is not { } one || results.Of(after, module) is not { } other)
        {
            return context.Finish();
        }

        var comparison = new RunComparer(settings, intersection).Compare(module, one, other);
        switch (format)
        {
            case "json":
                context.AnswerJson(json => RunCompareJson.Write(json, comparison));
                break;
            case "md":
                context.Out.Write(RunCompareMarkdown.Of(comparison, all));
                break;
            default:
                context.Out.Write(RunCompareText.Of(comparison, all));
                break;
        }

        return context.Finish();
    }
}
