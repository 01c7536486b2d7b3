using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Promotion;

namespace StaticTracker.Tests.Routing;

[TestClass]
public sealed class PromotingARouter
{
    private const string Policy = """{ "promotion": { "default": { "benchmark": "core", "min_reward_delta": 5, "evidence": "better", "allow_first": true } } }""";

    [TestMethod]
    public void OneThatPaysIsPromotedOnTheSuiteThatWasHeldOut()
    {
        using var test = Ready();
        test.Run("promote", "m01@v1/a").Exits(0);

        test.Run("promote", "m01@router-v1").Exits(0);

        StringAssert.Contains(test.Out, "challenger router-v1 on router, data set d1\n");
        Assert.AreEqual("router-v1/router", test.Active());
        var report = test.Report();
        int[] held = [.. Enumerable.Range(0, RoutedData.Items).Where(i => i % 3 == 0)];
        Assert.AreEqual(20, (int)report["sample_count"]!);
        var metrics = report["decision"]!["metrics"]!;
        Assert.AreEqual(100m * held.Count(i => RoutedData.A.Rows[0][i] == 'P') / 20, (decimal)metrics["pass_rate"]!["baseline"]!);
        Assert.AreEqual(100m * held.Count(i => (RoutedData.IsQuestion(i) ? RoutedData.A : RoutedData.B).Rows[0][i] == 'P') / 20, (decimal)metrics["pass_rate"]!["challenger"]!);
        Assert.AreEqual(5.5m, (decimal)metrics["cost_per_1000"]!["challenger"]!);
        Assert.AreEqual(300m, (decimal)metrics["latency_ms"]!["challenger"]!);
        Assert.AreEqual("m01_v1_a_20 m01_v2_b_20", string.Join(' ', report["sources"]!.AsArray().Select(s => (string?)s!["experiment"]).Order(StringComparer.Ordinal)));
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void WhatIsActiveIsHeldAgainstAndCanBeGoneBackFrom()
    {
        using var test = Ready();
        test.Run("promote", "m01@v1/a").Exits(0);
        test.Run("promote", "m01@router-v1").Exits(0);

        test.Run("promote", "m01@v2/b").Exits(1);
        StringAssert.Contains(test.Out, "against router-v1 on router");
        test.Run("promote", "m01@router-v1").Exits(1);
        StringAssert.Contains(test.Err, "router-v1 on router is active already");
        test.Run("status").Exits(0);
        StringAssert.Contains(test.Out, "router-v1 on router");
        test.Run("cycle", "--dry-run", "--min-new", "1").Exits(0);
        test.Run("rollback", "m01").Exits(0);
        Assert.AreEqual("v1/a", test.Active());
        test.Run("rollback", "m01", "--to", "router-v1/router").Exits(0);

        Assert.AreEqual("router-v1/router", test.Active());
        test.Run("check").Exits(0);
        test.Run("build", "--output", "{project}/_site").Exits(0);
    }

    [TestMethod]
    public void OneThatDoesNotPayIsRejected()
    {
        using var test = Ready(RoutedData.A, RoutedData.Strong);
        test.Run("promote", "m01@v2/b").Exits(0);

        test.Run("promote", "m01@router-v1").Exits(1);

        Assert.AreEqual("v2/b", test.Active());
        Assert.AreEqual("broken", Verdict(test, "min_reward_delta"));
    }

    [TestMethod]
    public void OnAnotherSuiteItIsNotJudged()
    {
        using var test = Ready().WithSuite("other", i => i % 2 == 0);

        test.Run("promote", "m01@router-v1", "--benchmark", "other").Exits(1);
        StringAssert.Contains(test.Err, "m01@router-v1 is judged on core@v1, which was held out from it, not on other@v1: it may have learned from its items");
        test.With("data/tracker.json", """{ "promotion": { "default": { "allow_first": true } } }""").Run("promote", "m01@router-v1").Exits(1);

        StringAssert.Contains(test.Err, "m01@router-v1 is judged on core@v1, which was held out from it; name it by --benchmark");
        Assert.AreEqual("nothing", test.Active());
    }

    [TestMethod]
    public void ItsErrorsCountAsErrors()
    {
        // Item 3 is a question, held out, and an error of a.
        var a = RoutedData.A with { Rows = [RoutedData.A.Rows[0][..3] + "E" + RoutedData.A.Rows[0][4..]] };
        using var test = Ready(a, RoutedData.B);

        test.Run("promote", "m01@router-v1").Exits(0);

        Assert.AreEqual(5m, (decimal)test.Report()["decision"]!["metrics"]!["error_rate"]!["challenger"]!);
    }

    [TestMethod]
    public void ARouterThatIsNotThereIsSaid()
    {
        using var test = Ready();

        test.Run("promote", "m01@router-v7").Exits(1);
        StringAssert.Contains(test.Err, "m01 has no version or experiment 'router-v7'");
        test.WithCells(RoutedData.A, RoutedData.B with { Rows = RoutedData.Strong.Rows });
        test.Run("promote", "m01@router-v1").Exits(1);

        StringAssert.Contains(test.Err, "m01_v2_b_20, which v2/b was learned from, has other verdicts now");
    }

    [TestMethod]
    public void AnEntryOfARouterThatIsGoneIsAnError()
    {
        using var test = Ready();
        test.Run("promote", "m01@router-v1").Exits(0);
        File.Delete(test.PathOf("data/routers/m01/v1.json"));

        test.Run("check").Exits(1);

        StringAssert.Contains(test.Out, "ST832: m01 has no result of router-v1 on router");
    }

    private static TrackerTest Ready(params RoutedCell[] cells) => RoutedData.Ready(cells).WithSettings(Policy).Run("route", "train", "m01").Exits(0);

    private static string? Verdict(TrackerTest test, string limit) => PromotionData.Verdict(test.Report(), limit);
}
