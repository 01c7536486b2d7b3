using System.Globalization;
using System.Security.Cryptography;
using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Routing;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Routing;

/// <summary>Made-up items of several kinds, told by tags, and candidates with a chance of passing for each kind; a router learned from some of the items and judged on the others.</summary>
internal sealed class SimulatedRouting(ulong seed)
{
    private readonly SplitMix _random = new(seed);

    /// <summary>A router and what it came to.</summary>
    /// <param name="chances">By candidate, by kind.</param>
    /// <param name="learned">Items to learn from.</param>
    /// <param name="judged">Items to judge on.</param>
    /// <param name="rubrics">Verdicts an item.</param>
    /// <param name="noise">Tags that mean nothing.</param>
    /// <param name="dearer">Points that each candidate costs more than the one before it.</param>
    public RouterEvaluation Run(double[][] chances, int learned, int judged, int rubrics = 1, int noise = 0, decimal dearer = 0)
    {
        var names = Enumerable.Range(0, learned + judged).Select(i => i.ToString("00000", CultureInfo.InvariantCulture)).ToList();
        var kinds = names.ConvertAll(_ => (int)(_random.NextUnit() * chances[0].Length));
        var traits = names.Select((name, i) => ItemTraits.Of(new DataItem(name) { Tags = [$"k{kinds[i]}", .. Enumerable.Range(0, noise).Where(_ => _random.NextUnit() < 0.3).Select(n => $"n{n}")], Length = (long)(_random.NextUnit() * 400) })).ToList();
        var rows = Enumerable.Range(0, rubrics).Select(r => $"r{r}").ToList();
        var sheets = chances.Select((of, c) => new VerdictSheet($"e{c}", names, [.. rows.Select(row => KeyValuePair.Create(row, string.Concat(kinds.Select(k => _random.NextUnit() < of[k] ? 'P' : 'F'))))])).ToList();
        var shared = SharedVerdicts.Of(sheets, rows);
        var place = names.Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i);
        var (training, test) = (shared.Only(n => place[n] < learned), shared.Only(n => place[n] >= learned));
        var of = training.Items.Select(n => traits[place[n]]).ToList();
        var router = RouterLearner.Learn(About(chances.Length, dearer), training, of, FeatureSpace.Of(of, rows, words: 0), penalty: null);
        return RouterJudge.Judge(router, test, [.. test.Items.Select(n => traits[place[n]])], judged, margin: 2);
    }

    private static Router About(int candidates, decimal dearer) => new()
    {
        Module = ModuleId.Parse("m01"),
        Version = PromptVersion.Parse("v1"),
        DatasetVersion = "d1",
        ItemsSha256 = "",
        Benchmark = new BenchmarkUse("core", PromptVersion.Parse("v1"), Convert.ToHexStringLower(SHA256.HashData([]))),
        Weights = new RewardWeights(dearer > 0 ? 1 : 0, 0),
        Penalty = 0,
        Items = 0,
        Verdicts = 0,
        HeldOut = 0,
        LeftOut = 0,
        Rubrics = [],
        Features = [],
        Candidates = [.. Enumerable.Range(0, candidates).Select(c => new RouterCandidate { Version = PromptVersion.Parse("v1"), Model = $"m{c}", Experiment = $"e{c}", VerdictsSha256 = "", Pass = 0, Fail = 0, CostPer1000 = dearer * c })],
        BestSingle = "",
    };
}
