using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Marks the one new experiment of an import as the correction of an old one, and withdraws that.</summary>
internal static class Correction
{
    /// <summary>The plans with the correction in them; none, with a problem, where it cannot be made.</summary>
    public static List<ModulePlan> Apply(List<ModulePlan> plans, string corrected, ImportOptions options, Problems problems)
    {
        var span = SourceSpan.File("--corrects");
        var added = plans.SelectMany(p => p.Added).ToList();
        if (added.Count == 0 && plans.Exists(p => p.AlreadyThere.Count > 0))
        {
            return plans; // The correction was imported before: nothing to do.
        }

        if (added.Count != 1)
        {
            problems.Add(span, Codes.Importing.NoSuchExperiment, $"--corrects names one experiment, but the import brings {added.Count}", "import the file that corrects it on its own");
            return [];
        }

        var index = plans.FindIndex(p => p.Added.Count == 1);
        var plan = plans[index];
        var known = plan.Existing is null ? [] : ModuleReader.TryRead(plan.Existing.Tree, out _)!.Experiments;
        if (known.FirstOrDefault(e => e.Id == corrected) is not { } old)
        {
            var near = DidYouMean.Of(corrected, known.Select(e => e.Id));
            problems.Add(span, Codes.Importing.NoSuchExperiment, $"module {plan.Module} has no experiment '{corrected}'", near is null ? "its file lists them" : $"did you mean '{near}'?");
            return [];
        }

        var run = added[0] with { Experiment = added[0].Experiment with { Corrects = corrected } };
        var edits = plan.Edits.ToList();
        if (old.Withdrawn is null)
        {
            edits.Add((corrected, Retraction.Members(options.Reason ?? $"corrected by {run.Experiment.Id}", options.WithdrawnAt)));
        }

        plans[index] = plan with { Added = [run], Edits = edits };
        return plans;
    }
}
