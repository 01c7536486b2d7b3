using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Comparison;

/// <summary>
/// Chooses what a result is compared with: the baseline that was asked for, else the one that the settings name for its module, else the version before it on the
/// same model and data set. The baseline itself is compared with the version before it, and that is said.
/// </summary>
public sealed class BaselineFinder(Settings settings)
{
    /// <param name="module">The module with all its experiments.</param>
    /// <param name="experiment">The result.</param>
    /// <param name="name">The baseline asked for; null: none.</param>
    public BaselineChoice Find(Module module, Experiment experiment, string? name = null)
    {
        name ??= settings.Of(module.Id).Baseline;
        if (name is null)
        {
            return VersionBefore(module, experiment, null);
        }

        if (settings.Baselines.Find(name, module.Id) is not { } target)
        {
            // A name that nobody described is a mistake; one that is silent about this module may be older than it.
            return settings.Baselines.Names.Contains(name, StringComparer.Ordinal)
                ? new BaselineChoice { Name = name, Missing = Phrase.Of("baseline.not_for", ("name", name), ("module", module.Id.Text)), IsFirst = true }
                : new BaselineChoice { Name = name, Missing = Phrase.Of("baseline.none", ("name", name)) };
        }

        return target.Experiment is null ? OfVersion(module, experiment, target) : OfExperiment(module, experiment, target);
    }

    private static BaselineChoice OfExperiment(Module module, Experiment experiment, BaselineTarget target)
    {
        if (module.Counted.FirstOrDefault(e => e.Id == target.Experiment) is not { } found)
        {
            return new BaselineChoice { Name = target.Name, Missing = Phrase.Of("baseline.gone", ("name", target.Name), ("experiment", target.Experiment)) };
        }

        return found.Id == experiment.Id || RunSeries.IsSameThing(found, experiment)
            ? VersionBefore(module, experiment, target)
            : new BaselineChoice { Experiment = found, Pools = false, Name = target.Name };
    }

    private BaselineChoice OfVersion(Module module, Experiment experiment, BaselineTarget target)
    {
        var model = target.Model is null ? experiment.Model : settings.Models.Normalise(target.Model);
        if (experiment.PromptVersion.Text == target.Version && experiment.Model == model)
        {
            return VersionBefore(module, experiment, target);
        }

        var runs = module.Counted.Where(e => e.PromptVersion.Text == target.Version && e.Model == model && e.Dataset == experiment.Dataset);
        return RunSeries.Nearest(runs, experiment) is { } found
            ? new BaselineChoice { Experiment = found, Name = target.Name }
            : new BaselineChoice { Name = target.Name, Missing = Phrase.Of("baseline.no_run", ("name", target.Name), ("what", target.Words), ("model", model)), IsFirst = true };
    }

    private static BaselineChoice VersionBefore(Module module, Experiment experiment, BaselineTarget? itself)
    {
        var note = itself is null ? null : Phrase.Of("baseline.itself", ("name", itself.Name));
        return RunSeries.VersionBefore(module, experiment) is { } before
            ? new BaselineChoice { Experiment = before, Note = note }
            : new BaselineChoice { Missing = Phrase.Of("baseline.no_before", ("version", experiment.PromptVersion.Text), ("model", experiment.Model)), IsFirst = true, Note = note };
    }
}
