using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>Chooses experiments of a module by what a person types: <c>v3</c>, <c>v3/gpt-5</c>, an id, or a router such as <c>router-v1</c>.</summary>
internal sealed class RunChoice(Module module, Settings settings, Func<Experiment, int> covered, Func<string, Experiment?> routed)
{
    /// <summary>The experiment meant: of several runs of a version on a model the one with verdicts on most items of the suite, then the one most like <paramref name="other"/>, then the newest.</summary>
    /// <exception cref="AttemptFailedException">There is none, or several are meant.</exception>
    public Experiment Find(string wanted, Experiment? other = null)
    {
        if (module.Experiments.FirstOrDefault(e => e.Id == wanted) is { } named)
        {
            return named.Withdrawn is { } withdrawn ? throw new AttemptFailedException($"the experiment {named.Id} is withdrawn: {withdrawn.Reason}") : named;
        }

        var slash = wanted.IndexOf('/', StringComparison.Ordinal);
        var version = slash < 0 ? wanted : wanted[..slash];
        var runs = module.Counted.Where(e => e.PromptVersion.Text == version).ToList();
        if (runs.Count == 0)
        {
            if (routed(wanted) is { } router)
            {
                return router;
            }

            TellWithdrawn(version, null);
            var near = DidYouMean.Of(version, module.Counted.Select(e => e.PromptVersion.Text).Distinct());
            throw new AttemptFailedException($"{module.Id} has no version or experiment '{wanted}'{(near is null ? "" : $"; did you mean '{near}'?")}");
        }

        var models = runs.Select(e => e.Model).Distinct().Order(StringComparer.Ordinal).ToList();
        var model = slash >= 0 ? settings.Models.Normalise(wanted[(slash + 1)..])
            : models.Count == 1 ? models[0]
            : other is not null && models.Contains(other.Model) ? other.Model
            : throw new AttemptFailedException($"{module.Id} {version} was run on several models: name one of {string.Join(", ", models.Select(m => $"{version}/{m}"))}");
        var ofModel = runs.Where(e => e.Model == model).ToList();
        if (ofModel.Count == 0)
        {
            TellWithdrawn(version, model);
        }

        return ofModel.Count > 0 ? Best(ofModel, other) : throw new AttemptFailedException($"{module.Id} {version} was not run on '{model}': it was run on {string.Join(", ", models)}");
    }

    /// <summary>The run that an active version is judged by; the one that it was promoted by where nothing speaks for another.</summary>
    /// <exception cref="AttemptFailedException">None of it is there that counts.</exception>
    public Experiment Of(PromotedVersion version, Experiment other)
    {
        var runs = module.Counted.Where(e => e.PromptVersion == version.Version && e.Model == version.Model && (version.Hash is null || e.PromptHash is null || e.PromptHash == version.Hash)).ToList();
        return runs.Count > 0 ? Best(runs, other) : routed($"{version.Version}/{version.Model}") ?? throw new AttemptFailedException($"{module.Id} {version.Name} is active, and no result of it counts: name what to compare with (--baseline), or give a reason (--override)");
    }

    private void TellWithdrawn(string version, string? model)
    {
        if (module.WithdrawnOf(version, model) is { } gone)
        {
            throw new AttemptFailedException($"no result of {module.Id} {version}{(model is null ? "" : $" on '{model}'")} counts: {gone.Id} is withdrawn: {gone.Withdrawn!.Reason}");
        }
    }

    private Experiment Best(IReadOnlyList<Experiment> runs, Experiment? other)
    {
        var most = runs.Max(covered);
        var best = runs.Where(r => covered(r) == most).ToList();
        return other is not null ? RunSeries.Nearest(best, other)! : best.OrderBy(e => e.Timestamp).ThenBy(e => e.Id, StringComparer.Ordinal).Last();
    }
}
