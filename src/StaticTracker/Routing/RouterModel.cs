namespace StaticTracker.Routing;

/// <summary>What a router expects of its candidates on an item, and which it chooses.</summary>
internal sealed class RouterModel
{
    private readonly Router _router;
    private readonly FeatureSpace _space;
    private readonly double[][] _betas;
    private readonly double[] _off;
    private readonly int _best;

    public RouterModel(Router router)
    {
        _router = router;
        _space = new FeatureSpace(router.Features, router.Rubrics);
        _betas = [.. router.Candidates.Select(c => (double[])[(double)c.Intercept, .. c.Coefficients.Select(v => (double)v)])];
        _off = [.. router.Candidates.Select(c => router.Weights.Off(c))];
        _best = router.BestPlace;
    }

    /// <summary>The share of an item's verdicts that is expected to pass (0–1), by candidate.</summary>
    public double[] SharesOf(ItemTraits item)
    {
        var vectors = Enumerable.Range(0, _router.Rubrics.Count).Select(r => _space.Of(item, r)).ToList();
        return [.. _betas.Select(beta => vectors.Average(v => RidgeLogistic.Chance(v.LogOdds(beta))))];
    }

    /// <summary>The candidate with the highest expected reward; the best single one where it is not beaten.</summary>
    public int ChoiceFor(ItemTraits item) => ChoiceOf(SharesOf(item));

    public int ChoiceOf(double[] shares)
    {
        var best = _best;
        for (var c = 0; c < shares.Length; c++)
        {
            best = RewardOf(c, shares) > RewardOf(best, shares) ? c : best;
        }

        return best;
    }

    /// <summary>The reward expected of a candidate, points.</summary>
    public double RewardOf(int candidate, double[] shares) => (100 * shares[candidate]) - _off[candidate];

    /// <summary>
    /// By how many points each feature moves what is expected of a candidate on an item: against an item that is the average of those learned from in this feature, and the same in all others.
    /// Rubrics, which are the same for every item, are left out.
    /// </summary>
    public IReadOnlyList<(RouterFeature Feature, double Points)> MovesOf(ItemTraits item, int candidate)
    {
        var vectors = Enumerable.Range(0, _router.Rubrics.Count).Select(r => _space.Of(item, r).LogOdds(_betas[candidate])).ToList();
        var moves = new List<(RouterFeature, double)>();
        for (var i = 0; i < _router.Features.Count; i++)
        {
            var feature = _router.Features[i];
            var average = feature.IsNumber ? 0 : (double)feature.Items / _router.Items;
            var change = _betas[candidate][i + 1] * (_space.ValueOf(feature, item, 0) - average);
            if (!feature.IsRubric && change != 0)
            {
                moves.Add((feature, 100 * vectors.Average(v => RidgeLogistic.Chance(v) - RidgeLogistic.Chance(v - change))));
            }
        }

        return [.. moves.OrderByDescending(m => Math.Abs(m.Item2)).ThenBy(m => m.Item1.Name, StringComparer.Ordinal)];
    }
}
