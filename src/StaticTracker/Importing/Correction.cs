using StaticTracker.Diagnostics;
using StaticTracker.Modules;
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
        if (added.Count == 0 && plans.SelectMany(p => p.AlreadyThere.Select(a => (Plan: p, a.Id))).ToList() is { Count: > 0 } there)
        {
            return IsMade(there, corrected, problems) ? plans : [];
        }

        if (added.Count == 0 && problems.HasErrors)
        {
            return []; // Why there is nothing to correct with is told.
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
            problems.Add(Unknown(span, plan.Module, corrected, known));
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

    /// <summary>Whether one of what is there already is this correction, so that nothing is left to do; a problem tells where it is not.</summary>
    private static bool IsMade(List<(ModulePlan Plan, string Id)> there, string corrected, Problems problems)
    {
        var known = there.Select(t => t.Plan.Before).OfType<Module>().Distinct().SelectMany(m => m.Experiments).ToList();
        if (known.Exists(e => e.Corrects == corrected && there.Exists(t => t.Id == e.Id)))
        {
            return true;
        }

        var span = SourceSpan.File("--corrects");
        if (!known.Exists(e => e.Id == corrected))
        {
            problems.Add(Unknown(span, there[0].Plan.Module, corrected, known));
        }
        else
        {
            problems.Add(
                span, Codes.Importing.NoSuchExperiment, $"this content is there already as {there[0].Id}, which was not imported as the correction of {corrected}",
                there[0].Id == corrected ? "import another file to correct it" : $"take the wrong one back: tracker retract {corrected} --reason \"…\"");
        }

        return false;
    }

    private static Problem Unknown(SourceSpan span, ModuleId module, string corrected, IEnumerable<Experiment> known) =>
        new(span, Codes.Importing.NoSuchExperiment, $"module {module} has no experiment '{corrected}'",
            DidYouMean.Of(corrected, known.Select(e => e.Id)) is { } near ? $"did you mean '{near}'?" : $"what is corrected is of the same module: 'tracker show {module}' lists them");
}
