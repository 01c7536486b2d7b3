using System.Text.Json.Nodes;

namespace StaticTracker.Tests.Routing;

[TestClass]
public sealed class EvaluatingARouter
{
    [TestMethod]
    public void WhereKindsOfItemsFavourModelsItPays()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01").Exits(0);

        test.Run("route", "eval", "m01").Exits(0);

        StringAssert.StartsWith(test.Out, "m01@router-v1 pays: reward ");
        StringAssert.Contains(test.Out, "on 20 of 20 items of core@v1, 20 verdicts of each, data set default d1");
        StringAssert.Contains(test.Out, "exact McNemar test");
    }

    [TestMethod]
    public void ItsFiguresAreThoseOfTheVerdictsItChooses()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01").Exits(0);

        test.Run("route", "eval", "m01", "--format", "json").Exits(0);

        var found = JsonNode.Parse(test.Out)!;
        int[] held = [.. Enumerable.Range(0, RoutedData.Items).Where(i => i % 3 == 0)];
        Assert.AreEqual(held.Count(i => RoutedData.A.Rows[0][i] == 'P'), (int)found["candidates"]![0]!["pass"]!);
        Assert.AreEqual(held.Count(i => RoutedData.B.Rows[0][i] == 'P'), (int)found["candidates"]![1]!["pass"]!);
        Assert.AreEqual(held.Count(i => (RoutedData.IsQuestion(i) ? RoutedData.A : RoutedData.B).Rows[0][i] == 'P'), (int)found["routed"]!["pass"]!);
        Assert.AreEqual(held.Count(i => RoutedData.A.Rows[0][i] == 'P' || RoutedData.B.Rows[0][i] == 'P'), (int)found["oracle"]!["pass"]!);
        Assert.AreEqual("10 10", $"{found["candidates"]![0]!["chosen"]} {found["candidates"]![1]!["chosen"]}");
        Assert.AreEqual(5.5m, (decimal)found["routed"]!["cost_per_1000"]!);
        Assert.AreEqual("pays", (string?)found["outcome"]);
    }

    [TestMethod]
    public void WhereOneIsBestThroughoutItDoesNotPay()
    {
        using var test = RoutedData.Ready(RoutedData.A, RoutedData.Strong);
        test.Run("route", "train", "m01").Exits(0);

        test.Run("route", "eval", "m01").Exits(1);

        StringAssert.StartsWith(test.Out, "m01@router-v1 does not pay: it chooses v2/b, the best single candidate, for every item\n");
    }

    [TestMethod]
    public void AGainWithinNoiseIsNoGain()
    {
        // Each is better on one kind, by little.
        using var test = RoutedData.Ready(
            new RoutedCell("v1", "a", RoutedData.Letters(i => i % 4 != (RoutedData.IsQuestion(i) ? 5 : 0))), new RoutedCell("v2", "b", RoutedData.Letters(i => i % 4 != (RoutedData.IsQuestion(i) ? 1 : 5))));
        test.Run("route", "train", "m01", "--penalty", "1").Exits(0);

        test.Run("route", "eval", "m01").Exits(3);

        StringAssert.StartsWith(test.Out, "m01@router-v1 does not pay: reward +");
        StringAssert.Contains(test.Out, "which is not beyond noise (not enough evidence)");
    }

    [TestMethod]
    public void CostAndLatencyAreTakenOffTheReward()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01", "--cost-weight", "2", "--latency-weight", "10").Exits(0);

        test.Run("route", "eval", "m01", "--json").Exits(0);

        // a costs 10 USD per 1,000 items and takes half a second, b 1 USD and a tenth.
        var a = JsonNode.Parse(test.Out)!["candidates"]![0]!;
        Assert.AreEqual((decimal)a["pass"]! / 20 * 100 - 20 - 5, (decimal)a["reward"]!);
        Assert.IsNotNull(a["reward_change"]);
        Assert.IsNotNull(a["pass_rate_change"]);
        var routed = JsonNode.Parse(test.Out)!["routed"]!;
        Assert.AreEqual((decimal)routed["pass"]! / 20 * 100 - 11 - 3, (decimal)routed["reward"]!);
    }

    [TestMethod]
    public void AWeightThatOutweighsEverythingChoosesTheCheapest()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01", "--cost-weight", "1000").Exits(0);

        test.Run("route", "eval", "m01").Exits(1);

        StringAssert.Contains(test.Out, "it chooses v2/b, the best single candidate, for every item");
    }

    [TestMethod]
    public void VerdictsThatChangedAreNotEvaluatedOn()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01").Exits(0);
        test.WithCells(RoutedData.A, RoutedData.B with { Rows = RoutedData.Strong.Rows });

        test.Run("route", "eval", "m01").Exits(1);

        StringAssert.Contains(test.Err, "data/routers/m01/v1.json: error ST891: m01_v2_b_20, which v2/b was learned from, has other verdicts now");
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void ASuiteWithOtherItemsIsNotTheOneHeldOut()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01").Exits(0);
        test.WithSuite(isHeldOut: i => i % 3 == 1);

        test.Run("route", "eval", "m01").Exits(1);

        StringAssert.Contains(test.Err, "ST891: the suite core@v1 has other items than those that were held out");
    }

    [TestMethod]
    public void ItemsThatAreKnownOtherwiseAreTold()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01").Exits(0);
        test.WithItems(more: i => new JsonObject { ["language"] = "en" });

        test.Run("route", "eval", "m01").Exits(0);

        StringAssert.Contains(test.Err, "warning ST891: what is known of the items has changed since it was trained");
    }

    [TestMethod]
    public void WithSeveralRubricsAnItemIsOneCluster()
    {
        var second = RoutedData.Letters(i => i % 7 != 0);
        using var test = RoutedData.Ready(RoutedData.A with { Rows = [RoutedData.A.Rows[0], second] }, RoutedData.B with { Rows = [RoutedData.B.Rows[0], second] });
        test.Run("route", "train", "m01").Exits(0);
        StringAssert.Contains(test.Out, "learned from 40 items, 80 verdicts of each candidate");

        test.Run("route", "eval", "m01").Exits(0);

        StringAssert.Contains(test.Out, "20 of 20 items of core@v1, 40 verdicts of each");
        StringAssert.Contains(test.Out, "paired permutation over items, interval clustered by item; 2 comparisons adjusted together");
    }

    [TestMethod]
    public void ARouterThatIsNotThereIsSaid()
    {
        using var test = RoutedData.Ready();

        test.Run("route", "eval", "m01").Exits(1);
        StringAssert.Contains(test.Err, "ST893: m01 has no router; 'tracker route train m01' trains one");
        test.Run("route", "train", "m01").Exits(0);
        test.Run("route", "eval", "m01", "--router", "v7").Exits(1);
        StringAssert.Contains(test.Err, "ST893: m01 has no router 'v7'; versions: v1");

        test.Run("route", "eval", "m01", "--router", "router-v1").Exits(0);
    }
}
