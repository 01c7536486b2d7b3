using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Checking;

/// <summary>Names that people take for one.</summary>
[TestClass]
public sealed class TellingTwins
{
    [TestMethod]
    [DataRow("GPT-4o", "gpt-4o", "differ only by upper and lower case")]
    [DataRow("\u00C9", "\u00E9", "differ only by upper and lower case")]
    [DataRow("gpt 4o", "gpt\u00A04o", "look alike and are two: U+0020 in one is U+00A0 in the other")]
    [DataRow("gpt-4o", "gpt\u20114o", "look alike and are two: U+002D in one is U+2011 in the other")]
    [DataRow("a-b", "a\u2212b", "look alike and are two: U+002D in one is U+2212 in the other")]
    [DataRow("model", "m\u043Edel", "look alike and are two: U+006F in one is U+043E in the other")]
    [DataRow("Alpha", "\u0391lpha", "look alike and are two: U+0041 in one is U+0391 in the other")]
    [DataRow("gpt", "\uFF47\uFF50\uFF54", "look alike and are two: U+0067 in one is U+FF47 in the other")]
    [DataRow("ab", "ab\u200B", "look alike and are two: the end in one is U+200B (zero width space) in the other")]
    public void HaveOneSkeleton(string name, string other, string difference)
    {
        Assert.AreEqual(LookAlike.SkeletonOf(name), LookAlike.SkeletonOf(other));
        Assert.AreEqual(difference, LookAlike.DifferenceOf(name, other));
    }

    [TestMethod]
    [DataRow("gpt-4o", "gpt-4")]
    [DataRow("a_b", "a-b")]
    [DataRow("a b", "ab")]
    [DataRow("v1", "vl")]
    [DataRow("\u00E9", "e")]
    [DataRow("\u0434", "d")]
    public void AreNotWhatLooksDifferent(string name, string other) => Assert.AreNotEqual(LookAlike.SkeletonOf(name), LookAlike.SkeletonOf(other));

    [TestMethod]
    public void AreToldOnceForEachPairInAModule()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", new ModuleBuilder("m01")
            .Run("v1", "big model", "2026-01-20T00:00:00", 1, 1).Run("v2", "Big model", "2026-01-21T00:00:00", 1, 1).Run("v3", "Big model", "2026-01-22T00:00:00", 1, 1).Run("V3", "big model", "2026-01-23T00:00:00", 1, 1).Text());

        test.Run("check");

        Assert.AreEqual(2, test.Out.Split("warning ST215").Length - 1, test.Out);
        Assert.Contains("the models 'big model' and 'Big model' differ only by upper and lower case", test.Out);
        Assert.Contains("'v3'", test.Out);
        Assert.Contains("'V3'", test.Out);
    }

    [TestMethod]
    public void AreNotToldOfAnotherModuleNorOfWhatAnAliasMakesOne()
    {
        using var test = new TrackerTest().With("data/tracker.json", """{"models":{"big model":["Big model"]}}""");
        test.With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "big model", "2026-01-20T00:00:00", 1, 1).Run("v2", "Big model", "2026-01-21T00:00:00", 1, 1).Text())
            .With("data/modules/m02.json", new ModuleBuilder("m02").Run("V1", "a", "2026-01-20T00:00:00", 1, 1).Text());

        test.Run("check");

        Assert.DoesNotContain("ST215", test.Out);
        Assert.Contains("ST210", test.Out);
    }
}
