using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;
using static StaticTracker.Tests.Promotion.PromotionData;

namespace StaticTracker.Tests.Promotion;

[TestClass]
public sealed class Promoting
{
    private static readonly Result s_old = new("v1", "a", "r1:PPFF", "r2:PFPF");
    private static readonly Result s_better = new("v2", "a", "r1:PPPF", "r2:PPPF") { Day = 21 };
    private static readonly Result s_worse = new("v3", "a", "r1:PFFF", "r2:PFFF") { Day = 22 };

    [TestMethod]
    public void TheFirstVersionIsAcceptedWhereThePolicyAllowsIt()
    {
        using var test = Ready("\"allow_first\":true");

        test.Run("promote", "m01@v1/a", "--by", "Ada").Exits(0);

        Assert.AreEqual("v1/a", test.Active());
        StringAssert.StartsWith(test.Out, "promoted: m01 v1 on a, with nothing to compare with\n");
        var entry = test.Entries()[0]!;
        Assert.AreEqual("1 promote Ada m01_v1_a_20260120", $"{entry["number"]} {entry["action"]} {entry["by"]} {entry["experiment"]}");
        Assert.IsNull(entry["before"]);
        Assert.IsNull(entry["override"]);
        var report = test.Report();
        Assert.AreEqual((string?)entry["report"], (string?)report["id"]);
        Assert.AreEqual((string?)entry["id"], (string?)report["entry"]);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void TheFirstVersionIsUndecidedElsewhere()
    {
        using var test = Ready("\"min_reward_delta\":1");

        test.Run("promote", "m01@v1/a").Exits(3);

        Assert.AreEqual("nothing", test.Active());
        Assert.AreEqual("undecided", (string?)test.Report()["decision"]!["by_policy"]);
    }

    [TestMethod]
    public void ABetterChallengerOnTheSuiteBecomesActive()
    {
        using var test = WithSuite("\"benchmark\":\"core\",\"min_reward_delta\":20,\"guard_rubrics\":[\"r1\"],\"max_error_rate_increase\":0");

        test.Run("promote", "m01@v2/a").Exits(0);

        var report = test.Report();
        Assert.AreEqual("v2/a", test.Active());
        Assert.AreEqual("v2", (string?)report["promoted_version"]);
        Assert.AreEqual(4, (int?)report["sample_count"]);
        Assert.AreEqual("50 75 25", Figures(report, "reward"));
        Assert.AreEqual("50 75 25", Figures(report, "pass_rate"));
        Assert.AreEqual("0 0 0", Figures(report, "error_rate"));
        Assert.AreEqual("4 4 4", $"{report["decision"]!["metrics"]!["task_count"]!["judged"]} {report["decision"]!["metrics"]!["task_count"]!["required"]} {report["decision"]!["metrics"]!["task_count"]!["items"]}");
        Assert.AreEqual("50 75 25", Figures(report, "guards", "r1"));
        Assert.AreEqual("core v1", $"{report["benchmark"]!["suite"]} {report["benchmark"]!["version"]}");
        Assert.AreEqual("m01_v1_a_20260120 m01_v2_a_20260121", string.Join(' ', report["sources"]!.AsArray().Select(s => (string?)s!["experiment"])));
        Assert.AreEqual("m01_v1_a_20260120", (string?)report["baseline"]!["experiment"]);
        Assert.AreEqual("the policy accepted it: reward +25.0 points against v1 on a on core@v1", (string?)test.Entries()[1]!["why"]);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void AWorseChallengerLeavesWhatIsActive()
    {
        using var test = WithSuite("\"benchmark\":\"core\"");
        var before = test.Read("data/promotions/m01.json");

        test.Run("promote", "m01@v3/a").Exits(1);

        Assert.AreEqual(before, test.Read("data/promotions/m01.json"));
        var report = test.Report();
        Assert.AreEqual("broken", Verdict(report, "min_reward_delta"));
        Assert.IsFalse((bool)report["decision"]!["accepted"]!);
        Assert.IsTrue(report.AsObject().ContainsKey("promoted_version"));
        Assert.IsNull(report["promoted_version"]);
        test.Run("check").Exits(0);
    }

    [TestMethod]
    public void ATryLeavesAReportAndNothingElse()
    {
        using var test = WithSuite("\"benchmark\":\"core\"");
        var (before, count) = (test.Read("data/promotions/m01.json"), test.ReportCount());

        test.Run("promote", "m01@v2/a", "--dry-run").Exits(0);

        Assert.AreEqual(before, test.Read("data/promotions/m01.json"));
        Assert.AreEqual(count + 1, test.ReportCount());
        Assert.IsTrue((bool)test.Report()["dry_run"]!);
        StringAssert.StartsWith(test.Out, "would be promoted: m01 v2 on a against v1 on a\n");
        test.Run("check").Exits(0);
        test.Run("status").Exits(0);
        StringAssert.Contains(test.Out, "v2 on a was tried and would be promoted");
    }

    [TestMethod]
    public void StatusTellsThatAVersionIsActiveByAResultThatWasTakenBack()
    {
        using var test = WithSuite("\"benchmark\":\"core\"");
        test.Run("promote", "m01@v2/a").Exits(0);
        var id = (string)test.Report()["challenger"]!["experiment"]!;
        test.Run("status").Exits(0);
        Assert.DoesNotContain("withdrawn", test.Out);

        test.Run("retract", id, "--reason", "judged with the wrong rubrics").Exits(0);

        test.Run("status").Exits(0);
        Assert.Contains($"m01: v2 on a is active by {id}, which is withdrawn: judged with the wrong rubrics: promote a version by a result that counts, or go back: tracker rollback m01", test.Out);
        test.Run("status", "--json").Exits(0);
        Assert.Contains("is active by", (string)JsonNode.Parse(test.Out)!["waiting"]![0]!);
    }

    [TestMethod]
    public void ItemsWithoutAVerdictFailTheTaskCount()
    {
        using var test = WithSuite("\"benchmark\":\"core\"", new Result("v2", "a", "r1:PPP", "r2:PPP") { Day = 21 });

        test.Run("promote", "m01@v2/a").Exits(1);

        var report = test.Report();
        Assert.AreEqual("broken", Verdict(report, "required_task_count"));
        Assert.AreEqual(3, (int?)report["sample_count"]);
        Assert.AreEqual("v1/a", test.Active());
    }

    [TestMethod]
    public void ARowThatItWasNeverAskedIsNoVerdict()
    {
        using var test = WithSuite("\"benchmark\":\"core\"", new Result("v2", "a", "r1:PPPP", "r2:PP--") { Day = 21 });

        test.Run("promote", "m01@v2/a").Exits(1);

        Assert.AreEqual("2 of 4", (string?)test.Report()["decision"]!["reasons"]!.AsArray().First(r => (string?)r!["limit"] == "required_task_count")!["figures"]);
    }

    [TestMethod]
    public void ResultsWithoutStoredVerdictsHaveNoneOnASuite()
    {
        using var test = WithSuite("\"benchmark\":\"core\"", new Result("v2", "a") { Totals = (9, 1), Day = 21 });

        test.Run("promote", "m01@v2/a").Exits(1);

        var report = test.Report();
        Assert.AreEqual("broken", Verdict(report, "required_task_count"));
        StringAssert.Contains(report["decision"]!["notes"]!.ToJsonString(), "The verdicts of m01_v2_a_20260121 are not stored");
    }

    [TestMethod]
    public void AnOverrideIsRecordedAndTheReportSaysWhatThePolicySaid()
    {
        using var test = WithSuite("\"benchmark\":\"core\"");

        test.Run("promote", "m01@v3/a", "--override", "the customer asked for it").Exits(0);

        Assert.AreEqual("v3/a", test.Active());
        Assert.AreEqual("the customer asked for it", (string?)test.Entries()[1]!["override"]);
        Assert.AreEqual("rejected true", $"{test.Report()["decision"]!["by_policy"]} {test.Report()["decision"]!["accepted"]!.ToJsonString()}");
        StringAssert.StartsWith(test.Out, "promoted by override: m01 v3 on a against v1 on a\n");
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
        test.Run("versions").Exits(0);
        StringAssert.Contains(test.Out, "override");
    }

    [TestMethod]
    public void AnOverrideThatIsNotNeededIsNone()
    {
        using var test = WithSuite("\"benchmark\":\"core\"");

        test.Run("promote", "m01@v2/a", "--override", "just in case").Exits(0);

        Assert.IsNull(test.Entries()[1]!["override"]);
        StringAssert.Contains(test.Out, "not needed; just in case");
        test.Run("check").Exits(0);
    }

    [TestMethod]
    public void AnotherDataSetIsNotComparable()
    {
        using var test = WithSuite("\"benchmark\":\"core\"", new Result("v2", "a", "r1:PPPP", "r2:PPPP") { Day = 21, DatasetVersion = "v9" });

        test.Run("promote", "m01@v2/a").Exits(3);

        var report = test.Report();
        Assert.AreEqual("undecided", Verdict(report, "comparable"));
        StringAssert.Contains((string?)report["decision"]!["metrics"]!["pass_rate"]!["word"], "not comparable (other data set");
        Assert.IsNull(report["decision"]!["metrics"]!["pass_rate"]!["delta"]);
    }

    [TestMethod]
    public void TheSameTextsUnderAnotherNameAre()
    {
        var items = $$"""{"items":[{{string.Join(',', Enumerable.Range(1, 4).Select(i => $$"""{"id":"i0{{i}}","text_sha256":"{{new string((char)('a' + i), 64)}}"}"""))}}]}""";
        using var test = new TrackerTest().WithPolicy("\"benchmark\":\"core\",\"allow_first\":true")
            .WithResults(s_old with { DatasetVersion = "v1" }, s_better with { DatasetVersion = "v2" })
            .With("data/items/m01/default@v1.json", items).With("data/items/m01/default@v2.json", items);
        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(0);
        test.Run("promote", "m01@v1/a").Exits(0);

        test.Run("promote", "m01@v2/a").Exits(0);

        StringAssert.Contains(test.Out, "The data sets go by other names, but every item compared has the same text in both.");
        Assert.AreEqual("v2/a", test.Active());
    }

    [TestMethod]
    public void TheBaselineMayBeNamed()
    {
        using var test = WithSuite("\"benchmark\":\"core\"");

        test.Run("promote", "m01@v2/a", "--baseline", "v3", "--dry-run").Exits(0);

        Assert.AreEqual("v3", (string?)test.Report()["baseline"]!["prompt_version"]);
        Assert.AreEqual("25 75 50", Figures(test.Report(), "reward"));
    }

    [TestMethod]
    public void CostAndLatencyWeighAndLimit()
    {
        const string policy = "\"reward\":{\"cost_weight\":2,\"latency_weight\":10},\"max_cost_increase\":1,\"max_latency_increase_ms\":100,\"allow_first\":true";
        using var test = new TrackerTest().WithPolicy(policy).WithResults(
            s_old with { Usage = """{"cost_usd":0.01,"latency_ms_mean":1000}""" }, s_better with { Usage = """{"cost_usd":0.016,"latency_ms_mean":1100}""" }, s_worse);
        test.Run("promote", "m01@v1/a").Exits(0);

        test.Run("promote", "m01@v2/a").Exits(1);

        var report = test.Report();
        Assert.AreEqual("35 56 21", Figures(report, "reward"));
        Assert.AreEqual("2.5 4 1.5", Figures(report, "cost_per_1000"));
        Assert.AreEqual("1000 1100 100", Figures(report, "latency_ms"));
        Assert.AreEqual("held broken held", $"{Verdict(report, "min_reward_delta")} {Verdict(report, "max_cost_increase")} {Verdict(report, "max_latency_increase_ms")}");

        test.Run("promote", "m01@v3/a", "--dry-run").Exits(3);
        Assert.AreEqual("undecided undecided undecided", $"{Verdict(test.Report(), "min_reward_delta")} {Verdict(test.Report(), "max_cost_increase")} {Verdict(test.Report(), "max_latency_increase_ms")}");
    }

    [TestMethod]
    public void AnItemThatEndedInAnErrorCostMoneyTooHoweverTheResultIsStored()
    {
        const string Usage = """{"cost_usd":0.016}""";
        var stored = new Result("v1", "a", "r1:PFEE", "r2:PFPE") { Usage = Usage };
        var totals = new Result("v2", "a") { Usage = Usage, Totals = (1, 1), Errors = 2, Day = 21 };
        using var test = new TrackerTest().WithPolicy("\"allow_first\":true").WithResults(stored, totals, stored with { Version = "v3", Day = 22 });
        File.Delete(test.PathOf($"data/verdicts/m01/{(stored with { Version = "v3", Day = 22 }).Id}.json"));

        foreach (var version in (string[])["v1", "v2", "v3"])
        {
            test.Run("promote", $"m01@{version}/a", "--dry-run");
            Assert.AreEqual("4", test.Report()["decision"]!["metrics"]!["cost_per_1000"]?["challenger"]?.ToJsonString(), $"{version}: {test.Out}{test.Err}");
        }
    }

    [TestMethod]
    public void ErrorsDoNotMakeAChallengerLookBetter()
    {
        using var test = WithSuite("\"benchmark\":\"core\",\"max_error_rate_increase\":10", new Result("v2", "a", "r1:PPFE", "r2:PFPE") { Day = 21 });
        test.WithSettings(test.Read("data/tracker.json").Replace("\"promotion\"", "\"thresholds\":{\"max_error_share\":50},\"promotion\"", StringComparison.Ordinal));

        test.Run("promote", "m01@v2/a").Exits(1);

        var report = test.Report();
        Assert.AreEqual("broken", Verdict(report, "max_error_rate_increase"));
        StringAssert.Contains(test.Out, "0.0 % → 25.0 %, +25.0 points");
        Assert.AreEqual("0", report["decision"]!["metrics"]!["reward"]!["delta"]!.ToJsonString());
    }

    [TestMethod]
    public void EvidenceIsAskedForInTheWordsOfComparisons()
    {
        using var test = WithSuite("\"benchmark\":\"core\",\"evidence\":\"better\"");

        test.Run("promote", "m01@v2/a").Exits(3);

        Assert.AreEqual("undecided", Verdict(test.Report(), "evidence"));
        Assert.AreEqual("held", Verdict(test.Report(), "min_reward_delta"));
    }

    [TestMethod]
    public void AGuardThatFallsRejects()
    {
        using var test = WithSuite("\"benchmark\":\"core\",\"guard_rubrics\":[\"r2\",\"r9\"]", new Result("v2", "a", "r1:PPPP", "r2:PFFF") { Day = 21 });

        test.Run("promote", "m01@v2/a").Exits(1);

        var guards = test.Report()["decision"]!["reasons"]!.AsArray().Where(r => (string?)r!["limit"] == "guard_rubrics").Select(r => (string?)r!["verdict"]);
        Assert.AreEqual("broken undecided", string.Join(' ', guards));
    }

    [TestMethod]
    [DataRow("m01@v9/a", "m01 has no version or experiment 'v9/a'")]
    [DataRow("m01@v2/b", "m01 v2 was not run on 'b'")]
    [DataRow("m01@v1/a", "v1 on a is active already")]
    public void AnAttemptThatFailsLeavesAReportThatSaysWhy(string challenger, string said)
    {
        using var test = WithSuite("\"benchmark\":\"core\"");
        var (before, count) = (test.Read("data/promotions/m01.json"), test.ReportCount());

        test.Run("promote", challenger).Exits(1);

        StringAssert.Contains(test.Err, said);
        StringAssert.Contains((string?)test.Report()["error"], said);
        Assert.AreEqual(count + 1, test.ReportCount());
        Assert.AreEqual(before, test.Read("data/promotions/m01.json"));
        test.Run("check").Exits(0);
    }

    [TestMethod]
    public void WithoutAPolicyOnlyAnOverridePromotes()
    {
        using var test = new TrackerTest().WithResults(s_old);

        test.Run("promote", "m01@v1/a").Exits(1);
        StringAssert.Contains((string?)test.Report()["error"], "no promotion policy for m01");

        test.Run("promote", "m01@v1/a", "--override", "there is none yet").Exits(0);
        Assert.AreEqual("none", (string?)test.Report()["decision"]!["by_policy"]);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void DataThatCannotBeReadIsNoGroundToDecideOn()
    {
        using var test = WithSuite("\"benchmark\":\"core\"");
        test.With("data/verdicts/m01/m01_v2_a_20260121.json", "{");

        test.Run("promote", "m01@v2/a", "--override", "whatever").Exits(1);

        Assert.AreEqual("v1/a", test.Active());
        StringAssert.Contains((string?)test.Report()["error"], "data/verdicts/m01/m01_v2_a_20260121.json");
    }

    [TestMethod]
    public void AListThatCannotBeReadLeavesAReportToo()
    {
        using var test = WithSuite("\"benchmark\":\"core\"");
        var before = test.ReportFiles();
        test.With("data/promotions/m01.json", "{\"module\":\"m01\",\"entries\":[{}]}");

        test.Run("promote", "m01@v2/a", "--override", "whatever").Exits(1);

        var report = JsonNode.Parse(File.ReadAllText(test.ReportFiles().Except(before).Single()))!;
        StringAssert.StartsWith((string?)report["error"], "data/promotions/m01.json: a list of promotions");
        Assert.AreEqual("{\"module\":\"m01\",\"entries\":[{}]}", test.Read("data/promotions/m01.json"));
    }

    [TestMethod]
    [DataRow("m09@v1", "there is no module 'm09'")]
    [DataRow("nothing", "no module has an experiment 'nothing'")]
    public void WhatIsOfNoModuleIsMisuse(string challenger, string said)
    {
        using var test = Ready("\"allow_first\":true");

        test.Run("promote", challenger).Exits(2);

        StringAssert.Contains(test.Err, said);
    }

    [TestMethod]
    public void ThePromptOfTheBundleIsKeptWithItsHash()
    {
        using var test = Ready("\"allow_first\":true");
        test.With("task.md", "Name the brand.").Run("prompt", "add", "m01", "v1", "--task", "{project}/task.md", "--label", "first").Exits(0);

        test.Run("promote", "m01@v1/a").Exits(0);

        Assert.AreEqual("first", (string?)test.Entries()[0]!["prompt_label"]);
        Assert.AreEqual(test.Run("prompt", "hash", "m01@v1").Out.Trim(), (string?)test.Entries()[0]!["prompt_hash"]);
        test.Run("check").Exits(0);
    }

    private static TrackerTest Ready(string policy) => new TrackerTest().WithPolicy(policy).WithResults(s_old, s_better, s_worse);

    /// <summary>v1 is active, and the suite has its four items.</summary>
    private static TrackerTest WithSuite(string policy, Result? second = null)
    {
        var test = new TrackerTest().WithPolicy(policy + ",\"allow_first\":true").WithResults(s_old, second ?? s_better, s_worse);
        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(0);
        test.Run("promote", "m01@v1/a").Exits(0);
        return test;
    }

    private static string Figures(JsonNode report, params string[] path)
    {
        var figure = path.Aggregate(report["decision"]!["metrics"]!, (node, step) => node[step]!);
        return $"{figure["baseline"]} {figure["challenger"]} {figure["delta"]}";
    }
}
