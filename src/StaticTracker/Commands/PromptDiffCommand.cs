using System.CommandLine;
using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Prompts.Diffs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker prompt diff</c>: what differs between two prompts, and what moved with it in the results of the same two versions.</summary>
internal static class PromptDiffCommand
{
    private const string NotProof = "moves together, not proof of cause";

    public static Verb Create()
    {
        var before = new Argument<string>("BEFORE") { Description = "Such as m01@v2, or the beginning of a hash" };
        var after = new Argument<string>("AFTER") { Description = "Likewise" };
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
        var moved = withResults && before.Module == after.Module ? Moved(context, folder, before, after) : [];
        switch (format)
        {
            case "json":
                context.AnswerJson(json =>
                {
                    PromptDiffJson.Write(json, diff);
                    MovedFigures.WriteJson(json, NotProof, moved);
                });
                break;
            case "md":
                context.Out.Write(PromptDiffMarkdown.Of(diff));
                MovedFigures.WriteMarkdown(context.Out, NotProof, moved);
                break;
            default:
                foreach (var line in PromptDiffText.Of(diff).TrimEnd('\n').Split('\n'))
                {
                    context.Out.WriteLine(ProblemReporter.Visible(line));
                }

                MovedFigures.WriteText(context.Out, NotProof, moved);
                break;
        }

        return context.Finish();
    }

    /// <summary>The newest experiments of both versions on each model that they share, compared as one family.</summary>
    private static IReadOnlyList<ExperimentComparison> Moved(CommandContext context, DataFolder folder, PromptBundle before, PromptBundle after)
    {
        var settings = context.ReadSettings(folder);
        if (new ExperimentFinder(context, folder, settings).Read(before.Module) is not { } module)
        {
            return [];
        }

        var comparer = new Comparer(settings, false);
        var pairs = NewestByModel(module, before.Version).Join(NewestByModel(module, after.Version), e => e.Model, e => e.Model, (old, now) => comparer.Compare(module, Side(old), Side(now)));
        return ComparisonFamily.Judge([.. pairs.OrderBy(c => c.Before.Experiment.Model, StringComparer.Ordinal)], settings.NoDifferenceMargin);

        ComparisonSide Side(Experiment e) => ComparisonSide.Of(module, e, false, id => VerdictSheetReader.Read(folder, module.Id, id, context.Problems));
    }

    private static IEnumerable<Experiment> NewestByModel(Module module, PromptVersion version) =>
        module.Counted.Where(e => e.PromptVersion == version).GroupBy(e => e.Model, StringComparer.Ordinal).Select(g => g.OrderBy(e => e.Timestamp).ThenBy(e => e.Id, StringComparer.Ordinal).Last());
}
