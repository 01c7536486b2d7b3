using StaticTracker.Comparison;

namespace StaticTracker.Tests.Comparison;

/// <summary>The e-value of docs/statistics.md: figures that others printed, its laws, and what it promises however often somebody looks.</summary>
[TestClass]
public sealed class DecidingAtAnyLook
{
    /// <summary>MacKay, D. J. C. (2003): Information Theory, Inference, and Learning Algorithms, section 3.4: 140 heads in 250 spins of a coin; with a uniform prior the data are 0.48 times as likely under "biased".</summary>
    [TestMethod]
    public void GivesMacKaysFigureForTheEuro() => Assert.AreEqual(0.48, EValue.Of(140, 110), 0.005);

    /// <summary>Robbins 1970: P((n + 1) · C(n, x) / 2^n ≤ α for some n) ≤ α, by hand for few items.</summary>
    [TestMethod]
    [DataRow(0, 0, 1.0)]
    [DataRow(1, 0, 1.0)]
    [DataRow(2, 0, 4.0 / 3)]
    [DataRow(1, 1, 2.0 / 3)]
    [DataRow(5, 0, 32.0 / 6)]
    [DataRow(8, 2, 1024.0 / (11 * 45))]
    public void IsTheFormula(int better, int worse, double expected) => Assert.AreEqual(expected, EValue.Of(better, worse), 1e-9);

    [TestMethod]
    public void IsTheSameWithTheSidesTurnedAround()
    {
        Assert.AreEqual(EValue.Of(31, 12), EValue.Of(12, 31), 1e-9);
        var (low, high) = EValue.Interval(31, 12);
        var (otherLow, otherHigh) = EValue.Interval(12, 31);
        Assert.AreEqual(low, 1 - otherHigh, 1e-9);
        Assert.AreEqual(high, 1 - otherLow, 1e-9);
    }

    /// <summary>Under "both alike" the mean of the next e-value is the one before: the law that the promise rests on.</summary>
    [TestMethod]
    public void IsAMartingale()
    {
        for (var better = 0; better < 40; better++)
        {
            for (var worse = 0; worse < 40; worse++)
            {
                Assert.AreEqual(EValue.Of(better, worse), (EValue.Of(better + 1, worse) + EValue.Of(better, worse + 1)) / 2, 1e-9 * EValue.Of(better, worse));
            }
        }
    }

    [TestMethod]
    public void HasAnIntervalThatLeavesOneHalfOutJustWhereItDecides()
    {
        for (var better = 0; better <= 60; better++)
        {
            for (var worse = 0; worse <= 60; worse++)
            {
                var (low, high) = EValue.Interval(better, worse);
                Assert.AreEqual(EValue.Of(better, worse) > 20, low > 0.5 || high < 0.5, $"{better} {worse}");
            }
        }
    }

    /// <summary>2,000 experiments without any difference, 600 items each, of which a third differ, a look after every ten items.</summary>
    [TestMethod]
    [DataRow(0.05)]
    [DataRow(0.1)]
    public void CallsADifferenceWhereThereIsNoneInAtMostAlphaOfExperimentsWithALookAfterEveryBatch(double alpha)
    {
        var random = new SplitMix(7);
        var called = 0;
        const int Experiments = 2000;
        for (var i = 0; i < Experiments; i++)
        {
            var (better, worse, isCalled) = (0L, 0L, false);
            for (var item = 1; item <= 600 && !isCalled; item++)
            {
                if (random.NextUnit() < 1 / 3.0)
                {
                    (better, worse) = random.NextUnit() < 0.5 ? (better + 1, worse) : (better, worse + 1);
                }

                isCalled = item % 10 == 0 && EValue.Of(better, worse) >= 1 / alpha;
            }

            called += isCalled ? 1 : 0;
        }

        Assert.IsLessThanOrEqualTo(alpha * Experiments, called);
        Assert.IsGreaterThan(0, called);
    }

    /// <summary>The interval holds at every look at once: for a true chance of 0.7 it misses it at some look in at most 5 % of experiments.</summary>
    [TestMethod]
    public void CoversTheTrueChanceAtAllLooks()
    {
        var random = new SplitMix(11);
        var missed = 0;
        for (var i = 0; i < 400; i++)
        {
            var (better, worse, isMissed) = (0L, 0L, false);
            for (var item = 1; item <= 300 && !isMissed; item++)
            {
                (better, worse) = random.NextUnit() < 0.7 ? (better + 1, worse) : (better, worse + 1);
                if (item % 5 == 0)
                {
                    var (low, high) = EValue.Interval(better, worse);
                    isMissed = low > 0.7 || high < 0.7;
                }
            }

            missed += isMissed ? 1 : 0;
        }

        Assert.IsLessThanOrEqualTo(0.05 * 400, missed);
    }

    /// <summary>As many items as planned see the difference in about four of five experiments.</summary>
    [TestMethod]
    [DataRow(0.3, 0.1)]
    [DataRow(0.2, 0.08)]
    [DataRow(0.5, 0.2)]
    public void PlansAsManyItemsAsAreNeeded(double discordant, double difference)
    {
        var items = EValue.ItemsFor(discordant, difference)!.Value;
        var random = new SplitMix(3);
        var seen = 0;
        for (var i = 0; i < 1000; i++)
        {
            var (better, worse, isCalled) = (0L, 0L, false);
            for (var item = 1; item <= items && !isCalled; item++)
            {
                var draw = random.NextUnit();
                better += draw < (discordant + difference) / 2 ? 1 : 0;
                worse += draw >= (discordant + difference) / 2 && draw < discordant ? 1 : 0;
                isCalled = EValue.Of(better, worse) >= 20;
            }

            seen += isCalled ? 1 : 0;
        }

        Assert.IsGreaterThan(780, seen);
        Assert.IsLessThan(900, seen);
    }

    [TestMethod]
    [DataRow(0.0, 0.1)]
    [DataRow(0.1, 0.2)]
    [DataRow(0.1, 0.0)]
    public void PlansNothingWhereNothingCanBeSeen(double discordant, double difference) => Assert.IsNull(EValue.ItemsFor(discordant, difference));
}
