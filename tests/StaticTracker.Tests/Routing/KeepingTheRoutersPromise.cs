using System.Globalization;
using StaticTracker.Routing;

namespace StaticTracker.Tests.Routing;

/// <summary>Whether a router finds what is there, and claims nothing where nothing is. Seeds are fixed; the measured figures are printed.</summary>
[TestClass]
public sealed class KeepingTheRoutersPromise
{
    public TestContext TestContext { get; set; } = null!;

    public static IEnumerable<object[]> WithoutStructure =>
    [
        ["two alike", new double[][] { [0.6], [0.6] }, 100, 60, 1, 3, 400, 1UL],
        ["kinds of another difficulty, the same for both", new double[][] { [0.9, 0.4, 0.6], [0.9, 0.4, 0.6] }, 150, 100, 1, 5, 300, 2UL],
        ["four alike, three rubrics", new double[][] { [0.8, 0.5], [0.8, 0.5], [0.8, 0.5], [0.8, 0.5] }, 100, 80, 3, 4, 150, 3UL],
        ["one better on everything", new double[][] { [0.8, 0.6], [0.7, 0.5], [0.75, 0.55] }, 150, 100, 1, 4, 200, 4UL],
        ["few items, many tags", new double[][] { [0.5], [0.5], [0.5] }, 30, 20, 1, 20, 300, 5UL],
    ];

    [TestMethod]
    [DynamicData(nameof(WithoutStructure))]
    public void WithoutStructureItPaysInOneOfTwentyAtMost(string what, double[][] chances, int learned, int judged, int rubrics, int noise, int repetitions, ulong seed)
    {
        var simulated = new SimulatedRouting(seed);
        var pays = 0;
        var gain = 0.0;
        for (var i = 0; i < repetitions; i++)
        {
            var found = simulated.Run(chances, learned, judged, rubrics, noise);
            pays += found.Outcome == RouterOutcome.Pays ? 1 : 0;
            gain += (found.Routed.Reward - found.BestSingle.Reward) / repetitions;
        }

        Print($"{what}: said to pay in {(double)pays / repetitions:P1} of {repetitions}, mean gain {gain:F1} points");
        Assert.IsLessThanOrEqualTo(0.05, (double)pays / repetitions);
    }

    [TestMethod]
    [DataRow(0.5, 41UL)]
    [DataRow(3.0, 42UL)]
    public void WithCostsAndWithoutStructureItPaysInOneOfTwentyAtMost(double dearer, ulong seed)
    {
        const int Repetitions = 200;
        var simulated = new SimulatedRouting(seed);
        var pays = 0;
        for (var i = 0; i < Repetitions; i++)
        {
            pays += simulated.Run([[0.7, 0.5], [0.7, 0.5], [0.7, 0.5]], 100, 60, noise: 5, dearer: (decimal)dearer).Outcome == RouterOutcome.Pays ? 1 : 0;
        }

        Print($"three alike, each {dearer:F1} points dearer than the one before: said to pay in {(double)pays / Repetitions:P1} of {Repetitions}");
        Assert.IsLessThanOrEqualTo(0.05, (double)pays / Repetitions);
    }

    public static IEnumerable<object[]> WithStructure =>
    [
        ["two kinds, one verdict", new double[][] { [0.9, 0.5], [0.5, 0.9] }, 120, 100, 1, 4, 20.0, 60, 11UL],
        ["two kinds, three rubrics", new double[][] { [0.8, 0.5], [0.5, 0.8] }, 120, 80, 3, 4, 15.0, 60, 12UL],
        ["three kinds and models", new double[][] { [0.9, 0.5, 0.5], [0.5, 0.9, 0.5], [0.5, 0.5, 0.9] }, 300, 150, 1, 4, 80.0 / 3, 40, 13UL],
    ];

    [TestMethod]
    [DynamicData(nameof(WithStructure))]
    public void WhereKindsFavourModelsItRecoversTheGain(string what, double[][] chances, int learned, int judged, int rubrics, int noise, double possible, int repetitions, ulong seed)
    {
        var simulated = new SimulatedRouting(seed);
        var pays = 0;
        var gain = 0.0;
        for (var i = 0; i < repetitions; i++)
        {
            var found = simulated.Run(chances, learned, judged, rubrics, noise);
            pays += found.Outcome == RouterOutcome.Pays ? 1 : 0;
            gain += (found.Routed.Reward - found.BestSingle.Reward) / repetitions;
            Assert.IsLessThanOrEqualTo(found.Oracle.Reward, found.Routed.Reward);
        }

        Print($"{what}: said to pay in {(double)pays / repetitions:P0} of {repetitions}, mean gain {gain:F1} of {possible:F1} points that knowing the kinds would give");
        Assert.IsGreaterThanOrEqualTo(0.8, (double)pays / repetitions);
        Assert.IsGreaterThanOrEqualTo(0.8 * possible, gain);
    }

    private void Print(FormattableString line) => TestContext.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
