namespace StaticTracker.Comparison;

/// <summary>
/// The verdicts that both sides have on some rows, item by item. A pair is one verdict of one item on one rubric; over pooled runs each side's is
/// the share that passed. A pair with no P or F on one side is left out, and counted unless neither side was to judge it.
/// </summary>
internal sealed class PairedVerdicts
{
    private const long MostUnits = 1_000_000;

    private readonly List<(int Item, double Before, double After)> _pairs = [];
    private readonly bool _isSingle;
    private readonly long _units;
    private int _itemCount;

    private PairedVerdicts(bool isSingle, long units)
    {
        _isSingle = isSingle;
        _units = units;
    }

    public int Pairs => _pairs.Count;

    public int LeftOut { get; private set; }

    public List<Flip> Better { get; } = [];

    public List<Flip> Worse { get; } = [];

    public static PairedVerdicts Of(SheetStack before, SheetStack after, IReadOnlyList<string> rows)
    {
        var paired = new PairedVerdicts(before.Runs == 1 && after.Runs == 1, UnitsOf(Math.Max(before.Runs, after.Runs)));
        var items = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < before.Items.Count; place++)
        {
            var item = before.Items[place];
            var other = after.PlaceOf(item);
            foreach (var row in rows)
            {
                paired.Add(items, new Flip(item, row), before.BaseItems[place], before.Count(row, place), other < 0 ? default : after.Count(row, other));
            }
        }

        for (var place = 0; place < after.Items.Count; place++)
        {
            // What only the other side was asked a second time.
            paired.LeftOut += before.PlaceOf(after.Items[place]) >= 0 ? 0 : rows.Count(row => after.Count(row, place) != default);
        }

        paired._itemCount = items.Count;
        return paired;
    }

    /// <summary>What the pairs say; null where there are none.</summary>
    public Evidence? Evidence(bool midP)
    {
        if (_pairs.Count == 0)
        {
            return null;
        }

        var (before, after) = (_pairs.Average(p => p.Before), _pairs.Average(p => p.After));
        var isMcNemar = _isSingle && _itemCount == _pairs.Count;
        var difference = isMcNemar ? null : Clustered();
        var p = isMcNemar ? (midP ? McNemar.MidP(Better.Count, Worse.Count) : McNemar.Exact(Better.Count, Worse.Count)) : 0;
        var isDrawn = false;
        if (!isMcNemar)
        {
            p = PairedPermutation.P(Differences(), out isDrawn);
        }

        return new Evidence
        {
            Method = isMcNemar ? (midP ? ComparisonMethod.McNemarMidP : ComparisonMethod.McNemar)
                : isDrawn ? ComparisonMethod.PairedPermutationDrawn : ComparisonMethod.PairedPermutation,
            Points = 100 * (after - before),
            N = _pairs.Count,
            Items = _itemCount,
            PairsBetter = Better.Count,
            PairsWorse = Worse.Count,
            LeftOut = LeftOut,
            P = p,
            CohensH = CohensH.Of(before, after),
            IntervalAt = difference is null ? OnePairAnItem : difference.IntervalAt,
        };
    }

    /// <summary>The least common multiple of 1 to the number of runs, so that every share of runs is whole in it; capped, where rounding is far below a verdict.</summary>
    private static long UnitsOf(int runs)
    {
        var units = 1L;
        for (var i = 2; i <= runs && units <= MostUnits; i++)
        {
            units = units / (long)System.Numerics.BigInteger.GreatestCommonDivisor(units, i) * i;
        }

        return Math.Min(units, MostUnits);
    }

    private void Add(Dictionary<string, int> items, Flip place, string item, (int Pass, int Fail, int Error) before, (int Pass, int Fail, int Error) after)
    {
        if (before.Pass + before.Fail == 0 || after.Pass + after.Fail == 0)
        {
            LeftOut += before == default && after == default ? 0 : 1;
            return;
        }

        if (!items.TryGetValue(item, out var index))
        {
            items[item] = index = items.Count;
        }

        var (was, isNow) = ((double)before.Pass / (before.Pass + before.Fail), (double)after.Pass / (after.Pass + after.Fail));
        _pairs.Add((index, was, isNow));
        if (isNow != was)
        {
            (isNow > was ? Better : Worse).Add(place);
        }
    }

    private Interval OnePairAnItem(double level)
    {
        long both = _pairs.Count(p => p is { Before: 1, After: 1 });
        return Newcombe.Paired(both, Worse.Count, Better.Count, _pairs.Count - both - Worse.Count - Better.Count, Normal.TwoSided(level));
    }

    private ClusteredDifference? Clustered()
    {
        var before = new ItemTally[_itemCount];
        var after = new ItemTally[_itemCount];
        foreach (var (item, was, isNow) in _pairs)
        {
            before[item] = new ItemTally(before[item].Passed + was, before[item].Judged + 1);
            after[item] = new ItemTally(after[item].Passed + isNow, after[item].Judged + 1);
        }

        return ClusteredDifference.Of(before, after);
    }

    private long[] Differences()
    {
        var differences = new long[_itemCount];
        foreach (var (item, was, isNow) in _pairs)
        {
            differences[item] += (long)Math.Round((isNow - was) * _units);
        }

        return differences;
    }
}
