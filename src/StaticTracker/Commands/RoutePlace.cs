using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What the verbs of routers have in common: the module and the router that are meant.</summary>
internal static class RoutePlace
{
    public static Argument<string> ModuleOf() => new("MODULE") { Description = "The module" };

    public static Option<string?> RouterOf() => RunOptions.Text("--router", "VERSION", "This version of the router instead of the newest");

    public static Option<string> FormatOf()
    {
        var format = new Option<string>("--format") { Description = "text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        return format;
    }

    /// <summary>The module that was named, with all its experiments. Where there is none the exit code says why.</summary>
    public static Module? Find(CommandContext context, DataFolder folder, Settings settings, string name, out int exit)
    {
        if (ModuleArgument.Find(context, name, PromotionPlace.Modules(folder)) is not { } id)
        {
            context.Finish();
            exit = ExitCode.Misuse;
            return null;
        }

        var module = new ExperimentFinder(context, folder, settings).Read(id);
        exit = module is null || context.Problems.HasErrors ? context.Finish() : ExitCode.Fine;
        return exit == ExitCode.Fine ? module : null;
    }

    /// <summary>Prints the problems; too few items are too little evidence, anything else is a problem.</summary>
    public static int Refuse(CommandContext context)
    {
        var isEvidence = context.Problems.ToList().Where(p => p.Severity == Severity.Error).All(p => p.Code == Codes.Routing.TooFew);
        return context.Finish() is var exit && exit == ExitCode.Problems && isEvidence ? ExitCode.NotEnoughEvidence : exit;
    }

    /// <summary>"default v1".</summary>
    public static string DataSetOf(Router router) => $"{router.Dataset ?? DataFolder.DefaultDataset} {router.DatasetVersion}";
}
