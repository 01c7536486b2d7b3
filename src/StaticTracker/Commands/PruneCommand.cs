using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker prune</c>: archives and deletes old runs as the policy in tracker.json says; says what it would do, and does it only when told to.</summary>
internal static class PruneCommand
{
    public static Verb Create()
    {
        var apply = new Option<bool>("--apply") { Description = "Do it; without this it is only said" };
        return new Verb(
            "prune", "Archive and delete old runs by the policy in tracker.json; says what it would do, and does it with --apply",
            "tracker prune                     # exactly what would be done, and why",
            "tracker prune --apply")
        {
            Options = { apply },
            Run = (result, context) => Run(context, result.GetValue(apply)),
        };
    }

    private static int Run(CommandContext context, bool apply)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        if (settings.Retention is not { } days)
        {
            context.Error.WriteLine("tracker: tracker.json has no \"retention\": nothing says how long runs are kept.");
            context.Error.WriteLine("See docs/retention.md.");
            return ExitCode.Misuse;
        }

        using var writer = FileWrite.Open(context, folder, isDry: !apply);
        if (writer is null || RunReferences.Read(folder, context.Problems) is not { } references)
        {
            return context.Finish();
        }

        var library = new RunLibrary(folder);
        var runs = library.All(context.Problems);
        if (context.Problems.HasErrors)
        {
            return context.Finish();
        }

        var steps = new PrunePlan(days, references, CommandClock.Moment()).Of(runs).Select(s => s.What == "delete" ? s with { Details = references.OrphanedDetails(folder, s.Run) } : s).ToList();
        if (steps.All(s => Take(context, folder, writer, s)))
        {
            Answer(context, steps, apply);
        }

        return context.Finish();
    }

    /// <summary>One step; each by itself leaves a run as it was or done with.</summary>
    private static bool Take(CommandContext context, DataFolder folder, DataWriter writer, PruneStep step) => step.What switch
    {
        "archive" => RunEdit.TextOf(context, folder, step.Run with { Status = RunWord.Archived, Archived = new RunArchived(step.Run.Status, CommandClock.Now()) }) is { } text
            && writer.Write(new RunLibrary(folder).FileOf(step.Run.Id), text, context.Problems),
        "delete" => step.Details.All(d => writer.Delete(d, context.Problems)) && writer.DeleteFolder(folder.RunFolder(step.Run.Id), context.Problems),
        _ => true,
    };

    private static void Answer(CommandContext context, IReadOnlyList<PruneStep> steps, bool apply)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteBoolean("applied", apply);
                json.WriteStartArray("steps");
                foreach (var step in steps)
                {
                    json.WriteStartObject();
                    json.WriteString("run", step.Run.Id);
                    json.WriteString("what", step.What);
                    json.WriteString("why", step.Why);
                    json.WriteStartArray("details");
                    foreach (var file in step.Details)
                    {
                        json.WriteStringValue(DataFolder.Show(file));
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        TextColumns.Write(context.Out, [.. steps.SelectMany(s => s.Details.Select(d => new[] { apply ? "deleted" : "would delete", DataFolder.Show(d), "details of no experiment" })
            .Append([s.What == "keep" ? "kept" : apply ? s.What + "d" : $"would {s.What}", s.Run.Id, s.Why]))]);
        if (steps.Count == 0 || !apply)
        {
            context.Say(steps.Count == 0 ? "nothing is old enough" : "nothing was done: --apply does it");
        }
    }
}
