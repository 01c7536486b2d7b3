using StaticTracker.Modules;
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
                ? new BaselineChoice { Name = name, Missing = $"the baseline {name} names nothing for {module.Id}", IsFirst = true }
                : new BaselineChoice { Name = name, Missing = $"there is no baseline {name}" };
        }

        return target.Experiment is null ? OfVersion(module, experiment, target) : OfExperiment(module, experiment, target);
    }

    private static BaselineChoice OfExperiment(Module module, Experiment experiment, BaselineTarget target)
    {
        if (module.Counted.FirstOrDefault(e => e.Id == target.Experiment) is not { } found)
        {
            return new BaselineChoice { Name = target.Name, Missing = $"the baseline {target.Name} is {target.Experiment}, which is not there or does not count" };
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
            : new BaselineChoice { Name = target.Name, Missing = $"the baseline {target.Name} ({target.Words}) has no run on {model} and the same data set", IsFirst = true };
    }

    private static BaselineChoice VersionBefore(Module module, Experiment experiment, BaselineTarget? itself)
    {
        var note = itself is null ? null : $"This is the baseline {itself.Name} itself: compared with the version before it.";
        return RunSeries.VersionBefore(module, experiment) is { } before
            ? new BaselineChoice { Experiment = before, Note = note }
            : new BaselineChoice { Missing = $"no version before {experiment.PromptVersion} was run on {experiment.Model} and the same data set", IsFirst = true, Note = note };
    }
}
