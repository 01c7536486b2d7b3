using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Suggestions;

/// <summary>The counted experiments of a module version by version, and each as a side of a comparison, found once.</summary>
internal sealed class VersionRuns(Module module, Func<string, VerdictSheet?> sheetOf)
{
    private readonly Dictionary<string, Module> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ComparisonSide> _sides = new(StringComparer.Ordinal);

    /// <summary>The module with what counts of one version alone, which is all that repeats of its runs are looked for in.</summary>
    public Module Of(PromptVersion version)
    {
        if (!_versions.TryGetValue(version.Text, out var part))
        {
            _versions[version.Text] = part = module with { Experiments = [.. module.Experiments.Where(e => e.Withdrawn is null && e.PromptVersion == version)], Suggestions = [] };
        }

        return part;
    }

    /// <summary>An experiment of a version with its repeats.</summary>
    public ComparisonSide SideOf(Module version, Experiment experiment)
    {
        if (!_sides.TryGetValue(experiment.Id, out var side))
        {
            _sides[experiment.Id] = side = ComparisonSide.Of(version, experiment, pool: true, sheetOf);
        }

        return side;
    }
}
