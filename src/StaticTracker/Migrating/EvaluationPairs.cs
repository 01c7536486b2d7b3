using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>Finds the experiment that each evaluation of an improvement history is of, and tells where both disagree. One that disagrees on the rate is believed in nothing.</summary>
internal sealed class EvaluationPairs(ModuleId module, IReadOnlyList<(LegacyRun Run, Experiment Experiment)> runs, Module? before, MigrationReport report, Problems problems)
{
    public List<(LegacyEvaluation Told, string Id)> Of(IEnumerable<LegacyEvaluation> evaluations)
    {
        var pairs = new List<(LegacyEvaluation, string)>();
        foreach (var told in evaluations)
        {
            var (what, span) = ($"the evaluation of {module} {told.Version}{(told.Day is { } day ? $" of {day}" : "")}", told.Value.Span);
            if (Find(told) is not { } experiment)
            {
                report.Left(span, $"{what}: no run is told of it, or several, and a day is no time", module);
            }
            else if (told.PassRate is { } rate && !rate.Is(experiment.Metrics.Rate))
            {
                var known = experiment.Metrics.Rate is { } own ? $"{Rate.Text(own)} %" : "no rate";
                report.Left(span, $"{what}: it says {Rate.Text(rate.Rate)} %, and {experiment.Id} has {known}", module);
                problems.Add(rate.Span, Codes.Migrating.Disagreement, $"{what} says {Rate.Text(rate.Rate)} %; {experiment.Id}, of the same data, has {known}, which stays");
            }
            else
            {
                pairs.Add((told, experiment.Id));
                report.Merged(span, $"{what}: it is of {experiment.Id}", module);
                if (told.Model is { } model && !IsModel(model, experiment.Model))
                {
                    problems.Add(told.Value["model"]!.Span, Codes.Migrating.Disagreement, $"{what} says the model {model}; {experiment.Id} has {experiment.Model}, which stays");
                }
            }
        }

        return pairs;
    }

    /// <summary>By what was judged, which says the run; else by version, model and day, where that is one.</summary>
    private Experiment? Find(LegacyEvaluation told)
    {
        var all = runs.Select(r => r.Experiment).Concat(before?.Experiments ?? []).Where(e => e.PromptVersion == told.Version).DistinctBy(e => e.Id).ToList();
        var bySource = all.Where(e => told.DataSource is { } source && e.Links.Any(l => l.Key == "data_source" && l.Value == source)).ToList();
        if (bySource.Count == 1)
        {
            return bySource[0];
        }

        var byDay = (bySource.Count > 1 ? bySource : all).Where(e => told.Model is { } model && IsModel(model, e.Model) && e.Timestamp.Text[..10] == told.Day).ToList();
        return byDay.Count == 1 ? byDay[0] : null;
    }

    private static bool IsModel(string told, string model) => ModelNames.Default.Normalise(told) == model || told == model;
}
