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
        var before = new Argument<string>("EXPERIMENT") { HelpName = "EXPERIMENT", CompletionSources = { Offers.Experiments }, Description = "An experiment's id, or a cell such as m01@v3/gpt-5: its newest run, pooled with its repeats" };
        var after = new Argument<string?>("AFTER") { HelpName = "AFTER", CompletionSources = { Offers.Experiments }, Description = "What came after it (left out: EXPERIMENT is compared with its module's baseline, else the version before)", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "text, md or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "json");
        var against = new Option<string?>("--against") { Description = "Compare EXPERIMENT with this baseline of tracker.json", HelpName = "NAME" };
        var all = new Option<bool>("--all") { Description = "Name every item whose verdict flipped" };
        var midP = new Option<bool>("--mid-p") { Description = "Use McNemar's mid-p where an item has one verdict: sees more, guarantees less" };
        return new Verb(
            "compare", "Compare two experiments of a module: better, worse, or not enough evidence",
            "tracker compare m01@v4/gpt-5 m01@v5/gpt-5     # two cells, repeats pooled",
            "tracker compare m01@v5/gpt-5                  # with the version before, same model and data set",
            "tracker compare m01_v4_gpt5_20260121_1a2b3c4d m01_v5_gpt5_20260122_5e6f7a8b --format md --all")
        {
            Arguments = { before, after },
            Options = { against, format, all, midP },
            Run = (result, context) => Run(
                context, result.GetValue(before)!, result.GetValue(after),
                new Wish(context.Json ? "json" : result.GetValue(format)!, result.GetValue(all), result.GetValue(midP), result.GetValue(against))),
        };
    }

    private static int Run(CommandContext context, string first, string? second, Wish wish)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        if (Refusal(settings, second, wish) is { } refusal)
        {
            context.Error.WriteLine(ProblemReporter.Visible($"tracker: {refusal}"));
            return ExitCode.Misuse;
        }

        if (Choose(context, new ExperimentFinder(context, folder, settings), settings, (first, second), wish) is not { } pair)
        {
            context.Finish();
            return ExitCode.Misuse;
        }

        var module = pair.Before.Module;
        var comparison = new Comparer(settings, wish.MidP).Compare(module, Side(pair.Before), Side(pair.After));
        var named = comparison with { Baseline = pair.Choice?.Name, Notes = [.. pair.Choice?.AllNotes ?? [], .. comparison.Notes] };
        var judged = ComparisonFamily.Judge([named], settings.NoDifferenceMargin)[0];
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

    /// <summary>Both ends, the earlier first; null, which is told, where they cannot be compared.</summary>
    private static Pair? Choose(CommandContext context, ExperimentFinder finder, Settings settings, (string First, string? Second) named, Wish wish)
    {
        if (finder.Find(named.First) is not { } one)
        {
            return null;
        }

        if (named.Second is null)
        {
            var choice = new BaselineFinder(settings).Find(one.Module, one.Experiment, wish.Against);
            return Baseline(context, one, choice) is { } before ? new Pair(before, one, choice) : null;
        }

        if (finder.Find(named.Second) is not { } other)
        {
            return null;
        }

        if (one.Module.Id != other.Module.Id || one.Experiment.Id == other.Experiment.Id)
        {
            context.Error.WriteLine(one.Module.Id == other.Module.Id ? $"tracker: both are {one.Experiment.Id}."
                : $"tracker: {one.Experiment.Id} is of {one.Module.Id} and {other.Experiment.Id} of {other.Module.Id}: only experiments of one module can be compared.");
            return null;
        }

        return new Pair(one, other, null);
    }

    private static string? Refusal(Settings settings, string? second, Wish wish)
    {
        if (wish.Against is not { } name)
        {
            return null;
        }

        return second is not null ? "--against names what EXPERIMENT is compared with, so that AFTER has no place."
            : settings.Baselines.Names.Contains(name, StringComparer.Ordinal) ? null
            : $"there is no baseline '{name}' in tracker.json.{(DidYouMean.Of(name, settings.Baselines.Names) is { } near ? $" Did you mean '{near}'?" : "")}";
    }

    private static FoundExperiment? Baseline(CommandContext context, FoundExperiment found, BaselineChoice choice)
    {
        if (choice.Experiment is { } before)
        {
            return found with { Experiment = before, IsCell = found.IsCell && choice.Pools };
        }

        context.Error.WriteLine(ProblemReporter.Visible($"tracker: {found.Module.Id} {found.Experiment.PromptVersion} has nothing to be compared with: {choice.Missing}."));
        if (choice.Note is { } note)
        {
            context.Error.WriteLine(ProblemReporter.Visible(note.ToString()));
        }

        context.Error.WriteLine("Name what to compare it with: tracker compare EXPERIMENT AFTER");
        return null;
    }

    /// <summary>What is compared; the choice is null where both were named.</summary>
    private sealed record Pair(FoundExperiment Before, FoundExperiment After, BaselineChoice? Choice);

    private sealed record Wish(string Format, bool AllFlips, bool MidP, string? Against);
}
