using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Promotion;

namespace StaticTracker.Tests.Merging;

/// <summary>Two branches that make another version of a module active: both entries stay, in one order, and nobody takes the one that came last for decided.</summary>
[TestClass]
public sealed class PromotingOnTwoBranches
{
    [TestMethod]
    public void KeepsBothAndHoldsTheCheckUntilSomebodyDecides()
    {
        using var test = Ready(out var common, out var ours, out var theirs);
        test.With("base", common).With("ours", ours).With("theirs", theirs);

        test.Run("merge", "{project}/base", "{project}/ours", "{project}/theirs", "--path", "data/promotions/m01.json").Exits(0);

        StringAssert.Contains(test.Err, "warning ST835: ours made v2 on a active, theirs v3 on a");
        test.With("data/promotions/m01.json", test.Read("ours"));
        Assert.AreEqual(3, test.Entries().Count);
        test.Run("check").Exits(1);
        StringAssert.Contains(test.Out, "ST835");
        test.Run("status").Exits(0);
        StringAssert.Contains(test.Out, "m01: two versions were promoted beside each other");

        test.Run("rollback", "m01", "--to", "v2").Exits(0);

        Assert.AreEqual("v2/a", test.Active());
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void DoesNotMatterWhichSideIsOurs()
    {
        using var test = Ready(out var common, out var ours, out var theirs);
        test.With("base", common).With("ours", ours).With("theirs", theirs);
        test.Run("merge", "{project}/base", "{project}/ours", "{project}/theirs", "--path", "data/promotions/m01.json").Exits(0);
        var one = test.Read("ours");
        test.With("ours", theirs).With("theirs", ours);

        test.Run("merge", "{project}/base", "{project}/ours", "{project}/theirs", "--path", "data/promotions/m01.json").Exits(0);

        Assert.AreEqual(one, test.Read("ours"));
    }

    [TestMethod]
    public void OneSideAloneIsTakenWithoutAWord()
    {
        using var test = Ready(out var common, out var ours, out _);
        test.With("base", common).With("ours", common).With("theirs", ours);

        test.Run("merge", "{project}/base", "{project}/ours", "{project}/theirs", "--path", "data/promotions/m01.json").Exits(0);

        Assert.AreEqual(ours, test.Read("ours"));
        Assert.AreEqual("", test.Err);
    }

    private static TrackerTest Ready(out string common, out string ours, out string theirs)
    {
        var test = new TrackerTest().WithPolicy("\"allow_first\":true")
            .WithResults(new Result("v1", "a", "r:PFFF"), new Result("v2", "a", "r:PPFF") { Day = 21 }, new Result("v3", "a", "r:PPPF") { Day = 22 });
        test.Run("promote", "m01@v1/a").Exits(0);
        common = test.Read("data/promotions/m01.json");
        test.Run("promote", "m01@v2/a").Exits(0);
        ours = test.Read("data/promotions/m01.json");
        test.With("data/promotions/m01.json", common).Run("promote", "m01@v3/a").Exits(0);
        theirs = test.Read("data/promotions/m01.json");
        return test;
    }
}
