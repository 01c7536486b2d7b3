using System.CommandLine;
using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Routing;
using StaticTracker.Storage;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Commands;

/// <summary><c>tracker route train</c>: learns a router from stored verdicts and keeps it as the next version. Exit code 3: there is too little to learn from.</summary>
internal static class RouteTrainCommand
{
    private const decimal MostWeight = 1_000_000;
    private const decimal MostPenalty = 1_000_000_000;
    private const int MostWords = 200;

    public static Verb Create()
    {
        var module = RoutePlace.ModuleOf();
        var suite = RunOptions.Text("--benchmark", "SUITE", "Hold out the items of this suite (default: the promotion policy's, or the module's only one)");
        var dataset = RunOptions.Text("--dataset", "NAME", "Learn on this data set, where candidates stand on several ('default': the one without a name)");
        var version = RunOptions.Text("--dataset-version", "VERSION", "Learn on this version of it");
        var candidate = new Option<string[]>("--candidate") { Description = "Choose among these only: a version on a model, such as v3/gpt-5; may be given several times", HelpName = "CELL" };
        var cost = Number("--cost-weight", "Points that a US dollar per 1,000 items takes off (default: the promotion policy's, or 0)", MostWeight, allowZero: true);
        var latency = Number("--latency-weight", "Points that a second of mean latency takes off (default: the promotion policy's, or 0)", MostWeight, allowZero: true);
        var penalty = Number("--penalty", "How strongly coefficients are held back, instead of what cross-validation chooses", MostPenalty, allowZero: false);
        var words = new Option<int>("--words") { Description = "So many of the commonest words of the items' texts are features, where texts are kept", HelpName = "N", DefaultValueFactory = _ => 20 };
        words.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n > MostWords))
            {
                r.AddError($"--words '{ProblemReporter.Visible(token.Value)}' is no number from 0 to {MostWords}.");
            }
        });
        var write = new FileWrite();
        var verb = new Verb(
            "train", "Learn from stored verdicts, on all items but those of a benchmark suite, and keep the router as the next version (exit 3: too few items)",
            "tracker route train m01 --benchmark m01-core --commit",
            "tracker route train m01 --candidate v4/gpt-4o --candidate v5/gpt-4o-mini --cost-weight 2")
        {
            Arguments = { module },
            Options = { suite, dataset, version, candidate, cost, latency, penalty, words },
            Run = (result, context) => Run(context, result, write, result.GetValue(module)!, policy => new TrainingOptions
            {
                Suite = result.GetValue(suite),
                Dataset = result.GetValue(dataset),
                DatasetVersion = result.GetValue(version),
                Candidates = result.GetValue(candidate) ?? [],
                Weights = new RewardWeights(result.GetValue(cost) ?? policy?.CostWeight ?? 0, result.GetValue(latency) ?? policy?.LatencyWeight ?? 0),
                Penalty = result.GetValue(penalty),
                Words = result.GetValue(words),
            }),
        };
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static Option<decimal?> Number(string name, string description, decimal most, bool allowZero) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        CustomParser = result =>
        {
            var text = result.Tokens is [var token] ? token.Value : "";
            if (CellNumber.Of(text) is { } number && number <= most && (number > 0 || (allowZero && number == 0)))
            {
                return number;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} '{ProblemReporter.Visible(text)}' is no number {(allowZero ? "from 0" : "above 0")} up to {most:0}."));
            return null;
        },
    };

    private static int Run(CommandContext context, ParseResult result, FileWrite write, string name, Func<PromotionPolicy?, TrainingOptions> optionsOf)
    {
        var isMisuse = false;
        var exit = write.Run(context, result, folder =>
        {
            var settings = context.ReadSettings(folder);
            var module = RoutePlace.Find(context, folder, settings, name, out var found);
            isMisuse = found == ExitCode.Misuse;
            return module is null ? null : Plan(context, folder, settings, module, optionsOf(settings.Promotion.Of(module.Id)));
        });
        return isMisuse ? ExitCode.Misuse : RoutePlace.ExitOf(context, exit);
    }

    private static FileAct? Plan(CommandContext context, DataFolder folder, Settings settings, Module module, TrainingOptions options)
    {
        var library = new RouterLibrary(folder);
        if (new RouterTraining(folder, settings, context.Problems).Train(module, options) is not { } trained)
        {
            return null;
        }

        var router = library.Versioned(trained, context.Problems);
        if (context.Problems.HasErrors)
        {
            return null;
        }

        var path = folder.RouterFile(router.Module, router.Version);
        return File.Exists(path) ? new FileAct([], "") { Answer = _ => Answer(context, router, "is there already:") }
            : new FileAct([(path, RouterText.Of(router))], $"Keep router {router.Address}: {Count.Of(router.Candidates.Count, "candidate")}, {Count.Of(router.Items, "item")}")
            {
                Answer = isDry => Answer(context, router, isDry ? "would keep" : "kept"),
            };
    }

    private static void Answer(CommandContext context, Router router, string done)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteString("done", done.TrimEnd(':'));
                RouteJson.Head(json, router);
            });
            return;
        }

        context.Out.WriteLine($"{done} {router.Address}: learned from {Count.Of(router.Items, "item")}, {Count.Of(router.Verdicts, "verdict")} of each candidate, data set {RoutePlace.DataSetOf(router)}");
        context.Out.WriteLine($"  {Count.Of(router.HeldOut, "item")} held out for {router.Benchmark.Address}{(router.LeftOut > 0 ? $", {Count.Of(router.LeftOut, "item")} left out: not judged on every candidate" : "")}");
        TextColumns.Write(context.Out, [.. router.Candidates.Select(c => new[] { "  " + c.Name, RouteWords.Rate(c), RouteWords.Reward(router, c), c.Name == router.BestSingle ? "best single" : "" })], 1, 2);
        context.Out.WriteLine(ProblemReporter.Visible($"  penalty {router.Penalty}, {Count.Of(router.Features.Count, "feature")}: {string.Join(", ", router.Features.Select(f => f.Name))}"));
        context.Say($"'tracker route eval {router.Module}' says on the items held out whether it pays");
    }
}
