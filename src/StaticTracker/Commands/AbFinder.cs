using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Runs;
using StaticTracker.Runs.Ab;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Finds A/B experiments by their id, and says how they stand by what their runs found.</summary>
internal sealed class AbFinder(CommandContext context, DataFolder folder)
{
    public static Argument<string> Argument() => new("ID") { HelpName = "ID", CompletionSources = { Offers.AbExperiments }, Description = "The A/B experiment's id" };

    public AbExperiment? Find(string id)
    {
        var before = context.Problems.ToList().Count;
        if (AbReader.Read(folder, id, context.Problems) is { } found)
        {
            return found;
        }

        if (context.Problems.ToList().Count == before)
        {
            var all = DataFolder.Files(folder.Ab).Select(f => Path.GetFileNameWithoutExtension(f.Name)).ToList();
            context.Problems.Add(
                SourceSpan.File(id), Codes.Runs.NoSuchAb, "there is no such A/B experiment",
                DidYouMean.Of(id, all) is { } near ? $"did you mean '{near}'?" : all.Count == 0 ? "'tracker ab new' plans one" : "'tracker ab list' names those that are there");
        }

        return null;
    }

    /// <summary>How it stands; null, with problems, where a run of it cannot be used.</summary>
    public AbStatus? StatusOf(AbExperiment experiment)
    {
        var settings = context.ReadSettings(folder);
        var module = new ExperimentFinder(context, folder, settings).Read(experiment.Module) ?? new Module { Id = experiment.Module };
        var results = new RunResults(context, folder, settings);
        var status = AbEvaluation.Of(experiment, Result);
        return context.Problems.HasErrors ? null : status;

        AbResult? Result(string id) => Run(id) is { } run && results.Of(run, module) is { Experiment: { } found } side ? new AbResult(id, found, side.Sheet) : null;
    }

    /// <summary>A run of an experiment; null, with a problem, where it is not there.</summary>
    public RunRecord? Run(string id)
    {
        if (RunReader.Read(folder, id, context.Problems) is { } run)
        {
            return run;
        }

        context.Problems.Add(SourceSpan.File(id), Codes.Runs.UnfitAbRun, "there is no such run", "restore it from git");
        return null;
    }
}
