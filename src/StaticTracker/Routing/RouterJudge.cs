using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Routing;

/// <summary>
/// Holds a router against each of its candidates, in pairs over the items that were held out: a pure function of router, verdicts and traits. The reward is the pass rate where nothing else weighs, and
/// is compared as <c>tracker compare</c> compares that; else item by item. All comparisons are one family.
/// </summary>
internal sealed class RouterJudge
{
    private readonly Router _router;
    private readonly SharedVerdicts _verdicts;
    private readonly int[] _chosen;
    private readonly double[] _off;

    /// <summary>Verdicts an item has on average: so that the mean of the items' rewards has the pass rate in it.</summary>
    private readonly double _size;

    private RouterJudge(Router router, SharedVerdicts verdicts, IReadOnlyList<ItemTraits> items)
    {
        var model = new RouterModel(router);
        (_router, _verdicts) = (router, verdicts);
        _chosen = [.. items.Select(model.ChoiceFor)];
        _off = [.. router.Candidates.Select(c => router.Weights.Off(c))];
        _size = (double)verdicts.Verdicts.Count / verdicts.Items.Count;
    }

    /// <param name="router">The router.</param>
    /// <param name="verdicts">The items to evaluate on, with the candidates in the router's order.</param>
    /// <param name="items">What is known of them, in their order.</param>
    /// <param name="suiteItems">How many items the suite has.</param>
    /// <param name="margin">Points within which a change counts as none.</param>
    public static RouterEvaluation Judge(Router router, SharedVerdicts verdicts, IReadOnlyList<ItemTraits> items, int suiteItems, decimal margin) =>
        new RouterJudge(router, verdicts, items).Run(suiteItems, margin);

    private RouterEvaluation Run(int suiteItems, decimal margin)
    {
        var routed = ArmOf(_router.Address, i => _chosen[i]);
        var singles = _router.Candidates.Select((c, place) => ArmOf(c.Name, _ => place) with { Chosen = _chosen.Count(x => x == place) }).ToList();
        var judged = ComparisonFamily.Judge([.. singles.Select((single, place) => Compare(single, place, routed))], margin);
        singles = [.. singles.Select((single, place) => single with { Reached = judged[place].Figures[0], PassRateReached = judged[place].Figures.ElementAtOrDefault(1) })];
        var best = singles[_router.BestPlace];
        return new RouterEvaluation
        {
            Router = _router,
            Items = _verdicts.Items.Count,
            SuiteItems = suiteItems,
            Verdicts = _verdicts.Verdicts.Count,
            Routed = routed,
            Singles = singles,
            Oracle = ArmOf("oracle", OracleOf()),
            Outcome = best.Chosen == _verdicts.Items.Count ? RouterOutcome.DoesNotPay : best.Reached!.Judgement.Word switch
            {
                ComparisonWord.Better => RouterOutcome.Pays,
                ComparisonWord.NotEnoughEvidence => RouterOutcome.NotShown,
                _ => RouterOutcome.DoesNotPay,
            },
        };
    }

    private ArmFigure ArmOf(string name, Func<int, int> choice)
    {
        var tallies = _verdicts.TalliesOf(choice);
        var (pass, all) = ((long)tallies.Sum(t => t.Passed), (long)tallies.Sum(t => t.Judged));
        var chosen = Enumerable.Range(0, tallies.Length).Select(i => _router.Candidates[choice(i)]).ToList();
        return new ArmFigure(
            name,
            new SideFigure { Pass = pass, Fail = all - pass, Error = 0, Total = all, Rate = Rate.Of(pass, all - pass), Interval = ClusteredRate.Of(tallies)?.IntervalAt(1 - ComparisonFamily.Alpha) },
            Enumerable.Range(0, tallies.Length).Average(i => RewardOf(tallies[i], choice(i))))
        {
            CostPer1000 = chosen.TrueForAll(c => c.CostPer1000 is not null) ? (double)chosen.Average(c => c.CostPer1000!.Value) : null,
            LatencyMs = chosen.TrueForAll(c => c.LatencyMs is not null) ? (double)chosen.Average(c => c.LatencyMs!.Value) : null,
        };
    }

    /// <summary>Of an item, points.</summary>
    private double RewardOf(ItemTally tally, int candidate) => (100 * tally.Passed / _size) - _off[candidate];

    private Func<int, int> OracleOf()
    {
        var tallies = Enumerable.Range(0, _off.Length).Select(c => _verdicts.TalliesOf(_ => c)).ToList();
        var best = new int[_verdicts.Items.Count];
        for (var i = 0; i < best.Length; i++)
        {
            best[i] = Enumerable.Range(0, _off.Length).MaxBy(c => RewardOf(tallies[c][i], c));
        }

        return i => best[i];
    }

    private ExperimentComparison Compare(ArmFigure single, int place, ArmFigure routed)
    {
        var passRate = new FigureComparison { Kind = FigureKind.PassRate, Name = Phrase.Of("pass_rate"), Before = single.PassRate, After = routed.PassRate, Evidence = PassRateEvidence(place) };
        return new ExperimentComparison
        {
            Module = _router.Module,
            Before = SideOf(_router.Candidates[place]),
            After = SideOf(_router.Candidates[_router.BestPlace]),
            Figures = _router.Weights.AreNone ? [passRate] : [passRate with { Name = Phrase.Of("reward"), Evidence = RewardEvidence(place) }, passRate],
        };
    }

    private Evidence? PassRateEvidence(int place) => PairedVerdicts.Of(
        new SheetStack([_verdicts.SheetOf("single", _ => place)]), new SheetStack([_verdicts.SheetOf("routed", i => _chosen[i])]), _verdicts.Rows).Evidence(midP: false);

    private Evidence? RewardEvidence(int place)
    {
        var (single, routed) = (_verdicts.TalliesOf(_ => place), _verdicts.TalliesOf(i => _chosen[i]));
        return ScoreEvidence.Of([.. single.Select((s, i) => ((decimal)Math.Round(RewardOf(s, place), 9), (decimal)Math.Round(RewardOf(routed[i], _chosen[i]), 9)))]);
    }

    /// <summary>The family needs to know nothing of the sides but that they are there.</summary>
    private static ComparisonSide SideOf(RouterCandidate candidate)
    {
        var experiment = new Experiment { Id = candidate.Experiment, PromptVersion = candidate.Version, Model = candidate.Model, Timestamp = default, Metrics = new Metrics() };
        return new ComparisonSide { Experiment = experiment, Pooled = [experiment], Repeats = [experiment], Tries = 1 };
    }
}
