using System.CommandLine;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker compare</c>: two experiments of a module, in full. It reports and does not judge: the exit code is 0 also where it got worse.</summary>
internal static class CompareCommand
{
    public static Verb Create()
    {
        var before = new Argument<string>("EXPERIMENT") { Description = "An experiment's id, or a cell such as m01@v3/gpt-5: its newest run, pooled with its repeats" };
        var after = new Argument<string?>("AFTER") { Description = "What came after it (left out: EXPERIMENT is compared with the version before it)", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "text, md or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "json");
        var all = new Option<bool>("--all") { Description = "Name every item whose verdict flipped" };
        var midP = new Option<bool>("--mid-p") { Description = "Use McNemar's mid-p where an item has one verdict: sees more, guarantees less" };
        return new Verb(
            "compare", "Compare two experiments of a module: better, worse, or not enough evidence",
            "tracker compare m01@v4/gpt-5 m01@v5/gpt-5     # two cells, repeats pooled",
            "tracker compare m01@v5/gpt-5                  # with the version before, same model and data set",
            "tracker compare m01_v4_gpt5_20260121_1a2b3c4d m01_v5_gpt5_20260122_5e6f7a8b --format md --all")
        {
            Arguments = { before, after },
            Options = { format, all, midP },
            Run = (result, context) => Run(
                context, result.GetValue(before)!, result.GetValue(after), new Wish(context.Json ? "json" : result.GetValue(format)!, result.GetValue(all), result.GetValue(midP))),
        };
    }

    private static int Run(CommandContext context, string first, string? second, Wish wish)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        var finder = new ExperimentFinder(context, folder, settings);
        if (finder.Find(first) is not { } one || (second is null ? Before(context, one) : finder.Find(second)) is not { } other)
        {
            context.Finish();
            return ExitCode.Misuse;
        }

        var (before, after) = second is null ? (other, one) : (one, other);
        if (before.Module.Id != after.Module.Id)
        {
            context.Error.WriteLine($"tracker: {before.Experiment.Id} is of {before.Module.Id} and {after.Experiment.Id} of {after.Module.Id}: only experiments of one module can be compared.");
            return ExitCode.Misuse;
        }

        if (before.Experiment.Id == after.Experiment.Id)
        {
            context.Error.WriteLine($"tracker: both are {before.Experiment.Id}.");
            return ExitCode.Misuse;
        }

        var module = before.Module;
        var comparison = new Comparer(settings, wish.MidP).Compare(module, Side(before), Side(after));
        var judged = ComparisonFamily.Judge([comparison], settings.NoDifferenceMargin)[0];
        context.Out.Write(wish.Format switch
        {
            "json" => ComparisonJson.Of(judged),
            "md" => ComparisonMarkdown.Of(judged, wish.AllFlips),
            _ => ComparisonText.Of(judged, wish.AllFlips),
        });
        return context.Finish();

        ComparisonSide Side(FoundExperiment found) =>
            ComparisonSide.Of(module, found.Experiment, found.IsCell, id => VerdictSheetReader.Read(folder, module.Id, id, context.Problems));
    }

    private static FoundExperiment? Before(CommandContext context, FoundExperiment found)
    {
        if (RunSeries.VersionBefore(found.Module, found.Experiment) is { } before)
        {
            return found with { Experiment = before };
        }

        var e = found.Experiment;
        context.Error.WriteLine(ProblemReporter.Visible($"tracker: no version before {e.PromptVersion} of {found.Module.Id} was run on {e.Model} and the same data set."));
        context.Error.WriteLine("Name what to compare it with: tracker compare EXPERIMENT AFTER");
        return null;
    }

    private sealed record Wish(string Format, bool AllFlips, bool MidP);
}
