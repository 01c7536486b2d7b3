using StaticTracker.Comparison;
using StaticTracker.Modules;

namespace StaticTracker.Tests.Modules;

[TestClass]
public class RatesFromCounts
{
    [TestMethod]
    [DataRow(15L, 35L, "30.0")]
    [DataRow(43L, 32L, "57.3")]
    [DataRow(241L, 254L, "48.7")]
    [DataRow(1L, 7L, "12.5")]
    [DataRow(1L, 15L, "6.3")] // 6.25: half is rounded up
    [DataRow(0L, 3L, "0.0")]
    [DataRow(3L, 0L, "100.0")]
    [DataRow(9007199254740991L, 9007199254740991L, "50.0")]
    public void HaveOneDecimalHalfRoundedUp(long pass, long fail, string expected) => Assert.AreEqual(expected, Rate.Text(Rate.Of(pass, fail)!.Value));

    [TestMethod]
    public void AreAbsentWhereNothingPassedOrFailed() => Assert.IsNull(Rate.Of(0, 0));

    [TestMethod]
    [DataRow(60L, -10L)]
    [DataRow(-5L, 10L)]
    public void AreAbsentWhereTheCountsDoNotAddUp(long pass, long fail) => Assert.IsNull(Rate.Of(pass, fail), "60 of 50 are no 120 %");

    /// <summary>Newcombe, R. G. (1998), Statistics in Medicine 17, 857–872, table I: method 3 for 81/263, 15/148, 0/20, 1/29.</summary>
    [TestMethod]
    [DataRow(81L, 182L, 0.2553, 0.3662)]
    [DataRow(15L, 133L, 0.0624, 0.1605)]
    [DataRow(0L, 20L, 0.0000, 0.1611)]
    [DataRow(1L, 28L, 0.0061, 0.1718)]
    public void WilsonsIntervalAgreesWithPublishedValues(long pass, long fail, double low, double high)
    {
        var interval = Wilson.Of(pass, fail)!.Value;

        Assert.AreEqual(low, interval.Low / 100, 0.00005);
        Assert.AreEqual(high, interval.High / 100, 0.00005);
    }
}
