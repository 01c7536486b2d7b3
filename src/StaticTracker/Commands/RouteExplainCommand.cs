using System.CommandLine;
using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker route explain</c>: what a router expects of each candidate on one item, and why.</summary>
internal static class RouteExplainCommand
{
    /// <summary>Features named for each candidate.</summary>
    private const int Most = 3;

    public static Verb Create()
    {
        var (module, router, format) = (RoutePlace.ModuleOf(), RoutePlace.RouterOf(), RoutePlace.FormatOf());
        var item = new Argument<string?>("ITEM") { Description = "An item of the router's data set, by its id", Arity = ArgumentArity.ZeroOrOne };
        var text = RunOptions.Text("--text", "TEXT", "An item that is not there, by its text ('-' reads standard input)");
        var tag = new Option<string[]>("--tag") { Description = "A tag of that item; may be given several times", HelpName = "TAG" };
        var language = RunOptions.Text("--language", "LANGUAGE", "The language of that item");
        return new Verb(
            "explain", "Say what a router expects of each candidate on an item, what moves it, and which it chooses",
            "tracker route explain m01 B000H3I2JG", "tracker route explain m01 B000H3I2JG --router v1 --format json", "tracker route explain m01 --text \"Vitamin C serum 30 ml\" --tag cosmetics")
        {
            Arguments = { module, item },
            Options = { text, tag, language, router, format },
            Run = (result, context) => Run(
                context, result.GetValue(module)!, new Wish(result.GetValue(item), result.GetValue(text), result.GetValue(tag) ?? [], result.GetValue(language), result.GetValue(router)),
                context.Json || result.GetValue(format) == "json"),
        };
    }

    private static int Run(CommandContext context, string name, Wish wish, bool isJson)
    {
        if ((wish.Item is null) == (wish.Text is null) || (wish.Text is null && (wish.Tags.Length > 0 || wish.Language is not null)))
        {
            context.Error.WriteLine("tracker: name an item by its id, or give its --text, with --tag and --language where it has them.");
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        if (RoutePlace.Find(context, folder, settings, name, out var exit) is not { } module)
        {
            return Math.Max(exit, context.Finish());
        }

        if (new RouterLibrary(folder).Find(module.Id, wish.Router, context.Problems) is not { } router || Explain(context, folder, settings, router, wish) is not { } explanation)
        {
            return context.Finish();
        }

        if (isJson)
        {
            context.AnswerJson(json => RouteJson.Explanation(json, explanation));
            return context.Finish();
        }

        context.Out.WriteLine(ProblemReporter.Visible($"{router.Address} chooses {explanation.Candidates[explanation.Chosen].Candidate.Name} for {explanation.Item ?? "this text"}"));
        TextColumns.Write(
            context.Out,
            [["", "Expected", "Reward", "USD/1,000", "Latency", "Moved most by, points against an average item"], .. explanation.Candidates.Select((c, i) => Row(c, i == explanation.Chosen))],
            1, 2, 3, 4);
        return context.Finish();
    }

    private static RouterExplanation? Explain(CommandContext context, DataFolder folder, Settings settings, Router router, Wish wish) =>
        wish.Item is { } item ? new RouterTest(folder, settings, context.Problems).Explain(router, item)
            : RouterExplanation.Of(router, null, new DataItem("") { Text = wish.Text == "-" ? context.Input.ReadToEnd() : wish.Text, Tags = wish.Tags, Language = wish.Language });

    private static string[] Row(ExplainedCandidate candidate, bool isChosen) =>
    [
        (isChosen ? "* " : "  ") + candidate.Candidate.Name, RouteWords.Percent(candidate.Chance), RouteWords.Number(candidate.Reward),
        RouteWords.Cost((double?)candidate.Candidate.CostPer1000), RouteWords.Latency((double?)candidate.Candidate.LatencyMs),
        candidate.Moves.Count == 0 ? "nothing" : string.Join(", ", candidate.Moves.Take(Most).Select(m => $"{m.Feature} {ComparisonWording.Points(m.Points)}")),
    ];

    private sealed record Wish(string? Item, string? Text, string[] Tags, string? Language, string? Router);
}
