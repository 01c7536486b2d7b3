using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Prompts.Diffs;
using StaticTracker.Runs.Moves;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker prompt diff</c>: what differs between two prompts, and what moved with it in the results of the same two versions.</summary>
internal static class PromptDiffCommand
{
    public static Verb Create()
    {
        var before = new Argument<string>("BEFORE") { HelpName = "BEFORE", CompletionSources = { Offers.Prompts }, Description = "Such as m01@v2, or the beginning of a hash" };
        var after = new Argument<string>("AFTER") { HelpName = "AFTER", CompletionSources = { Offers.Prompts }, Description = "Likewise" };
        var format = new Option<string>("--format") { Description = "text, json or md (default: text)", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "md");
        var only = new Option<bool>("--only-text") { Description = "The prompts alone, without what moved in the results" };
        return new Verb("diff", "Show what differs between two prompts, rules first, and what moved with it in their results", "tracker prompt diff m01@v2 m01@v3", "tracker prompt diff m01@v2 m01@v3 --format md")
        {
            Arguments = { before, after },
            Options = { format, only },
            Run = (result, context) => Run(context, result.GetValue(before)!, result.GetValue(after)!, context.Json ? "json" : result.GetValue(format)!, !result.GetValue(only)),
        };
    }

    private static int Run(CommandContext context, string first, string second, string format, bool withResults)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var finder = new PromptFinder(context, folder);
        if (finder.Find(first) is not { } before || finder.Find(second) is not { } after)
        {
            return context.Finish();
        }

        var diff = PromptDiffer.Of(before, after);
        var moved = withResults && before.Module == after.Module ? Moved(context, folder, diff) : MovedResults.None;
        switch (format)
        {
            case "json":
                context.AnswerJson(json =>
                {
                    PromptDiffJson.Write(json, diff);
                    MovedFigures.WriteJson(json, MovedResults.NotProof.ToString(), moved.Comparisons);
                    SectionFigures.WriteJson(json, moved);
                });
                break;
            case "md":
                context.Out.Write(PromptDiffMarkdown.Of(diff));
                MovedFigures.WriteMarkdown(context.Out, MovedResults.NotProof.ToString(), moved.Comparisons);
                SectionFigures.WriteMarkdown(context.Out, moved);
                break;
            default:
                foreach (var line in PromptDiffText.Of(diff).TrimEnd('\n').Split('\n'))
                {
                    context.Out.WriteLine(ProblemReporter.Visible(line));
                }

                MovedFigures.WriteText(context.Out, MovedResults.NotProof.ToString(), moved.Comparisons);
                SectionFigures.WriteText(context.Out, moved);
                break;
        }

        return context.Finish();
    }

    /// <summary>What moved in the results of both versions, as one family.</summary>
    private static MovedResults Moved(CommandContext context, DataFolder folder, PromptDiff diff)
    {
        var settings = context.ReadSettings(folder);
        var id = diff.Before.Module;
        return new ExperimentFinder(context, folder, settings).Read(id) is not { } module ? MovedResults.None
            : new MoveFinder(settings, e => VerdictSheetReader.Read(folder, id, e, context.Problems), (set, version) => ItemSheetReader.Read(folder, id, set, version, context.Problems)).Find(module, diff);
    }
}
