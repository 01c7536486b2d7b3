using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker run delete</c>: deletes a run that nothing refers to. Git keeps what was committed.</summary>
internal static class RunDeleteCommand
{
    public static Verb Create()
    {
        var run = RunEdit.RunArgument();
        var force = new Option<bool>("--force") { Description = "A baseline too; never what is referred to" };
        var write = new FileWrite();
        var verb = new Verb("delete", "Delete a run that nothing refers to, with its log", "tracker run delete m01_v3_20260120T003146Z_1a2b3c4d --commit")
        {
            Arguments = { run },
            Options = { force },
            Run = (result, context) => write.Run(context, result, folder => Plan(context, folder, result.GetValue(run)!, result.GetValue(force))),
        };
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static FileAct? Plan(CommandContext context, DataFolder folder, string id, bool force)
    {
        if (new RunFinder(context, folder).Find(id) is not { } run || RunReferences.Read(folder, context.Problems) is not { } references)
        {
            return null;
        }

        if (PrunePlan.Holds(run, references) is { } held && !(force && run.Kind == RunWord.Baseline && !run.IsRunning && references.To(run) is null))
        {
            context.Problems.Add(SourceSpan.File(run.Id), Codes.Runs.StillReferred, $"it is not deleted: {held}", run.Kind == RunWord.Baseline && references.To(run) is null ? "--force deletes a baseline" : "'tracker run archive' takes it out of the default views");
            return null;
        }

        var place = folder.RunFolder(run.Id);
        return new FileAct([.. Directory.EnumerateFiles(place).Select(f => (f, (byte[]?)null))], $"Delete run {run.Id}")
        {
            Folder = place,
            Answer = isDry => context.Out.WriteLine($"{(isDry ? "would delete" : "deleted")} {run.Id}"),
        };
    }
}
