using System.Globalization;
using StaticTracker.Checking;
using StaticTracker.Modules;

namespace StaticTracker.Tests.Checking;

[TestClass]
public sealed class ComparingStatedRates
{
    [TestMethod]
    [DataRow("57.3", 43, 32, true)]
    [DataRow("57", 43, 32, true)]
    [DataRow("57.33", 43, 32, true)]
    [DataRow("57.333333", 43, 32, true)]
    [DataRow("57.333333333333336", 43, 32, true)]
    [DataRow("57.4", 43, 32, false)]
    [DataRow("57.30", 43, 32, false)]
    [DataRow("57.3334", 43, 32, false)]
    [DataRow("13", 1, 7, true)] // 12.5: half is rounded up
    [DataRow("12", 1, 7, false)]
    [DataRow("6.3", 1, 15, true)] // 6.25
    [DataRow("6.2", 1, 15, false)]
    [DataRow("0", 0, 5, true)]
    [DataRow("100.0", 5, 0, true)]
    [DataRow("100", 999, 1, true)] // 99.9
    [DataRow("100.0", 999_999_999_999, 1, true)]
    [DataRow("50.0", 4_503_599_627_370_495, 4_503_599_627_370_495, true)]
    public void FollowsTheDigitsShown(string stated, long pass, long fail, bool expected) =>
        Assert.AreEqual(expected, RateText.Follows(decimal.Parse(stated, CultureInfo.InvariantCulture), pass, fail));

    [TestMethod]
    public void AgreesWithTheRatesThatImportsWrite()
    {
        var random = new Random(20260120);
        for (var i = 0; i < 20_000; i++)
        {
            var (pass, fail, decimals) = (random.Next(5000), random.Next(1, 5000), random.Next(7));
            var right = Rate.Of(pass, fail, decimals)!.Value;

            Assert.IsTrue(RateText.Follows(right, pass, fail), $"{right} of {pass} and {fail}");
            Assert.IsFalse(RateText.Follows(right + (decimal)Math.Pow(10, -decimals), pass, fail), $"more than {right} of {pass} and {fail}");
        }
    }

    [TestMethod]
    [DataRow("10", "10.04", true)]
    [DataRow("10.0", "10.04", true)]
    [DataRow("10.0", "10.05", false)]
    [DataRow("38.0", "40.0", false)]
    public void AgreesToTheDigitsThatBothShow(string a, string b, bool expected) =>
        Assert.AreEqual(expected, RateText.Agree(decimal.Parse(a, CultureInfo.InvariantCulture), decimal.Parse(b, CultureInfo.InvariantCulture)));
}
