using StaticTracker.Comparison;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Comparison;

/// <summary>What holds of the methods whatever the figures: tried on random figures with a fixed seed.</summary>
[TestClass]
public class LawsOfTheMethods
{
    private readonly SplitMix _random = new(7);

    [TestMethod]
    public void TurningTheSidesAroundTurnsTheIntervalAround()
    {
        for (var i = 0; i < 300; i++)
        {
            var before = Tallies(1 + Below(40));
            ItemTally[] after = [.. before.Select(b => new ItemTally(Below((int)b.Judged + 1), b.Judged))];
            IsMirror(ClusteredDifference.Of(before, after)!.IntervalAt(0.95), ClusteredDifference.Of(after, before)!.IntervalAt(0.95));

            var (n, m) = (1 + Below(200), 1 + Below(200));
            var (x, y) = (Below(n + 1), Below(m + 1));
            IsMirror(Newcombe.Independent(x, n, y, m), Newcombe.Independent(y, m, x, n));
            Assert.AreEqual(Newcombe.IndependentP(x, n, y, m), Newcombe.IndependentP(y, m, x, n), 1e-9);

            var (b, c, both, neither) = (Below(30), Below(30), Below(30), 1 + Below(30));
            IsMirror(Newcombe.Paired(both, b, c, neither), Newcombe.Paired(both, c, b, neither));
            Assert.AreEqual(McNemar.Exact(b, c), McNemar.Exact(c, b));
        }
    }

    [TestMethod]
    public void OneSheetAloneHasTheTalliesOfAStackOfOne()
    {
        string[] names = ["a", "a#2", "a#2#3", "a#b", "#2", "b", "b#", "b#12", "c#2", "d"];
        for (var i = 0; i < 200; i++)
        {
            string[] items = [.. names.Where(_ => Below(3) > 0).Order(StringComparer.Ordinal)];
            var sheet = new VerdictSheet("e", items, [.. ((string[])["*", "R1", "R2"]).Where(_ => Below(4) > 0).Select(r => KeyValuePair.Create(r, Letters(items.Length)))]);
            if (items.Length == 0 || sheet.Rows.Count == 0)
            {
                continue;
            }

            var stack = new SheetStack([sheet]);
            var expected = stack.Tallies([.. sheet.Rows.Select(r => r.Key)]).Where(t => t.Judged > 0).Select(t => $"{t.Passed} of {t.Judged}");
            var tallies = SheetTallies.Of(sheet, [.. sheet.Rows.Select(r => r.Value)]).Where(t => t.Judged > 0).Select(t => $"{t.Passed} of {t.Judged}");
            Assert.AreEqual(string.Join(", ", expected), string.Join(", ", tallies), string.Join(' ', items));
        }

        string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => "PFES-"[Below(5)]));
    }

    [TestMethod]
    public void SwappingPassedAndFailedTurnsTheIntervalAround()
    {
        for (var i = 0; i < 200; i++)
        {
            var tallies = Tallies(2 + Below(40));
            var interval = ClusteredRate.Of(tallies)!.IntervalAt(0.95);
            var other = ClusteredRate.Of([.. tallies.Select(t => new ItemTally(t.Judged - t.Passed, t.Judged))])!.IntervalAt(0.95);
            Assert.AreEqual(100 - interval.Low, other.High, 1e-9);
            Assert.AreEqual(100 - interval.High, other.Low, 1e-9);
        }
    }

    [TestMethod]
    public void IntervalsHoldTheRateStayInBoundsAndGrowWithTheLevel()
    {
        for (var i = 0; i < 200; i++)
        {
            var before = Tallies(1 + Below(40));
            ItemTally[] after = [.. before.Select(b => new ItemTally(Below((int)b.Judged + 1), b.Judged))];
            var rate = ClusteredRate.Of(before)!;
            var (narrow, wide) = (rate.IntervalAt(0.9), rate.IntervalAt(0.999));
            Assert.IsTrue(wide.Low >= 0 && wide.Low <= narrow.Low && narrow.Low <= 100 * rate.Rate && 100 * rate.Rate <= narrow.High && narrow.High <= wide.High && wide.High <= 100);

            var difference = ClusteredDifference.Of(before, after)!;
            (narrow, wide) = (difference.IntervalAt(0.9), difference.IntervalAt(0.999));
            Assert.IsTrue(wide.Low >= -100 && wide.Low <= narrow.Low + 1e-9 && narrow.Low <= difference.Points + 1e-9 && difference.Points <= narrow.High + 1e-9 && narrow.High <= wide.High + 1e-9 && wide.High <= 100);
        }
    }

    [TestMethod]
    public void TheOrderOfItemsChangesNothing()
    {
        for (var i = 0; i < 100; i++)
        {
            long[] differences = [.. Enumerable.Range(0, 1 + Below(40)).Select(_ => (long)Below(11) - 5)];
            long[] shuffled = [.. differences.OrderBy(_ => _random.Next())];
            Assert.AreEqual(PairedPermutation.P(differences), PairedPermutation.P(shuffled));
            Assert.AreEqual(PairedPermutation.P(differences, quickSteps: 0, out _), PairedPermutation.P(shuffled, quickSteps: 0, out _));
            Assert.AreEqual(PairedPermutation.P(differences), PairedPermutation.P([.. differences.Select(d => -d * 60)]));
        }
    }

    [TestMethod]
    public void WithOneVerdictAnItemThePermutationIsMcNemarsTestAndTheIntervalNewcombes()
    {
        for (var i = 0; i < 100; i++)
        {
            var (both, worse, better, neither) = (Below(20), Below(20), Below(20), 1 + Below(20));
            Assert.AreEqual(McNemar.Exact(better, worse), PairedPermutation.P([.. Enumerable.Repeat(1L, better), .. Enumerable.Repeat(-1L, worse)]), 1e-12);

            ItemTally[] before = [.. Repeat(1, both), .. Repeat(1, worse), .. Repeat(0, better), .. Repeat(0, neither)];
            ItemTally[] after = [.. Repeat(1, both), .. Repeat(0, worse), .. Repeat(1, better), .. Repeat(0, neither)];
            IsSame(Wilson.Of(both + worse, better + neither)!.Value, ClusteredRate.Of(before)!.IntervalAt(0.95));
            IsSame(Newcombe.Paired(both, worse, better, neither), ClusteredDifference.Of(before, after)!.IntervalAt(0.95));
        }
    }

    [TestMethod]
    public void CountingEveryPatternAgreesWithTryingEveryPattern()
    {
        for (var i = 0; i < 50; i++)
        {
            long[] differences = [.. Enumerable.Range(0, 1 + Below(10)).Select(_ => (long)Below(9) - 4)];
            var observed = Math.Abs(differences.Sum());
            var asFar = Enumerable.Range(0, 1 << differences.Length).Count(signs => Math.Abs(differences.Select((d, k) => (signs >> k & 1) == 0 ? d : -d).Sum()) >= observed);
            Assert.AreEqual((double)asFar / (1 << differences.Length), PairedPermutation.P(differences), 1e-12);
        }
    }

    [TestMethod]
    public void UpToFourteenItemsEveryPatternIsTriedWhateverTheirDigits()
    {
        for (var i = 0; i < 60; i++)
        {
            long[] differences = [.. Enumerable.Range(0, 1 + Below(14)).Select(_ => (long)Below(9) - 4)];
            var counted = PairedPermutation.P(differences);

            Assert.AreEqual(counted, PairedPermutation.P(differences, quickSteps: 0, out var isDrawn), 1e-12, string.Join(' ', differences));
            Assert.IsFalse(isDrawn);
        }

        Assert.AreEqual(2 / 256.0, PairedPermutation.P([.. Enumerable.Range(1, 8).Select(i => (i * 123_456_789L) + 1)], out var wasDrawn), "only all signs alike are as far out");
        Assert.IsFalse(wasDrawn);
    }

    [TestMethod]
    public void DrawingAgreesWithCountingWithinItsError()
    {
        for (var i = 0; i < 5; i++)
        {
            long[] differences = [.. Enumerable.Range(0, 100).Select(_ => (long)Below(7) - 3 + Below(2))];
            var counted = PairedPermutation.P(differences, out var isDrawn);
            var drawn = PairedPermutation.P(differences, quickSteps: 0, out var wasDrawn);
            Assert.IsFalse(isDrawn);
            Assert.IsTrue(wasDrawn);
            Assert.AreEqual(counted, drawn, 5 * Math.Sqrt(counted * (1 - counted) / PairedPermutation.Draws) + 1e-4);
        }
    }

    [TestMethod]
    public void MorePairsOneWayMakeASmallerP()
    {
        for (var n = 1; n < 200; n++)
        {
            for (var k = 1; 2 * k <= n; k++)
            {
                Assert.IsTrue(McNemar.Exact(k - 1, n - k + 1) < McNemar.Exact(k, n - k));
                Assert.IsTrue(McNemar.MidP(k, n - k) <= McNemar.Exact(k, n - k));
            }
        }
    }

    [TestMethod]
    public void AnIntervalAndItsPNeverDisagree()
    {
        for (var i = 0; i < 300; i++)
        {
            var (n, m) = (5 + Below(300), 5 + Below(300));
            var (x, y) = (Below(n + 1), Below(m + 1));
            var interval = Newcombe.Independent(x, n, y, m);
            Assert.AreEqual(Newcombe.IndependentP(x, n, y, m) < 0.05, interval.Low > 0 || interval.High < 0);
        }
    }

    [TestMethod]
    public void AdjustedPKeepTheirOrderAndAreNeverSmaller()
    {
        for (var i = 0; i < 100; i++)
        {
            double[] p = [.. Enumerable.Range(0, 1 + Below(30)).Select(_ => Math.Pow(_random.NextUnit(), 3))];
            var adjusted = BenjaminiHochberg.Adjust(p);
            Assert.IsTrue(p.Zip(adjusted).All(x => x.Second >= x.First && x.Second <= 1));
            var sorted = p.Zip(adjusted).OrderBy(x => x.First).Select(x => x.Second).ToList();
            CollectionAssert.AreEqual(sorted.Order().ToList(), sorted);
        }
    }

    [TestMethod]
    public void VerdictsThatHangTogetherAreWorthFewer()
    {
        ItemTally[] alike = [.. Enumerable.Range(0, 40).Select(i => new ItemTally(i % 2 == 0 ? 5 : 0, 5))];
        ItemTally[] mixed = [.. Enumerable.Range(0, 40).Select(i => new ItemTally(i % 2 == 0 ? 3 : 2, 5))];

        Assert.AreEqual(40, ClusteredRate.Of(alike)!.EffectiveSize, 1e-9);
        Assert.AreEqual(200, ClusteredRate.Of(mixed)!.EffectiveSize, 1e-9);
    }

    [TestMethod]
    public void APlannedComparisonSeesWhatItWasPlannedFor()
    {
        foreach (var n in new[] { 50.0, 99, 500, 2000 })
        {
            var paired = MinimumDetectableEffect.Paired(0.3, n)!.Value;
            Assert.AreEqual(n, MinimumDetectableEffect.SizeForPairs(0.3, paired / 100), 1e-6 * n);
            Assert.AreEqual(n, MinimumDetectableEffect.SizeForH(MinimumDetectableEffect.SmallestH(n)), 1e-9 * n);
        }

        Assert.IsNull(MinimumDetectableEffect.Paired(0.01, 50));
        Assert.IsNull(MinimumDetectableEffect.IndependentDrop(0.05, 20));
    }

    private static IEnumerable<ItemTally> Repeat(double passed, int count) => Enumerable.Repeat(new ItemTally(passed, 1), count);

    private static void IsSame(Interval one, Interval other)
    {
        Assert.AreEqual(one.Low, other.Low, 1e-9);
        Assert.AreEqual(one.High, other.High, 1e-9);
    }

    private static void IsMirror(Interval one, Interval other)
    {
        Assert.AreEqual(one.Low, -other.High, 1e-9);
        Assert.AreEqual(one.High, -other.Low, 1e-9);
    }

    private int Below(int n) => (int)(_random.Next() % (ulong)n);

    private ItemTally[] Tallies(int items)
    {
        var tallies = new ItemTally[items];
        for (var i = 0; i < items; i++)
        {
            var judged = 1 + Below(6);
            tallies[i] = new ItemTally(Below(judged + 1), judged);
        }

        return tallies;
    }
}
