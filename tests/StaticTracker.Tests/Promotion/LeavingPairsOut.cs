using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Promotion;

/// <summary>Two of the challenger's verdicts are errors where the baseline failed: its rate rises from 20 of 40 to 20 of 38, and over the 38 that both sides judged nothing changed.</summary>
[TestClass]
public sealed class LeavingPairsOut
{
    [TestMethod]
    public void TheReportTellsTheChangeThatItsIntervalIsOf()
    {
        using var test = new TrackerTest().WithPolicy("\"allow_first\":true").WithResults(
            new Result("v1", "a", $"r1:{new string('P', 20)}{new string('F', 20)}"), new Result("v2", "a", $"r1:{new string('P', 20)}{new string('F', 18)}EE") { Day = 21 });
        test.Run("promote", "m01@v1/a").Exits(0);

        test.Run("promote", "m01@v2/a", "--dry-run");

        var rate = test.Report()["decision"]!["metrics"]!["pass_rate"]!;
        Assert.AreEqual("50 52.6316 2.6316 0", $"{rate["baseline"]} {rate["challenger"]} {rate["delta"]} {rate["delta_of_pairs"]}");
        var (low, high) = ((decimal)rate["low"]!, (decimal)rate["high"]!);
        Assert.AreEqual(-low, high, "the interval of no change");
        StringAssert.Contains(test.Out, "Pass rate, %    50.0      52.6        0.0 of pairs (rates +2.6)");
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }
}
