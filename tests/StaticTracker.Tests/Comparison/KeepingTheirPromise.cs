using System.Globalization;
using StaticTracker.Comparison;

namespace StaticTracker.Tests.Comparison;

/// <summary>Whether the methods hold what they promise on made-up runs whose truth is known. Seeds are fixed; the measured figures are printed.</summary>
[TestClass]
public class KeepingTheirPromise
{
    private const int Rubrics = 5;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(99, 0.5, 0.3, 0.0, 1UL)]
    [DataRow(99, 0.5, 0.3, 0.5, 2UL)]
    [DataRow(99, 0.9, 0.3, 1.0, 3UL)]
    [DataRow(30, 0.7, 0.2, 0.5, 4UL)]
    [DataRow(500, 0.6, 0.3, 0.3, 5UL)]
    public void OnNullDataAtMostOneReportInTwentyCallsAnythingWorse(int items, double rate, double spread, double together, ulong seed)
    {
        var reports = items > 200 ? 150 : 400;
        foreach (var withVerdicts in new[] { true, false })
        {
            var simulated = new SimulatedRuns(seed);
            var (worse, changed) = (0, 0);
            for (var i = 0; i < reports; i++)
            {
                var chances = simulated.Items(items, rate, spread);
                var report = SimulatedRuns.Compare(simulated.Run(chances, Rubrics, together), simulated.Run(chances, Rubrics, together), withVerdicts);
                worse += report.Figures.Any(f => f.Judgement.Word == ComparisonWord.Worse) ? 1 : 0;
                changed += report.Figures.Any(f => f.Judgement.Word is ComparisonWord.Worse or ComparisonWord.Better) ? 1 : 0;
            }

            Print($"{items} items at {rate:P0}, {(withVerdicts ? "verdicts stored" : "totals only")}: worse in {(double)worse / reports:P1}, worse or better in {(double)changed / reports:P1} of {reports} reports on null data");
            Assert.IsLessThanOrEqualTo(0.05, (double)worse / reports);
        }
    }

    [TestMethod]
    [DataRow(99, 0.9, 0.3, 0.5, 31UL)]
    [DataRow(40, 0.6, 0.3, 0.0, 32UL)]
    public void PooledRepeatsOnNullDataCallAtMostOneReportInTwentyWorse(int items, double rate, double spread, double together, ulong seed)
    {
        const int Reports = 300;
        var simulated = new SimulatedRuns(seed);
        var worse = 0;
        for (var i = 0; i < Reports; i++)
        {
            var chances = simulated.Items(items, rate, spread);
            string[][] before = [.. Enumerable.Range(0, 3).Select(_ => simulated.Run(chances, Rubrics, together))];
            var report = SimulatedRuns.Compare(before, simulated.Run(chances, Rubrics, together));
            worse += report.Figures.Any(f => f.Judgement.Word == ComparisonWord.Worse) ? 1 : 0;
        }

        Print($"{items} items at {rate:P0}, three pooled runs before: worse in {(double)worse / Reports:P1} of {Reports} reports on null data");
        Assert.IsLessThanOrEqualTo(0.05, (double)worse / Reports);
    }

    [TestMethod]
    [DataRow(0.5, 0.3, 0.0, 11UL)]
    [DataRow(0.6, 0.3, 0.3, 12UL)]
    [DataRow(0.85, 0.2, 0.5, 13UL)]
    public void ADropOfTenPointsOver500PairedItemsIsCalled(double rate, double spread, double together, ulong seed)
    {
        const int Reports = 100;
        var simulated = new SimulatedRuns(seed);
        var (called, better) = (0, 0);
        for (var i = 0; i < Reports; i++)
        {
            var (before, after) = Dropped(simulated.Items(500, rate, spread), rate, 0.10);
            var report = SimulatedRuns.Compare(simulated.Run(before, Rubrics, together), simulated.Run(after, Rubrics, together));
            called += report.PassRate.Judgement.Word == ComparisonWord.Worse ? 1 : 0;
            better += report.Figures.Any(f => f.Judgement.Word == ComparisonWord.Better) ? 1 : 0;
        }

        Print($"a drop of 10 points from {rate:P0} over 500 items: called in {(double)called / Reports:P0}, anything called better in {(double)better / Reports:P0} of {Reports} reports");
        Assert.IsGreaterThanOrEqualTo(0.80, (double)called / Reports);
    }

    [TestMethod]
    public void ADropOfTenPointsOver500ItemsWithOneVerdictEachIsCalled()
    {
        const int Reports = 200;
        var simulated = new SimulatedRuns(21);
        var called = 0;
        for (var i = 0; i < Reports; i++)
        {
            var (before, after) = Dropped(simulated.Items(500, 0.7, 0.3), 0.7, 0.10);
            called += SimulatedRuns.Compare(simulated.Run(before, 1, 0), simulated.Run(after, 1, 0)).PassRate.Judgement.Word == ComparisonWord.Worse ? 1 : 0;
        }

        Print($"a drop of 10 points over 500 items, one verdict each (McNemar): called in {(double)called / Reports:P0} of {Reports} reports");
        Assert.IsGreaterThanOrEqualTo(0.80, (double)called / Reports);
    }

    [TestMethod]
    [DataRow(10, 0.3, 0.7, 0.3)]
    [DataRow(20, 0.3, 0.7, 0.0)]
    [DataRow(20, 0.3, 0.7, 0.3)]
    [DataRow(20, 0.3, 0.7, 0.7)]
    [DataRow(20, 0.85, 0.98, 0.2)]
    [DataRow(20, 0.02, 0.15, 0.2)]
    [DataRow(50, 0.02, 0.10, 0.3)]
    [DataRow(50, 0.90, 0.98, 0.1)]
    [DataRow(100, 0.2, 0.8, 0.3)]
    [DataRow(100, 0.95, 0.99, 0.2)]
    [DataRow(400, 0.1, 0.9, 0.3)]
    [DataRow(400, 0.01, 0.05, 0.1)]
    [DataRow(5, 0.3, 0.7, 0.3)]
    [DataRow(50, 0.95, 0.99, 0.5)]
    [DataRow(100, 0.97, 0.995, 0.5)]
    [DataRow(100, 0.05, 0.05, 0.3)]
    [DataRow(30, 0.9, 0.9, 0.3)]
    public void IntervalsClusteredByItemCoverTheTruth(int items, double from, double to, double spread)
    {
        Assert.IsTrue(Covered(items, from, to, spread, 0.95) is >= 0.93 and <= 0.97);
    }

    /// <summary>Where on average not even one item fails, nearly any truth would fit: the intervals are rather too wide than too narrow.</summary>
    [TestMethod]
    [DataRow(10, 0.9, 0.98, 0.2)]
    [DataRow(20, 0.95, 0.99, 0.5)]
    public void IntervalsWithHardlyAFailureAreRatherTooWide(int items, double from, double to, double spread) => Assert.IsGreaterThanOrEqualTo(0.95, Covered(items, from, to, spread, 0.95));

    /// <summary>A large family asks for higher levels.</summary>
    [TestMethod]
    [DataRow(50, 0.3, 0.7, 0.3)]
    [DataRow(200, 0.8, 0.95, 0.3)]
    public void IntervalsOfAHigherLevelCoverMore(int items, double from, double to, double spread) => Assert.IsTrue(Covered(items, from, to, spread, 0.99) is >= 0.98 and <= 0.996);

    private double Covered(int items, double from, double to, double spread, double level)
    {
        const int Runs = 4000;
        var simulated = new SimulatedRuns((ulong)((items * 1000) + (100 * from) + (10 * spread)));
        var (covered, naive, width) = (0, 0, 0.0);
        for (var i = 0; i < Runs; i++)
        {
            var truth = from + ((to - from) * simulated.Unit());
            var rows = simulated.Run(simulated.Items(items, truth, spread), Rubrics, 0);
            var tallies = Enumerable.Range(0, items).Select(item => new ItemTally(rows.Count(r => r[item] == 'P'), Rubrics)).ToArray();
            var rate = ClusteredRate.Of(tallies)!;
            covered += Holds(rate.IntervalAt(level), 100 * truth) ? 1 : 0;
            naive += Holds(Wilson.OfRate(rate.Rate, rate.Verdicts, Normal.TwoSided(level)), 100 * truth) ? 1 : 0;
            width += rate.IntervalAt(level).High - rate.IntervalAt(level).Low;
        }

        Print($"{items} items, rates {from:P0} to {to:P0}, correlation {spread}: clustered {level:P0} intervals cover {(double)covered / Runs:P1} (mean width {width / Runs:F1}), as if independent {(double)naive / Runs:P1}");
        return (double)covered / Runs;
    }

    [TestMethod]
    [DataRow(20, 0.5, 0.1, 0.3, 0.3)]
    [DataRow(20, 0.9, 0.1, 0.2, 0.3)]
    [DataRow(100, 0.5, 0.0, 0.3, 0.0)]
    [DataRow(100, 0.6, 0.1, 0.3, 0.5)]
    [DataRow(100, 0.95, 0.05, 0.2, 0.2)]
    [DataRow(400, 0.6, 0.05, 0.3, 0.3)]
    public void IntervalsOfADifferenceCoverTheTruth(int items, double rate, double drop, double spread, double together)
    {
        const int Runs = 2000;
        var simulated = new SimulatedRuns((ulong)((items * 1000) + (100 * rate) + (10 * spread)));
        var covered = 0;
        for (var i = 0; i < Runs; i++)
        {
            var (before, after) = Dropped(simulated.Items(items, rate, spread), rate, drop);
            var difference = ClusteredDifference.Of(Tallies(simulated.Run(before, Rubrics, together)), Tallies(simulated.Run(after, Rubrics, together)))!;
            covered += Holds(difference.IntervalAt(0.95), -100 * drop) ? 1 : 0;
        }

        Print($"{items} items, a drop of {drop:P0} from {rate:P0}: intervals of the difference cover {(double)covered / Runs:P1}");
        Assert.IsTrue((double)covered / Runs is >= 0.93 and <= 0.975);
    }

    private static ItemTally[] Tallies(string[] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(item => new ItemTally(rows.Count(r => r[item] == 'P'), rows.Length))];

    /// <summary>Every item's chance falls by the same share, so that the mean falls by that many points.</summary>
    private static (double[] Before, double[] After) Dropped(double[] chances, double rate, double drop) => (chances, [.. chances.Select(c => c * (1 - (drop / rate)))]);

    private static bool Holds(Interval interval, double truth) => interval.Low <= truth && truth <= interval.High;

    private void Print(FormattableString line) => TestContext.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
