using StaticTracker.Modules;

namespace StaticTracker.Tests.Modules;

[TestClass]
public class ParsingValues
{
    [TestMethod]
    [DataRow("m01", true)]
    [DataRow("m04b", true)]
    [DataRow("mdma-author", true)]
    [DataRow("M01", false)]
    [DataRow("../../x", false)]
    [DataRow("", false)]
    [DataRow("con", false)]
    [DataRow("lpt1", false)]
    [DataRow("a b", false)]
    [DataRow("é", false)]
    public void ModuleIdsAreSafeFileNames(string text, bool valid) => Assert.AreEqual(valid, ModuleId.TryParse(text, out _));

    [TestMethod]
    [DataRow("2026-01-20T00:31:46", "2026-01-20T00:31:46.0000000")]
    [DataRow("2026-01-20 00:31:46.5", "2026-01-20T00:31:46.5000000")]
    [DataRow("2026-01-20T00:31:46.961853", "2026-01-20T00:31:46.9618530")]
    [DataRow("2026-01-20T09:31:46+09:00", "2026-01-20T00:31:46.0000000")]
    [DataRow("2026-02-24T11:53:11.331Z", "2026-02-24T11:53:11.3310000")]
    public void TimesKeepTheirTextAndAreOrderedByTheirMoment(string text, string moment)
    {
        Assert.IsTrue(Timestamp.TryParse(text, out var timestamp));
        Assert.AreEqual(text, timestamp.Text);
        Assert.AreEqual(moment, timestamp.Order.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [DataRow("2026-02-30T00:00:00")]
    [DataRow("2026-01-20")]
    [DataRow("20.01.2026 00:31:46")]
    [DataRow("2026-01-20T25:00:00")]
    [DataRow("2026-01-20T00:31:46 UTC")]
    [DataRow("0000-01-20T00:31:46")]
    [DataRow("0001-01-01T00:00:00+10:00")]
    public void WhatIsNoTimeIsRefused(string text) => Assert.IsFalse(Timestamp.TryParse(text, out _));

    [TestMethod]
    [DataRow("v2", "v10", -1)]
    [DataRow("v2", "v2", 0)]
    [DataRow("v02", "v2", -1)]
    [DataRow("v1.10", "v1.9", 1)]
    [DataRow("v1", "v1-b", -1)]
    public void NaturalOrderReadsNumbersByValue(string left, string right, int expected) =>
        Assert.AreEqual(expected, Math.Sign(NaturalOrder.Comparer.Compare(left, right)));

    [TestMethod]
    [DataRow("gpt4omini", "gpt-4o-mini")]
    [DataRow("GPT4o", "gpt-4o")]
    [DataRow("gpt5", "gpt-5")]
    [DataRow("gemini20flash", "gemini-2.0-flash")]
    [DataRow("openai:gpt-4.1-mini", "openai:gpt-4.1-mini")]
    public void ModelNamesBecomeNormal(string given, string expected) => Assert.AreEqual(expected, ModelNames.Default.Normalise(given));

    [TestMethod]
    public void AProjectsAliasesStandAboveTheShippedOnes()
    {
        var names = new ModelNames([new("our-4o", ["gpt4o"])]);

        Assert.AreEqual("our-4o", names.Normalise("gpt4o"));
    }
}
