using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Promotion;

/// <summary>A cycle looks at what is new once, and promotes the best of it if the policy accepts it.</summary>
[TestClass]
public sealed class GoingRound
{
    private static readonly Result[] s_results = [new("v1", "a", "r:PFFF"), new("v2", "a", "r:PPFF") { Day = 21 }, new("v3", "a", "r:PPPF") { Day = 22 }, new("v4", "a", "r:FFFF") { Day = 23 }];

    [TestMethod]
    public void TheBestOfWhatIsNewBecomesActiveAndAllOfItIsSeen()
    {
        using var test = Ready();

        test.Run("cycle", "--by", "job").Exits(0);

        Assert.AreEqual("m01: 4 new, 3 tried; promoted: v3 on a\n", test.Out);
        Assert.AreEqual("v3/a", test.Active());
        Assert.AreEqual(4, Seen(test).Count);
        StringAssert.Contains((string?)test.Report()["decision"]!["notes"]![0], "A cycle tried 3 new results");
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void AnswersInJsonWhatCameOfEachModule()
    {
        using var test = Ready();

        test.Run("cycle", "--min-new", "5", "--json").Exits(0);
        Assert.AreEqual("""{"modules":[{"module":"m01","new":4,"wanted":5,"tried":0}]}""", JsonNode.Parse(test.Out)!.ToJsonString());
        test.Run("cycle", "--json").Exits(0);

        var look = JsonNode.Parse(test.Out)!["modules"]![0]!;
        Assert.AreEqual("m01 4 3 promoted v3 on a", $"{look["module"]} {look["new"]} {look["tried"]} {look["report"]!["outcome"]} {look["report"]!["challenger"]}");
        test.Run("cycle", "--json").Exits(0);
        Assert.AreEqual("""{"modules":[{"module":"m01","new":0,"wanted":1,"tried":0}]}""", JsonNode.Parse(test.Out)!.ToJsonString());
    }

    [TestMethod]
    public void NothingIsLookedAtTwice()
    {
        using var test = Ready();
        test.Run("cycle").Exits(0);
        var (list, count) = (test.Read("data/promotions/m01.json"), test.ReportCount());

        test.Run("cycle").Exits(0);

        Assert.AreEqual("m01: nothing new\n", test.Out);
        Assert.AreEqual(list, test.Read("data/promotions/m01.json"));
        Assert.AreEqual(count, test.ReportCount());
    }

    [TestMethod]
    public void ItWaitsForEnough()
    {
        using var test = Ready();

        test.Run("cycle", "m01", "--min-new", "5").Exits(0);

        Assert.AreEqual("m01: 4 new, 5 wanted\n", test.Out);
        Assert.AreEqual(1, test.ReportCount());
        test.Run("cycle", "--min-new", "0").Exits(2);
        test.Run("cycle", "m09").Exits(2);
    }

    [TestMethod]
    public void ATryLeavesWhatIsNewNew()
    {
        using var test = Ready();
        var list = test.Read("data/promotions/m01.json");

        test.Run("cycle", "--dry-run").Exits(0);

        Assert.AreEqual("m01: 4 new, 3 tried; would be promoted: v3 on a\n", test.Out);
        Assert.AreEqual(list, test.Read("data/promotions/m01.json"));
        Assert.IsTrue((bool)test.Report()["dry_run"]!);
        test.Run("cycle").Exits(0);
        Assert.AreEqual("v3/a", test.Active());
    }

    [TestMethod]
    public void WhatIsNotGoodEnoughIsReportedAndSeen()
    {
        using var test = Ready("\"min_reward_delta\":60,\"allow_first\":true");

        test.Run("cycle").Exits(0);

        Assert.AreEqual("m01: 4 new, 3 tried; rejected: v3 on a\n", test.Out);
        Assert.AreEqual("v1/a", test.Active());
        Assert.AreEqual(4, Seen(test).Count);
        test.Run("check").Exits(0);
    }

    [TestMethod]
    public void AnotherRunOfWhatIsActiveIsNoChallenger()
    {
        using var test = Ready();
        test.Run("cycle").Exits(0);
        test.WithResults([.. s_results, new Result("v3", "a", "r:PPPP") { Day = 24 }]);

        test.Run("cycle").Exits(0);

        Assert.AreEqual("m01: 1 new, all of what is active: nothing to try\n", test.Out);
        Assert.AreEqual(5, Seen(test).Count);
        Assert.AreEqual("m01: nothing new\n", test.Run("cycle").Out);
    }

    [TestMethod]
    public void ACycleThatWasCutOffIsDoneAnew()
    {
        using var test = Ready();
        var list = test.Read("data/promotions/m01.json");
        test.Run("cycle").Exits(0);
        var report = (string)test.Report()["id"]!;
        var entry = (string)test.Entries()[^1]!["id"]!;
        test.With("data/promotions/m01.json", list).With("data/promotions/.pending/m01", $"{report} {entry}\n");

        test.Run("cycle").Exits(0);

        Assert.AreEqual("v3/a", test.Active());
        Assert.AreEqual(2, test.ReportCount());
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void TheCaseIndexNamesTheBestOnEachItem()
    {
        using var test = Ready();
        test.With("data/items/m01/default@v1.json", """{"items":[{"id":"i02","text":"Vitamin  C Serum"},{"id":"i03","text":"Vitamin B"}]}""")
            .WithResults([.. s_results.Select(r => r with { DatasetVersion = "v1" })]);

        test.Run("cycle").Exits(0);
        test.Run("case", " vitamin c serum ").Exits(0);
        Assert.AreEqual("m01 i02: Vitamin  C Serum\n  v3 on a (2026-01-22): 1 of 1 passed, m01_v3_a_20260122\n", test.Out);
        test.Run("case", "vitamin").Exits(0);
        Assert.AreEqual(2, test.Out.Split("  v").Length - 1);
        test.Run("case", "i04", "--json").Exits(0);
        Assert.AreEqual("m01_v4_a_20260123 0 1", Case(test));
        test.Run("case", "nothing of the kind").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void AnIdWithoutATextIsAnotherItemInEachVersionOfEachDataSet()
    {
        using var test = Ready();
        test.WithResults([new Result("v1", "a", "r:FP") { Dataset = "gd" }, new Result("v2", "a", "r:PP") { Dataset = "sd", DatasetVersion = "v1", Day = 22 }, new Result("v3", "a", "r:PP") { Dataset = "sd", DatasetVersion = "v2", Day = 23 }])
            .WithSettings("""{"site":{"publish":{"items":true}}}""");

        test.Run("case", "i01").Exits(0);
        Assert.AreEqual("m01 i01 (data set gd, version unknown)\n  v1 on a (2026-01-20): 0 of 1 passed; failed: r, m01_v1_a_20260120\nm01 i01 (data set sd v1)\n  v2 on a (2026-01-22): 1 of 1 passed, m01_v2_a_20260122\nm01 i01 (data set sd v2)\n  v3 on a (2026-01-23): 1 of 1 passed, m01_v3_a_20260123\n", test.Out);
        test.Run("case", "i01", "--json").Exits(0);
        Assert.AreEqual("gd/ sd/v1 sd/v2", string.Join(' ', JsonNode.Parse(test.Out)!["cases"]!.AsArray().Select(c => $"{c!["dataset"]}/{c["dataset_version"]}")));
        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);
        Assert.Contains("i01<small>data set gd, version unknown</small>", test.Read("_site/modules/m01/index.html"));
    }

    [TestMethod]
    public void ItIsNeverOlderThanTheData()
    {
        using var test = Ready();
        test.Run("cycle").Exits(0);
        Assert.IsTrue(test.Has("data/promotions/.cases/m01.json"));

        test.WithResults([.. s_results, new Result("v5", "a", "r:PPPP") { Day = 25 }]);

        test.Run("case", "i04", "--json").Exits(0);
        Assert.AreEqual("m01_v5_a_20260125 1 1", Case(test));
        test.Run("check").Exits(0);
    }

    [TestMethod]
    public void TheModulePageShowsItWhereItemsArePublished()
    {
        using var test = Ready();
        test.With("data/items/m01/default@v1.json", """{"items":[{"id":"i02","text":"Vitamin <b>C"}]}""").WithResults([.. s_results.Select(r => r with { DatasetVersion = "v1" })]);
        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);
        Assert.DoesNotContain("Who solves this item", test.Read("_site/modules/m01/index.html"));

        test.WithSettings("""{"site":{"publish":{"items":true}}}""").Run("build", "--no-history", "--output", "{project}/_site").Exits(0);

        StringAssert.Contains(test.Read("_site/modules/m01/index.html"), "Who solves this item");
        StringAssert.Contains(test.Read("_site/modules/m01/index.html"), "Vitamin &lt;b&gt;C");
        StringAssert.Contains(test.Read("_site/modules/m01/index.html"), "v3 on a (2026-01-22): 1 of 1 passed");
    }

    internal static TrackerTest Ready(string policy = "\"allow_first\":true")
    {
        var test = new TrackerTest().WithPolicy(policy).WithResults(s_results);
        test.Run("promote", "m01@v1/a").Exits(0);
        return test;
    }

    private static string Case(TrackerTest test)
    {
        var one = JsonNode.Parse(test.Out)!["cases"]![0]!;
        return $"{one["experiment"]} {one["passed"]} {one["judged"]}";
    }

    private static JsonArray Seen(TrackerTest test) => JsonNode.Parse(test.Read("data/promotions/m01.json"))!["seen"]!.AsArray();
}
