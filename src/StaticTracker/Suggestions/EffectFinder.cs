using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Suggestions;

/// <summary>
/// Lists a module's suggestions, applied ones with what was seen since: for each model that ran the version before and the version that has it on the same data set, the
/// newest run after against the run before that is most like it, repeats pooled as <c>tracker compare</c> pools cells.
/// </summary>
/// <param name="settings">The settings.</param>
/// <param name="sheetOf">An experiment's stored verdicts by its id, or null.</param>
public sealed class EffectFinder(Settings settings, Func<string, VerdictSheet?> sheetOf)
{
    private readonly Comparer _comparer = new(settings);

    /// <summary>All suggestions of a module, open ones first.</summary>
    public IReadOnlyList<SuggestionEntry> List(Module module)
    {
        if (module.Suggestions.Count == 0)
        {
            return [];
        }

        var ids = SuggestionIds.Of(module);
        var runs = new VersionRuns(module, sheetOf);
        var found = new Dictionary<Question, ExperimentComparison>();
        var drafts = new List<Draft>(ids.Count);
        for (var i = 0; i < ids.Count; i++)
        {
            var s = module.Suggestions[i];
            var entry = new SuggestionEntry(ids[i], s) { RubricName = s.Rubric is { } rubric ? module.NameOf(rubric) : null };
            var seen = new List<ExperimentComparison>();
            drafts.Add(new Draft(s.Status == SuggestionStatus.Applied ? entry with { NoEffect = Collect(runs, s, found, seen) } : entry, seen));
        }

        drafts.Sort(static (a, b) => SuggestionStatus.Compare(a.Entry.Suggestion, b.Entry.Suggestion) is not 0 and var order ? order : string.CompareOrdinal(a.Entry.Id, b.Entry.Id));
        var judged = Judge([.. found.Values]);
        return [.. drafts.Select(d => d.Seen.Count == 0 ? d.Entry : d.Entry with { Effects = [.. d.Seen.Select(c => EffectOf(module, judged[c]))] })];
    }

    private Dictionary<ExperimentComparison, ExperimentComparison> Judge(List<ExperimentComparison> family)
    {
        var judged = ComparisonFamily.Judge(family, settings.NoDifferenceMargin);
        var byDraft = new Dictionary<ExperimentComparison, ExperimentComparison>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < family.Count; i++)
        {
            byDraft.Add(family[i], judged[i]);
        }

        return byDraft;
    }

    /// <summary>The comparisons that tell of one applied suggestion, by model; why there are none, or null.</summary>
    private Phrase? Collect(VersionRuns runs, Suggestion s, Dictionary<Question, ExperimentComparison> found, List<ExperimentComparison> seen)
    {
        if (s.AppliedIn is not { } version)
        {
            return Phrase.Of("effect.no_version");
        }

        var (before, after) = (runs.Of(s.Version), runs.Of(version));
        if (before.Experiments.Count == 0 || after.Experiments.Count == 0)
        {
            return after.Experiments.Count == 0 ? Phrase.Of("effect.not_yet", ("version", version.Text)) : Phrase.Of("effect.no_result", ("version", s.Version.Text));
        }

        foreach (var model in ModelsOf(after))
        {
            if (PairOf(model, before, after) is { } pair && HasFigure(pair, s.Rubric))
            {
                var key = new Question(pair.Before.Id, pair.After.Id, s.Rubric);
                if (!found.TryGetValue(key, out var comparison))
                {
                    found[key] = comparison = _comparer.CompareOne(before, runs.SideOf(before, pair.Before), runs.SideOf(after, pair.After), s.Rubric);
                }

                seen.Add(comparison);
            }
        }

        return seen.Count > 0 ? null
            : Phrase.Of(s.Rubric is null ? "effect.no_model" : "effect.no_rubric", ("before", s.Version.Text), ("after", version.Text));
    }

    /// <summary>The module's chosen data set where the model ran both versions on it, else the one that it ran on last.</summary>
    private (Experiment Before, Experiment After)? PairOf(string model, Module before, Module after)
    {
        var chosen = settings.Of(after.Id).Dataset;
        Experiment? last = null;
        foreach (var e in after.Experiments)
        {
            if (e.Model == model && HasRunOf(before, e) && (last is null || Order(e, last) >= 0))
            {
                last = e;
            }
        }

        return last is not null && RunSeries.Nearest(RunsOf(before, last), last) is { } first ? (first, last) : null;

        int Order(Experiment x, Experiment y)
        {
            var order = (chosen is not null && x.Dataset == chosen).CompareTo(chosen is not null && y.Dataset == chosen);
            order = order != 0 ? order : x.Timestamp.CompareTo(y.Timestamp);
            return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
        }
    }

    /// <summary>The runs of a version on an experiment's model and data set.</summary>
    private static List<Experiment> RunsOf(Module version, Experiment like)
    {
        var runs = new List<Experiment>();
        foreach (var e in version.Experiments)
        {
            if (e.Model == like.Model && e.Dataset == like.Dataset)
            {
                runs.Add(e);
            }
        }

        return runs;
    }

    private static bool HasRunOf(Module version, Experiment like)
    {
        foreach (var e in version.Experiments)
        {
            if (e.Model == like.Model && e.Dataset == like.Dataset)
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> ModelsOf(Module version)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var e in version.Experiments)
        {
            names.Add(e.Model);
        }

        List<string> models = [.. names];
        models.Sort(StringComparer.Ordinal);
        return models;
    }

    private static bool HasFigure((Experiment Before, Experiment After) pair, string? rubric) =>
        rubric is null || (pair.Before.Rubric(rubric) is not null && pair.After.Rubric(rubric) is not null);

    private static SuggestionEffect EffectOf(Module module, ExperimentComparison comparison)
    {
        var (figure, before, after) = (comparison.Figures[0], comparison.Before.Experiment, comparison.After.Experiment);
        return new SuggestionEffect
        {
            Model = after.Model,
            Dataset = after.Dataset,
            DatasetVersion = after.DatasetVersion,
            Before = before.Id,
            After = after.Id,
            Was = new EffectSide(figure.Before.Rate, figure.Before.Pass, figure.Before.Fail),
            Is = new EffectSide(figure.After.Rate, figure.After.Pass, figure.After.Fail),
            ChangeOfPairs = figure.ChangeOfPairs,
            Word = figure.Judgement.Word,
            Reason = figure.Incomparable is { } against ? ComparisonWording.Of(against) : null,
            Interval = figure.Judgement.Interval,
            Level = figure.Judgement.Level,
            P = figure.Evidence?.P,
            AdjustedP = figure.Judgement.AdjustedP,
            Method = figure.Evidence?.Method,
            N = figure.Evidence?.N,
            PairsWorse = figure.Evidence?.PairsWorse,
            PairsBetter = figure.Evidence?.PairsBetter,
            Family = figure.Judgement.Family,
            Cautions = Cautions(module, comparison),
        };
    }

    /// <summary>What stands against laying the change to the prompt, where the comparison itself does not say so already.</summary>
    private static List<Phrase> Cautions(Module module, ExperimentComparison comparison)
    {
        var (before, after) = (comparison.Before.Experiment, comparison.After.Experiment);
        var cautions = new List<Phrase>();
        if (before.Params != after.Params)
        {
            cautions.Add(Phrase.Of("effect.params", ("before", Given(before)), ("after", Given(after))));
        }

        if (before.DatasetVersion is null && after.DatasetVersion is null)
        {
            cautions.Add(Phrase.Of("effect.dataset"));
        }

        foreach (var side in new[] { comparison.Before, comparison.After })
        {
            if (side.Pooled.Count > 1)
            {
                cautions.Add(Phrase.Of("effect.pooled", ("n", side.Pooled.Count), ("version", side.Experiment.PromptVersion.Text)));
            }

            if (ManyTries.Listed(module.Id, side) is { } tries)
            {
                cautions.Add(tries);
            }
        }

        return cautions;
    }

    private static object Given(Experiment e) => e.Params ?? (object)Phrase.Of("not_given");

    /// <summary>A suggestion, and the comparisons that tell of it, not yet judged.</summary>
    private sealed record Draft(SuggestionEntry Entry, List<ExperimentComparison> Seen);

    /// <summary>What is compared: two experiments, on a rubric or (null) on the pass rate.</summary>
    private sealed record Question(string Before, string After, string? Rubric);
}
