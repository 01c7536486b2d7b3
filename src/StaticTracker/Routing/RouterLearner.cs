using System.Security.Cryptography;
using System.Text;

namespace StaticTracker.Routing;

/// <summary>
/// Learns what to expect of each candidate from the verdicts that all of them have. The penalty is the same for all: the one under which verdicts of items that were left out in turn surprise least.
/// </summary>
internal sealed class RouterLearner
{
    private const int Folds = 5;

    /// <summary>From hardly any to so much that nothing is told apart. Ties go to the higher.</summary>
    private static readonly decimal[] s_penalties = [10000, 1000, 300, 100, 30, 10, 3, 1, 0.3m];

    private readonly SharedVerdicts _verdicts;
    private readonly FeatureSpace _space;
    private readonly FeatureVector[] _rows;
    private readonly bool[][] _passed;
    private readonly int[] _folds;

    private RouterLearner(SharedVerdicts verdicts, IReadOnlyList<ItemTraits> items, FeatureSpace space)
    {
        (_verdicts, _space) = (verdicts, space);
        _rows = [.. verdicts.Verdicts.Select(v => space.Of(items[v.Item], v.Row))];
        _passed = [.. Enumerable.Range(0, verdicts.Candidates).Select(c => verdicts.Verdicts.Select(v => verdicts.Passed(c, v)).ToArray())];
        _folds = FoldsOf(verdicts.Items);
    }

    /// <summary>A router with what was learned; of it are taken what it is about, the candidates and the weights.</summary>
    /// <param name="router">Everything else.</param>
    /// <param name="verdicts">What is learned from.</param>
    /// <param name="items">What is known of the items, in their order.</param>
    /// <param name="space">What tells them apart.</param>
    /// <param name="penalty">Null: it is chosen.</param>
    public static Router Learn(Router router, SharedVerdicts verdicts, IReadOnlyList<ItemTraits> items, FeatureSpace space, decimal? penalty)
    {
        var learner = new RouterLearner(verdicts, items, space);
        var chosen = penalty ?? learner.Choose();
        var candidates = router.Candidates.Select((c, place) => learner.Of(c, place, chosen)).ToList();
        return router with
        {
            Penalty = chosen,
            Items = verdicts.Items.Count,
            Verdicts = verdicts.Verdicts.Count,
            Rubrics = verdicts.Rows,
            Features = space.Features,
            Candidates = candidates,
            BestSingle = candidates.MaxBy(c => RewardOf(c, router.Weights))!.Name,
        };
    }

    /// <summary>The reward of a candidate on the items learned from, points.</summary>
    public static double RewardOf(RouterCandidate candidate, RewardWeights weights) => (100.0 * candidate.Pass / Math.Max(1, candidate.Pass + candidate.Fail)) - weights.Off(candidate);

    private RouterCandidate Of(RouterCandidate candidate, int place, decimal penalty)
    {
        var beta = RidgeLogistic.Fit(_rows, _passed[place], _space.Size, (double)penalty);
        var pass = _verdicts.PassOf(place);
        return candidate with { Pass = pass, Fail = _rows.Length - pass, Intercept = FeatureSpace.Rounded(beta[0]), Coefficients = [.. beta.Skip(1).Select(FeatureSpace.Rounded)] };
    }

    private decimal Choose()
    {
        var surprises = new double[s_penalties.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            var (kept, left) = Split(fold);
            foreach (var passed in _passed)
            {
                AddSurprises(surprises, kept, left, passed);
            }
        }

        var best = 0;
        for (var i = 1; i < surprises.Length; i++)
        {
            best = surprises[i] < surprises[best] - 1e-9 ? i : best;
        }

        return s_penalties[best];
    }

    private void AddSurprises(double[] surprises, List<int> kept, List<int> left, bool[] passed)
    {
        var (rows, outcomes) = (kept.ConvertAll(i => _rows[i]), kept.ConvertAll(i => passed[i]));
        double[]? beta = null;
        for (var p = 0; p < s_penalties.Length; p++)
        {
            beta = RidgeLogistic.Fit(rows, outcomes, _space.Size, (double)s_penalties[p], beta);
            foreach (var i in left)
            {
                surprises[p] += RidgeLogistic.Surprise(_rows[i].LogOdds(beta), passed[i]);
            }
        }
    }

    private (List<int> Kept, List<int> Left) Split(int fold)
    {
        var (kept, left) = (new List<int>(), new List<int>());
        for (var i = 0; i < _rows.Length; i++)
        {
            (_folds[_verdicts.Verdicts[i].Item] == fold ? left : kept).Add(i);
        }

        return (kept, left);
    }

    /// <summary>Items dealt out by the hashes of their ids: the same for ever, whatever the ids look like, all verdicts of an item together.</summary>
    private static int[] FoldsOf(IReadOnlyList<string> items)
    {
        var folds = new int[items.Count];
        var dealt = items.Select((id, i) => (Hash: Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id))), Place: i)).OrderBy(x => x.Hash, StringComparer.Ordinal).ToList();
        for (var i = 0; i < dealt.Count; i++)
        {
            folds[dealt[i].Place] = i % Folds;
        }

        return folds;
    }
}
