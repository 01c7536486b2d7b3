using System.CommandLine;
using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Runs.Ab;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker ab new</c>: plans an A/B experiment. What is decided by stands before anything is seen.</summary>
internal static class AbNewCommand
{
    public static Verb Create()
    {
        var id = AbFinder.Argument();
        var module = new Option<string>("--module") { CompletionSources = { Offers.Modules }, Description = "The module", HelpName = "ID", Required = true };
        var hypothesis = new Option<string>("--hypothesis") { Description = "What is thought to be so, in a sentence", HelpName = "TEXT", Required = true };
        var metric = new Option<string>("--metric") { Description = "What decides: pass_rate, or a rubric", HelpName = "NAME", DefaultValueFactory = _ => AbMetric.PassRate };
        var effect = new Option<decimal>("--minimum-effect") { Description = "The smallest difference that matters, in points", HelpName = "POINTS", Required = true };
        var planned = new Option<long>("--planned-n") { Description = "Items after which it ends, whatever was seen", HelpName = "NUMBER", Required = true };
        var alpha = new Option<decimal>("--alpha") { Description = "The chance to call a difference where there is none, over all looks", HelpName = "SHARE", DefaultValueFactory = _ => 0.05m };
        var dataset = RunOptions.Text("--dataset", "NAME", "The data set's name, where the module has several");
        var version = RunOptions.Text("--dataset-version", "VERSION", "The data set's version: its items file is what all runs are about (default: the first run tells)");
        var write = new FileWrite();
        var verb = new Verb(
            "new", "Plan an A/B experiment: what is asked, what decides, and when it ends",
            "tracker ab new own-brand --module m01 --hypothesis \"Naming the own brand finds more\" --metric M01_brand_extracted --minimum-effect 5 --planned-n 300 --dataset gd --dataset-version v2 --commit")
        {
            Arguments = { id },
            Options = { module, hypothesis, metric, effect, planned, alpha, dataset, version },
            Run = (result, context) =>
            {
                var wish = new Wish(
                    result.GetValue(id)!, result.GetValue(module)!, result.GetValue(hypothesis)!, result.GetValue(metric)!, result.GetValue(effect), result.GetValue(planned), result.GetValue(alpha),
                    result.GetValue(dataset), result.GetValue(version));
                if (Refusal(wish) is { } refusal)
                {
                    context.Error.WriteLine(ProblemReporter.Visible($"tracker: {refusal}."));
                    return ExitCode.Misuse;
                }

                return write.Run(context, result, folder => Plan(context, folder, wish));
            },
        };
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static string? Refusal(Wish wish) =>
        !DataFolder.IsFileName(wish.Id) || !char.IsAsciiLetterOrDigit(wish.Id[0]) ? $"'{wish.Id}' cannot be an id: valid are letters, digits, '.', '-', '_' and '+', a letter or digit first"
            : !ModuleId.TryParse(wish.Module, out _) ? $"'{wish.Module}' cannot be a module: valid are {ModuleId.ValidValues}"
            : string.IsNullOrWhiteSpace(wish.Hypothesis) || wish.Hypothesis.Length > 2000 ? "--hypothesis is a sentence of at most 2,000 characters"
            : string.IsNullOrWhiteSpace(wish.Metric) || wish.Metric.Length > 200 ? "--metric names pass_rate or a rubric"
            : wish.Effect is <= 0 or > 100 ? "--minimum-effect is more than 0 and at most 100 points"
            : wish.Planned is < 1 or > 100_000_000 ? "--planned-n is at least 1 item"
            : wish.Alpha is <= 0 or >= 1 ? "--alpha is between 0 and 1"
            : null;

    private static FileAct? Plan(CommandContext context, DataFolder folder, Wish wish)
    {
        var module = ModuleId.Parse(wish.Module);
        var path = folder.AbFile(wish.Id);
        if (File.Exists(path))
        {
            context.Problems.Add(SourceSpan.File(DataFolder.Show(path)), Codes.Runs.AbThere, "there is an A/B experiment of this id", "take another id: what was planned stays as it was");
            return null;
        }

        if (Fingerprint(context, folder, module, wish) is not (true, var fingerprint))
        {
            return null;
        }

        var experiment = new AbExperiment
        {
            Id = wish.Id,
            Module = module,
            Hypothesis = wish.Hypothesis.Trim(),
            PrimaryMetric = wish.Metric,
            MinimumEffect = wish.Effect,
            PlannedN = wish.Planned,
            Alpha = wish.Alpha,
            DatasetFingerprint = fingerprint,
            StartedAt = Timestamp.Parse(CommandClock.Now()),
        };
        return new FileAct([(path, AbText.Of(experiment))], $"Plan A/B experiment {wish.Id}")
        {
            Answer = isDry => context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isDry ? "would plan" : "planned")} {wish.Id}: {wish.Metric}, at least {wish.Effect} points, {wish.Planned} items")),
        };
    }

    private static (bool IsKnown, string? Fingerprint) Fingerprint(CommandContext context, DataFolder folder, ModuleId module, Wish wish)
    {
        if (wish.DatasetVersion is null)
        {
            return (true, null);
        }

        if (folder.ItemsFile(module, wish.Dataset, wish.DatasetVersion) is { } path && File.Exists(path))
        {
            return (true, ItemSheet.FingerprintOf(File.ReadAllBytes(path)));
        }

        context.Problems.Add(SourceSpan.File(wish.DatasetVersion), Codes.Runs.UnfitAbRun, $"{module} has no items file of that data set", "leave --dataset-version out: the first run that is added tells the fingerprint");
        return (false, null);
    }

    private sealed record Wish(string Id, string Module, string Hypothesis, string Metric, decimal Effect, long Planned, decimal Alpha, string? Dataset, string? DatasetVersion);
}
