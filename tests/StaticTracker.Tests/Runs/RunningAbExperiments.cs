using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Runs;

[TestClass]
public sealed class RunningAbExperiments
{
    [TestMethod]
    public void IsPlannedBeforeItHasRunsAndChecks()
    {
        using var test = Planned();

        var json = JsonNode.Parse(test.Read("data/ab/own.json"))!;
        Assert.AreEqual("own m01 r 10 40 e_value 0.05", $"{json["id"]} {json["module"]} {json["primary_metric"]} {json["minimum_effect"]} {json["planned_n"]} {json["stop_rule"]} {json["alpha"]}");
        Assert.IsNull(json["dataset_fingerprint"]);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
        test.Run("ab", "status", "own").Exits(0);
        StringAssert.Contains(test.Out, "No item was judged on both sides yet.", StringComparison.Ordinal);
        New(test, "own").Exits(1);
        StringAssert.Contains(test.Err, "ST874", StringComparison.Ordinal);
    }

    [TestMethod]
    public void CountsItemsThatTurnAndEndsByItsRule()
    {
        using var test = Planned();
        Add(test, 30, turned: 10, back: 0);

        var status = Status(test);

        Assert.AreEqual("30 10 0 33.3 66.7", $"{status["items"]} {status["better"]} {status["worse"]} {status["control_rate"]} {status["treatment_rate"]}");
        Assert.AreEqual(Math.Round(1024.0 / 11, 4), (double)status["e_value"]!, 1e-4);
        Assert.AreEqual("treatment_better", (string)status["ends"]!);
        test.Run("ab", "conclude", "own").Exits(0);
        Assert.AreEqual("concluded own: treatment better\n", test.Out);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void SaysWhyItemsAreLeftOut()
    {
        using var test = Planned(withItems: true);
        var set = new[] { "--dataset", "gd", "--dataset-version", "v1" };
        var control = ComparingRuns.Finished(test, "v1", set, ("a", 'F', 0), ("b", 'F', 0));
        test.Run("ab", "add", "own", "--control", control).Exits(0);
        Assert.AreEqual("2 2 0", Left(Status(test)));
        test.Run("ab", "status", "own").Exits(0);
        StringAssert.Contains(test.Out, "2 items judged on one side only", StringComparison.Ordinal);

        var treatment = Judged(test, "v2", set, ("a", "r", "ERROR"), ("c", "r", "PASS"));
        test.Run("ab", "add", "own", "--treatment", treatment).Exits(0);

        Assert.AreEqual("3 2 1", Left(Status(test)));
        test.Run("ab", "status", "own").Exits(0);
        StringAssert.Contains(test.Out, "2 items judged on one side only, 1 item of which a side has errors only", StringComparison.Ordinal);

        static string Left(JsonNode status) => $"{status["left_out"]} {status["left_out_waiting"]} {status["left_out_errors"]}";
    }

    [TestMethod]
    public void TakesANameThatEndsInANumberForAnItemOfItsOwn()
    {
        using var test = Planned();
        var items = Enumerable.Range(1, 12).Select(i => $"repo#{i}").ToList();
        var control = ComparingRuns.Finished(test, "v1", [.. items.Select(i => (i, 'F', 0m))]);
        var treatment = ComparingRuns.Finished(test, "v2", [.. items.Select(i => (i, 'P', 0m))]);
        test.Run("ab", "add", "own", "--control", control, "--treatment", treatment).Exits(0);

        var status = Status(test);

        Assert.AreEqual("12 12 0", $"{status["items"]} {status["better"]} {status["worse"]}");
    }

    [TestMethod]
    public void CountsNothingOfAWithdrawnResultAndSaysSo()
    {
        using var test = Planned();
        var (_, treatment) = Add(test, 30, turned: 10, back: 0);
        var result = (string)JsonNode.Parse(test.Read($"data/runs/{treatment}/run.json"))!["results"]![0]!;
        test.Run("retract", result, "--reason", "wrong judge").Exits(0);

        test.Run("ab", "status", "own").Exits(0);

        Assert.Contains($"{treatment} is not counted: its result was withdrawn (wrong judge).", test.Out);
        Assert.Contains("No item was judged on both sides yet.", test.Out);
        test.Run("ab", "conclude", "own").Exits(1);
        Assert.Contains("ST876", test.Err);
        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);
        Assert.Contains("its result was withdrawn (wrong judge)", test.Read("_site/experiments/own/index.html"));
    }

    [TestMethod]
    public void DoesNotCompareWhatDifferentJudgesSaid()
    {
        using var test = Planned();
        Add(test, 30, turned: 10, back: 0);
        var path = "data/modules/m01.json";
        var module = JsonNode.Parse(test.Read(path))!;
        foreach (var experiment in module["experiments"]!.AsArray())
        {
            experiment!["judge"] = new JsonObject { ["model"] = (string)experiment["prompt_version"]! == "v1" ? "strict" : "lenient" };
        }

        test.With(path, module.ToJsonString());
        test.Run("ab", "status", "own").Exits(0);

        Assert.Contains("not comparable (other judge: strict and lenient)", test.Out);
        test.Run("ab", "conclude", "own").Exits(1);
        Assert.Contains("its results are not comparable (other judge: strict and lenient)", test.Err);
        Assert.DoesNotContain("better", test.Out);
    }

    [TestMethod]
    public void GoesOnWhereTheEvidenceIsSmallAndSaysWhatIsMissing()
    {
        using var test = Planned();
        Add(test, 30, turned: 5, back: 2);

        var status = Status(test);

        Assert.IsNull(status["ends"]);
        Assert.IsGreaterThan(0, (long)status["items_missing"]!);
        Assert.IsGreaterThan((long)status["items_for_one_look"]!, (long)status["items_for_any_look"]!);
        test.Run("ab", "conclude", "own").Exits(1);
        StringAssert.Contains(test.Err, "ST876", StringComparison.Ordinal);
        test.Run("ab", "status", "own").Exits(0);
        StringAssert.Contains(test.Out, "it goes on", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "looks at any time, a false alarm in at most 5 % of experiments", StringComparison.Ordinal);
    }

    [TestMethod]
    public void SaysWhereARunHasNothingByTheMetric()
    {
        using var test = new TrackerTest();
        test.Run("ab", "new", "own", "--module", "m01", "--hypothesis", "More is found", "--metric", "brnad", "--minimum-effect", "5", "--planned-n", "30").Exits(0);
        var (control, treatment) = (Judged(test, "v1", ("a", "brand", "PASS"), ("a", "price", "FAIL")), Judged(test, "v2", ("a", "brand", "PASS"), ("a", "price", "PASS")));
        test.Run("ab", "add", "own", "--control", control, "--treatment", treatment).Exits(0);

        test.Run("ab", "status", "own").Exits(0);

        StringAssert.Contains(test.Out, $"{control} has no verdict by brnad; it has verdicts by brand, price.", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, $"{treatment} has no verdict by brnad", StringComparison.Ordinal);
    }

    [TestMethod]
    public void EndsAtThePlannedNumberWithoutClaimingThatThereIsNoDifference()
    {
        using var test = Planned();
        Add(test, 40, turned: 3, back: 2);

        Assert.AreEqual("not_enough_evidence", (string)Status(test)["ends"]!);
    }

    [TestMethod]
    public void TakesSeveralRunsOfASideAndTheFirstOfAnItemCounts()
    {
        using var test = Planned(withItems: true);
        var set = new[] { "--dataset", "gd", "--dataset-version", "v1" };
        var control = ComparingRuns.Finished(test, "v1", set, ("a", 'F', 0), ("b", 'F', 0));
        var more = ComparingRuns.Finished(test, "v1", set, ("c", 'F', 0));
        var treatment = ComparingRuns.Finished(test, "v2", set, ("a", 'P', 0), ("b", 'P', 0), ("c", 'P', 0));
        test.Run("ab", "add", "own", "--control", more, "--control", control, "--treatment", treatment).Exits(0);

        Assert.AreEqual("3 3 0", $"{Status(test)["items"]} {Status(test)["better"]} {Status(test)["worse"]}");
    }

    [TestMethod]
    public void CountsOfAnItemOnlyWhatBothSidesJudged()
    {
        using var test = ComparingRuns.Ready();
        test.Run("ab", "new", "own", "--module", "m01", "--hypothesis", "h", "--metric", "pass_rate", "--minimum-effect", "10", "--planned-n", "40").Exits(0);
        var control = Judged(test, "v1", ("a", "r", "FAIL"), ("a", "s", "PASS"), ("b", "r", "FAIL"), ("b", "s", "FAIL"), ("c", "r", "FAIL"), ("c", "s", "ERROR"));
        var treatment = Judged(test, "v2", ("a", "r", "ERROR"), ("a", "s", "PASS"), ("b", "r", "ERROR"), ("b", "s", "PASS"), ("c", "r", "ERROR"), ("c", "s", "PASS"));
        test.Run("ab", "add", "own", "--control", control, "--treatment", treatment).Exits(0);

        var status = Status(test);

        Assert.AreEqual("2 1 0 50.0 100.0 1", $"{status["items"]} {status["better"]} {status["worse"]} {status["control_rate"]} {status["treatment_rate"]} {status["left_out"]}");
    }

    [TestMethod]
    public void WritesAConclusionOnceWithItsFigures()
    {
        using var test = Planned();
        var (control, _) = Add(test, 30, turned: 10, back: 0);
        test.Run("ab", "conclude", "own", "--note", "as hoped").Exits(0);
        var text = test.Read("data/ab/own.json");
        var conclusion = JsonNode.Parse(text)!["conclusion"]!;
        Assert.AreEqual("treatment_better as hoped 30 10 0 33.3 66.7 93.0909", $"{conclusion["decision"]} {conclusion["note"]} {conclusion["figures"]!["items"]} {conclusion["figures"]!["better"]} {conclusion["figures"]!["worse"]} {conclusion["figures"]!["control_rate"]} {conclusion["figures"]!["treatment_rate"]} {conclusion["figures"]!["e_value"]}");

        test.Run("ab", "conclude", "own").Exits(1);
        StringAssert.Contains(test.Err, "ST873", StringComparison.Ordinal);
        test.Run("ab", "add", "own", "--control", control).Exits(1);
        StringAssert.Contains(test.Err, "ST873", StringComparison.Ordinal);
        Assert.AreEqual(text, test.Read("data/ab/own.json"));
    }

    [TestMethod]
    public void TellsWhenTheRunsGiveOtherFiguresThanItWasConcludedFrom()
    {
        using var test = Planned();
        Add(test, 30, turned: 10, back: 0);
        test.Run("ab", "conclude", "own").Exits(0);
        foreach (var sheet in Directory.GetFiles(test.PathOf("data/verdicts/m01")))
        {
            File.Delete(sheet);
        }

        foreach (var log in Directory.GetFiles(test.PathOf("data/runs"), "log.jsonl", SearchOption.AllDirectories))
        {
            File.Delete(log);
        }

        test.Run("ab", "show", "own").Exits(0);

        StringAssert.Contains(test.Err, "ST875", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "30 items, 10 better, 0 worse", StringComparison.Ordinal);
    }

    [TestMethod]
    public void IsStoppedEarlyOnlyWithAReasonAndWithoutAConclusion()
    {
        using var test = Planned();
        Add(test, 30, turned: 2, back: 1);
        test.Run("ab", "conclude", "own", "--stop").Exits(2);

        test.Run("ab", "conclude", "own", "--stop", "--note", "the model went away").Exits(0);

        Assert.AreEqual("stopped", (string)JsonNode.Parse(test.Read("data/ab/own.json"))!["conclusion"]!["decision"]!);
        test.Run("ab", "list").Exits(0);
        StringAssert.Matches(test.Out, new Regex("own +m01 +stopped +r +Naming helps\n"));
    }

    [TestMethod]
    public void RefusesRunsOfOtherDataOtherModulesAndTwice()
    {
        using var test = Planned();
        var (control, treatment) = Add(test, 3, turned: 1, back: 0);
        var other = ComparingRuns.Finished(test, "v1", ("z", 'P', 0));
        test.Run("run", "start", "m02", "v1", "--model", "x", "--pid", "0").Exits(0);
        var stranger = test.Out.Trim();
        test.Run("run", "start", "m01", "v1", "--model", "x", "--pid", "0", "--experiment", "another", "--kind", "ab_control").Exits(0);
        var taken = test.Out.Trim();

        foreach (var (run, code) in new[] { (other, "ST871"), (stranger, "ST871"), (taken, "ST871"), (control, "ST872"), (treatment, "ST872"), ("nothing", "ST816") })
        {
            test.Run("ab", "add", "own", "--control", run).Exits(1);
            StringAssert.Contains(test.Err, code, StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void HoldsItsRunsBackFromDeletion()
    {
        using var test = Planned();
        var (control, _) = Add(test, 3, turned: 1, back: 0);

        test.Run("run", "delete", control).Exits(1);

        StringAssert.Contains(test.Err, "ST820", StringComparison.Ordinal);
    }

    [TestMethod]
    public void IsNotConcludedWhileARunOfItGoesOn()
    {
        using var test = Planned(withItems: true);
        test.Run("run", "start", "m01", "v1", "--model", "x", "--pid", "0", "--dataset", "gd", "--dataset-version", "v1").Exits(0);
        test.Run("ab", "add", "own", "--control", test.Out.Trim()).Exits(0);

        test.Run("ab", "conclude", "own", "--stop", "--note", "x").Exits(1);

        StringAssert.Contains(test.Err, "ST817", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(2, "new", "x")]
    [DataRow(2, "new", "../x", "--module", "m01", "--hypothesis", "h", "--minimum-effect", "5", "--planned-n", "10")]
    [DataRow(2, "new", "x", "--module", "M 1", "--hypothesis", "h", "--minimum-effect", "5", "--planned-n", "10")]
    [DataRow(2, "new", "x", "--module", "m01", "--hypothesis", " ", "--minimum-effect", "5", "--planned-n", "10")]
    [DataRow(2, "new", "x", "--module", "m01", "--hypothesis", "h", "--minimum-effect", "0", "--planned-n", "10")]
    [DataRow(2, "new", "x", "--module", "m01", "--hypothesis", "h", "--minimum-effect", "5", "--planned-n", "0")]
    [DataRow(2, "new", "x", "--module", "m01", "--hypothesis", "h", "--minimum-effect", "5", "--planned-n", "10", "--alpha", "1")]
    [DataRow(1, "new", "x", "--module", "m01", "--hypothesis", "h", "--minimum-effect", "5", "--planned-n", "10", "--dataset-version", "v9")]
    [DataRow(2, "add", "own")]
    [DataRow(1, "status", "owm")]
    [DataRow(1, "status", "../own")]
    public void TakesMisuseForWhatItIs(int exit, params string[] args)
    {
        using var test = Planned();

        test.Run(["ab", .. args]).Exits(exit);

        Assert.HasCount(1, Directory.GetFiles(test.PathOf("data/ab")));
    }

    [TestMethod]
    public void MergesWhatTwoPeopleAdded()
    {
        using var test = Planned();
        var before = test.Read("data/ab/own.json");
        var ours = before.Replace("\n}", ",\n  \"control\": [\n    \"a\"\n  ]\n}", StringComparison.Ordinal);
        var theirs = before.Replace("\n}", ",\n  \"control\": [\n    \"b\"\n  ],\n  \"treatment\": [\n    \"c\"\n  ]\n}", StringComparison.Ordinal);
        test.With("base.json", before).With("ours.json", ours).With("theirs.json", theirs);

        test.Run("merge", "{project}/base.json", "{project}/ours.json", "{project}/theirs.json").Exits(0);

        var merged = JsonNode.Parse(test.Out.Length > 0 && test.Out[0] == '{' ? test.Out : test.Read("ours.json"))!;
        Assert.AreEqual("""["a","b"] ["c"]""", $"{merged["control"]!.ToJsonString()} {merged["treatment"]!.ToJsonString()}");
    }

    private static TrackerTest New(TrackerTest test, string id) =>
        test.Run("ab", "new", id, "--module", "m01", "--hypothesis", "Naming helps", "--metric", "r", "--minimum-effect", "10", "--planned-n", "40");

    internal static TrackerTest Planned(bool withItems = false)
    {
        var test = ComparingRuns.Ready();
        if (withItems)
        {
            test.With("data/items/m01/gd@v1.json", """{ "items": [ { "id": "a" }, { "id": "b" }, { "id": "c" } ] }""");
        }

        New(test, "own").Exits(0);
        return test;
    }

    /// <summary>Two runs over so many items, a third of which passed before; some of those that failed pass now, some that passed fail.</summary>
    internal static (string Control, string Treatment) Add(TrackerTest test, int items, int turned, int back)
    {
        var third = items / 3;
        var control = ComparingRuns.Finished(test, "v1", [.. Enumerable.Range(0, items).Select(i => ($"i{i:00}", i < third ? 'P' : 'F', 0m))]);
        var treatment = ComparingRuns.Finished(test, "v2", [.. Enumerable.Range(0, items).Select(i => ($"i{i:00}", (i < third && i >= back) || (i >= third && i < third + turned) ? 'P' : 'F', 0m))]);
        test.Run("ab", "add", "own", "--control", control, "--treatment", treatment).Exits(0);
        return (control, treatment);
    }

    private static string Judged(TrackerTest test, string version, params (string Item, string Rubric, string Verdict)[] verdicts) => Judged(test, version, [], verdicts);

    private static string Judged(TrackerTest test, string version, string[] options, params (string Item, string Rubric, string Verdict)[] verdicts)
    {
        var run = test.Run(["run", "start", "m01", version, "--model", "gpt-4o", "--pid", "0", .. options]).Exits(0).Out.Trim();
        var lines = verdicts.Select(v => new JsonObject { ["item"] = v.Item, ["rubric"] = v.Rubric, ["verdict"] = v.Verdict }.ToJsonString() + "\n");
        test.RunWithInput(string.Concat(lines), "run", "log", run, "--kind", "evaluation").Exits(0);
        test.Run("run", "finish", run).Exits(0);
        return run;
    }

    private static JsonNode Status(TrackerTest test)
    {
        test.Run("ab", "status", "own", "--json").Exits(0);
        return JsonNode.Parse(test.Out)!["status"]!;
    }
}
