using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Runs;
using StaticTracker.Runs.Ab;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker ab add</c>: puts runs on a side of an A/B experiment. They are of its module and about its data.</summary>
internal static class AbAddCommand
{
    public static Verb Create()
    {
        var id = AbFinder.Argument();
        var control = new Option<string[]>("--control") { CompletionSources = { Offers.Runs }, Description = "A run of what there was, by its id or its beginning, as often as there are some", HelpName = "RUN", DefaultValueFactory = _ => [] };
        var treatment = new Option<string[]>("--treatment") { CompletionSources = { Offers.Runs }, Description = "A run of what is tried, likewise", HelpName = "RUN", DefaultValueFactory = _ => [] };
        var write = new FileWrite();
        var verb = new Verb("add", "Add runs to an A/B experiment", "tracker ab add own-brand --control m01_v2_20260119T101500Z_5e6f7a8b --treatment m01_v3_20260120T003146Z_1a2b3c4d --commit")
        {
            Arguments = { id },
            Options = { control, treatment },
            Run = (result, context) =>
            {
                var (ofControl, ofTreatment) = (result.GetValue(control)!, result.GetValue(treatment)!);
                if (ofControl.Length + ofTreatment.Length == 0)
                {
                    context.Error.WriteLine("tracker: name a run with --control or --treatment.");
                    return ExitCode.Misuse;
                }

                return write.Run(context, result, folder => Plan(context, folder, result.GetValue(id)!, ofControl, ofTreatment));
            },
        };
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static FileAct? Plan(CommandContext context, DataFolder folder, string id, string[] control, string[] treatment)
    {
        if (new AbFinder(context, folder).Find(id) is not { } experiment)
        {
            return null;
        }

        if (experiment.Conclusion is not null)
        {
            context.Problems.Add(SourceSpan.File(id), Codes.Runs.AbConcluded, "it was concluded: no run is added any more", "plan another one with 'tracker ab new'");
            return null;
        }

        var added = new List<string>();
        var changed = experiment;
        foreach (var (name, isControl) in control.Select(c => (c, true)).Concat(treatment.Select(t => (t, false))))
        {
            if (new RunFinder(context, folder).Find(name) is not { } run || Added(context, changed, run, isControl) is not { } next)
            {
                return null;
            }

            changed = next;
            added.Add(run.Id);
        }

        using var file = JsonFile.Read(folder.AbFile(id), context.Problems);
        return file is null ? null : new FileAct([(folder.AbFile(id), AbText.With(file.Tree, changed))], $"Add {Count.Of(added.Count, "run")} to A/B experiment {id}")
        {
            Answer = isDry => context.Out.WriteLine($"{(isDry ? "would add" : "added")} {string.Join(", ", added)} to {id}"),
        };
    }

    /// <summary>The experiment with a run on a side; null, with a problem, where it cannot stand there.</summary>
    private static AbExperiment? Added(CommandContext context, AbExperiment experiment, RunRecord run, bool isControl)
    {
        if (experiment.Control.Contains(run.Id) || experiment.Treatment.Contains(run.Id))
        {
            context.Problems.Add(SourceSpan.File(run.Id), Codes.Runs.AbRunTwice, $"it is a run of {experiment.Id} already", "a run stands once, on one side");
            return null;
        }

        if (AbFit.FaultOf(experiment, run) is { } fault)
        {
            context.Problems.Add(SourceSpan.File(run.Id), Codes.Runs.UnfitAbRun, fault, "an A/B experiment is about one module and one fingerprint; 'tracker run show' tells those of a run");
            return null;
        }

        if (run.DatasetFingerprint is null)
        {
            context.Problems.Add(SourceSpan.File(run.Id), Codes.Runs.UnfitAbRun, "the fingerprint of its data is not known yet", "finish the run first, or start runs with --dataset-version of a data set whose items are kept");
            return null;
        }

        return isControl ? experiment with { DatasetFingerprint = run.DatasetFingerprint, Control = [.. experiment.Control, run.Id] }
            : experiment with { DatasetFingerprint = run.DatasetFingerprint, Treatment = [.. experiment.Treatment, run.Id] };
    }
}
