using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Runs;
using StaticTracker.Runs.Comparing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What runs found: their stored result, and where there is none, or no verdict of single items, what their log holds, read as an import would.</summary>
internal sealed class RunResults(CommandContext context, DataFolder folder, Settings settings)
{
    /// <summary>Null, with a problem, where a run names a result that is not there, or several.</summary>
    public RunSide? Of(RunRecord run, Module module)
    {
        if (run.Results.Count > 1)
        {
            context.Problems.Add(SourceSpan.File(run.Id), Codes.Runs.NoSingleResult, $"the run became {run.Results.Count} experiments", "compare those: 'tracker compare EXPERIMENT EXPERIMENT'");
            return null;
        }

        var experiment = run.Results is [var id] ? module.Experiments.FirstOrDefault(e => e.Id == id) : null;
        if (run.Results.Count == 1 && experiment is null)
        {
            context.Problems.Add(SourceSpan.File(run.Id), Codes.Runs.UnknownResult, $"its result {run.Results[0]} is no experiment of {module.Id}", "restore the module's file from git");
            return null;
        }

        var sheet = experiment is null ? null : VerdictSheetReader.Read(folder, module.Id, experiment.Id, context.Problems);
        var side = sheet is not null || FromLog(run) is not { } logged ? new RunSide(run, experiment, sheet)
            : new RunSide(run, experiment ?? logged.Experiment, SheetOf(experiment ?? logged.Experiment, logged));
        return side with { TextHashes = TextHashesOf(run, module) };
    }

    private ResolvedRun? FromLog(RunRecord run)
    {
        var path = new RunLibrary(folder).LogOf(run.Id);
        if (!File.Exists(path))
        {
            return null;
        }

        var found = new Problems();
        var (_, rules) = SettingsCheck.ReadWithRules(folder, found);
        var options = new ImportOptions { Model = run.ModelRoot ?? "unknown" };
        var read = rules is null ? null : new RunCollector(options, settings, rules, () => Stream.Null).Collect([SourceFile.At(path)], found, null);
        if (read is { Runs: [var one] })
        {
            RunOptions.TellOtherWords(context, read);
            return one;
        }

        // A log without any evaluation is no fault here: the comparison says that the run has no result.
        context.Problems.AddRange(found.ToList().Where(p => p.Code != Codes.Importing.NothingJudged));
        return null;
    }

    private static VerdictSheet? SheetOf(Experiment experiment, ResolvedRun logged) =>
        logged.Verdicts is { } table ? new VerdictSheet(experiment.Id, table.Items, table.Rows) { Scores = table.Scores } : null;

    private Dictionary<string, string> TextHashesOf(RunRecord run, Module module)
    {
        var items = ItemSheetReader.Read(folder, module.Id, run.Dataset, run.DatasetVersion, context.Problems)?.Items ?? [];
        return items.Where(i => i.TextSha256 is not null).ToDictionary(i => i.Id, i => i.TextSha256!, StringComparer.Ordinal);
    }
}
