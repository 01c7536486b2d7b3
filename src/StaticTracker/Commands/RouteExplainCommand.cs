using System.CommandLine;
using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Routing;

namespace StaticTracker.Commands;

/// <summary><c>tracker route explain</c>: what a router expects of each candidate on one item, and why.</summary>
internal static class RouteExplainCommand
{
    /// <summary>Features named for each candidate.</summary>
    private const int Most = 3;

    public static Verb Create()
    {
        var (module, router, format) = (RoutePlace.ModuleOf(), RoutePlace.RouterOf(), RoutePlace.FormatOf());
        var item = new Argument<string>("ITEM") { Description = "An item of the router's data set, by its id" };
        return new Verb("explain", "Say what a router expects of each candidate on an item, what moves it, and which it chooses", "tracker route explain m01 B000H3I2JG", "tracker route explain m01 B000H3I2JG --router v1 --format json")
        {
            Arguments = { module, item },
            Options = { router, format },
            Run = (result, context) => Run(context, result.GetValue(module)!, result.GetValue(item)!, result.GetValue(router), context.Json || result.GetValue(format) == "json"),
        };
    }

    private static int Run(CommandContext context, string name, string item, string? wanted, bool isJson)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        if (RoutePlace.Find(context, folder, settings, name, out var exit) is not { } module)
        {
            return Math.Max(exit, context.Finish());
        }

        if (new RouterLibrary(folder).Find(module.Id, wanted, context.Problems) is not { } router
            || new RouterTest(folder, settings, context.Problems).Explain(router, item) is not { } explanation)
        {
            return context.Finish();
        }

        if (isJson)
        {
            context.AnswerJson(json => RouteJson.Explanation(json, explanation));
            return context.Finish();
        }

        context.Out.WriteLine(ProblemReporter.Visible($"{router.Address} chooses {explanation.Candidates[explanation.Chosen].Candidate.Name} for {explanation.Item}"));
        TextColumns.Write(
            context.Out,
            [["", "Expected", "Reward", "USD/1,000", "Latency", "Moved most by, points against an average item"], .. explanation.Candidates.Select((c, i) => Row(c, i == explanation.Chosen))],
            1, 2, 3, 4);
        return context.Finish();
    }

    private static string[] Row(ExplainedCandidate candidate, bool isChosen) =>
    [
        (isChosen ? "* " : "  ") + candidate.Candidate.Name, RouteWords.Percent(candidate.Chance), RouteWords.Number(candidate.Reward),
        RouteWords.Cost((double?)candidate.Candidate.CostPer1000), RouteWords.Latency((double?)candidate.Candidate.LatencyMs),
        candidate.Moves.Count == 0 ? "nothing" : string.Join(", ", candidate.Moves.Take(Most).Select(m => $"{m.Feature} {ComparisonWording.Points(m.Points)}")),
    ];
}
