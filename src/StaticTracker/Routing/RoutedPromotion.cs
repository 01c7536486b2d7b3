using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>A router as a challenger: on the suite that was held out from it, the stored verdicts of the candidates that it chooses.</summary>
public sealed class RoutedPromotion(DataFolder folder, Settings settings)
{
    /// <summary>The result of a router; null where there is no such router.</summary>
    /// <exception cref="AttemptFailedException">It cannot be judged on that suite.</exception>
    public RoutedResult? Find(Module module, string name, BenchmarkSuite? suite)
    {
        var version = name.EndsWith("/" + Router.Model, StringComparison.Ordinal) ? name[..^(Router.Model.Length + 1)] : name;
        var library = new RouterLibrary(folder);
        if (!version.StartsWith(Router.Prefix, StringComparison.Ordinal) || !library.VersionsOf(module.Id).Any(v => v.Text == version[Router.Prefix.Length..]))
        {
            return null;
        }

        var problems = new Problems();
        var router = library.Find(module.Id, version, problems);
        if (router is not null && suite?.Fingerprint != router.Benchmark.Fingerprint)
        {
            throw new AttemptFailedException($"{router.Address} is judged on {router.Benchmark.Address}, which was held out from it{(suite is null ? "" : $", not on {suite.Address}: it may have learned from its items")}; name it by --benchmark, or in the policy");
        }

        var sides = router is null ? null : new RouterTest(folder, settings, problems).ChoiceOf(module, router);
        return problems.ToList().FirstOrDefault(p => p.Severity == Severity.Error) is { } problem ? throw new AttemptFailedException(ProblemText.Of(folder, problem))
            : ResultOf(module, router!, sides!);
    }

    private static RoutedResult ResultOf(Module module, Router router, RoutedItems chosen)
    {
        var runs = router.Candidates.Select(c => module.Experiments.First(e => e.Id == c.Experiment)).ToList();
        var sheet = SheetOf(router, chosen);
        var candidates = chosen.Choices.Values.Select(c => router.Candidates[c]).ToList();
        var newest = runs.OrderBy(r => r.Timestamp).ThenBy(r => r.Id, StringComparer.Ordinal).Last();
        var counted = Recount.Of(runs[0], sheet);
        var experiment = counted with
        {
            Id = router.Address,
            PromptVersion = PromptVersion.Parse(Router.Prefix + router.Version),
            Model = Router.Model,
            Timestamp = newest.Timestamp,
            Params = null,
            PromptHash = null,
            Run = null,
            BraintrustUrl = null,
            Links = [],
            Source = null,
            Corrects = null,
            Usage = new Usage
            {
                // As the cost of these items, so that it comes to the mean of what is chosen for 1,000 of them.
                CostUsd = Mean(candidates, c => c.CostPer1000) * SuiteSide.TriesIn(counted, sheet) / 1000,
                LatencyMsMean = Mean(candidates, c => c.LatencyMs),
            },
        };
        return new RoutedResult(experiment, sheet, [.. router.Candidates.Select(c => new PromotionSource(c.Experiment, c.VerdictsSha256))]);
    }

    private static decimal? Mean(List<RouterCandidate> candidates, Func<RouterCandidate, decimal?> figure) =>
        candidates.Count > 0 && candidates.TrueForAll(c => figure(c) is not null) ? decimal.Round(candidates.Average(c => figure(c)!.Value), 6) : null;

    /// <summary>The verdicts as they stand, errors too, on all rows that every candidate has.</summary>
    private static VerdictSheet SheetOf(Router router, RoutedItems chosen)
    {
        var stacks = chosen.Sheets.Select(s => new SheetStack([s])).ToList();
        var rows = chosen.Sheets[0].Rows.Select(r => r.Key).Where(r => stacks.TrueForAll(s => s.HasRow(r))).ToList();
        var letters = chosen.Sheets.Select(s => s.Rows.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal)).ToList();
        var places = (from c in Enumerable.Range(0, stacks.Count)
                      from place in Enumerable.Range(0, stacks[c].Items.Count)
                      where chosen.Choices.TryGetValue(stacks[c].BaseItems[place], out var choice) && choice == c
                      select (Candidate: c, Place: place, Name: stacks[c].Items[place])).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        return new VerdictSheet(router.Address, [.. places.Select(p => p.Name)], [.. rows.Select(row => KeyValuePair.Create(row, string.Concat(places.Select(p => letters[p.Candidate][row][p.Place]))))]);
    }
}
