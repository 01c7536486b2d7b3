using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Routing;

namespace StaticTracker.Commands;

/// <summary><c>tracker route eval</c>: a router on the items that were held out. Exit codes: 0 it pays, 1 it does not, 3 that is not shown.</summary>
internal static class RouteEvalCommand
{
    public static Verb Create()
    {
        var (module, router, format) = (RoutePlace.ModuleOf(), RoutePlace.RouterOf(), RoutePlace.FormatOf());
        return new Verb(
            "eval", "Hold a router against each of its candidates on the items held out (exit 0: it pays, 1: it does not, 3: not enough evidence)",
            "tracker route eval m01", "tracker route eval m01 --router v1 --format json")
        {
            Arguments = { module },
            Options = { router, format },
            Run = (result, context) => Run(context, result.GetValue(module)!, result.GetValue(router), context.Json || result.GetValue(format) == "json"),
        };
    }

    private static int Run(CommandContext context, string name, string? wanted, bool isJson)
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
            || new RouterTest(folder, settings, context.Problems).Evaluate(module, router) is not { } evaluation)
        {
            return RoutePlace.ExitOf(context, context.Finish());
        }

        if (isJson)
        {
            context.AnswerJson(json => RouteJson.Evaluation(json, evaluation));
        }
        else
        {
            WriteText(context.Out, evaluation);
        }

        exit = context.Finish();
        return exit != ExitCode.Fine ? exit : evaluation.Outcome switch
        {
            RouterOutcome.Pays => ExitCode.Fine,
            RouterOutcome.DoesNotPay => ExitCode.Problems,
            _ => ExitCode.NotEnoughEvidence,
        };
    }

    private static void WriteText(TextWriter output, RouterEvaluation evaluation)
    {
        var router = evaluation.Router;
        output.WriteLine(ProblemReporter.Visible($"{router.Address} {RouteWords.Outcome(evaluation)}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  on {evaluation.Items} of {evaluation.SuiteItems} items of {router.Benchmark.Address}, {Count.Of(evaluation.Verdicts, "verdict")} of each, data set {RoutePlace.DataSetOf(router)}"));
        output.WriteLine();
        TextColumns.Write(output, [["", "Pass rate", "95 %", "Reward", "USD/1,000", "Latency", "Chosen"], Row(router.Address, evaluation.Routed), .. evaluation.Singles.Select(s => Row(s.Name, s)), Row("oracle", evaluation.Oracle)], 1, 2, 3, 4, 5, 6);
        output.WriteLine();
        var changes = evaluation.Singles.SelectMany(s => new[] { (s, s.Reached!), (s, s.PassRateReached) }).Where(c => c.Item2 is not null).ToList();
        TextColumns.Write(
            output,
            [
                ["Router against", "", "Points", "Interval", "p", "Better", "Worse", ""],
                .. changes.Select(c => Change(c.s.Name + (c.s.Name == router.BestSingle ? " (best single)" : ""), c.Item2!)),
            ],
            2, 3, 4, 5, 6);
        if (changes[0].Item2 is { Evidence: { } evidence, Judgement: var judgement })
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ComparisonWording.Of(evidence.Method)}; {Count.Of(judgement.Family, "comparison")} adjusted together, intervals at {ComparisonWording.Level(judgement.Level)}"));
        }
    }

    private static string[] Row(string name, ArmFigure arm) =>
    [
        name, $"{arm.PassRate.Rate} %", RouteWords.Interval(arm.PassRate), RouteWords.Number(arm.Reward), RouteWords.Cost(arm.CostPer1000), RouteWords.Latency(arm.LatencyMs),
        arm.Chosen is { } chosen ? chosen.ToString(CultureInfo.InvariantCulture) : "",
    ];

    private static string[] Change(string name, FigureComparison figure) =>
    [
        name, figure.Name.ToString().ToLowerInvariant(), figure.Evidence is { } e ? ComparisonWording.Points(e.Points) : "", figure.Judgement.Interval is { } interval ? ComparisonWording.Points(interval).ToString() : "",
        figure.Judgement.AdjustedP is { } p ? ComparisonWording.P(p) : "", Number(figure.Evidence?.PairsBetter), Number(figure.Evidence?.PairsWorse), ComparisonWording.Of(figure.Judgement.Word).ToString(),
    ];

    private static string Number(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";
}
