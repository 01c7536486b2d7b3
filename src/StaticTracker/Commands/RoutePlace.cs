using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What the verbs of routers have in common: the module and the router that are meant.</summary>
internal static class RoutePlace
{
    public static Argument<string> ModuleOf() => new("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "The module" };

    public static Option<string?> RouterOf() => RunOptions.Text("--router", "VERSION", "This version of the router instead of the newest");

    public static Option<string> FormatOf()
    {
        var format = new Option<string>("--format") { Description = "text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        return format;
    }

    /// <summary>The module that was named, with all its experiments. Where there is none, or problems stand against it, the exit code says so.</summary>
    public static Module? Find(CommandContext context, DataFolder folder, Settings settings, string name, out int exit)
    {
        if (ModuleArgument.Find(context, name, PromotionPlace.Modules(folder)) is not { } id)
        {
            exit = ExitCode.Misuse;
            return null;
        }

        var module = new ExperimentFinder(context, folder, settings).Read(id);
        exit = module is null || context.Problems.HasErrors ? ExitCode.Problems : ExitCode.Fine;
        return exit == ExitCode.Fine ? module : null;
    }

    /// <summary>The exit code of what was refused: too few items are too little evidence, anything else is a problem.</summary>
    public static int ExitOf(CommandContext context, int exit) =>
        exit == ExitCode.Problems && context.Problems.ToList().Where(p => p.Severity == Severity.Error).All(p => p.Code == Codes.Routing.TooFew) ? ExitCode.NotEnoughEvidence : exit;

    /// <summary>"default v1".</summary>
    public static string DataSetOf(Router router) => $"{router.Dataset ?? DataFolder.DefaultDataset} {router.DatasetVersion}";
}
