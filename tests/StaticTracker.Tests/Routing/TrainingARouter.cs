using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Routing;

[TestClass]
public sealed class TrainingARouter
{
    [TestMethod]
    public void LearnsFromAllItemsButThoseOfTheSuite()
    {
        using var test = RoutedData.Ready();

        test.Run("route", "train", "m01").Exits(0);

        StringAssert.StartsWith(test.Out, "kept m01@router-v1: learned from 40 items, 40 verdicts of each candidate, data set default d1\n  20 items held out for core@v1\n");
        var router = test.Router();
        Assert.AreEqual("""{"items":40,"verdicts":40,"held_out":20,"left_out":0}""", router["counts"]!.ToJsonString());
        Assert.AreEqual("v1/a v2/b", string.Join(' ', router["candidates"]!.AsArray().Select(c => $"{c!["prompt_version"]}/{c["model"]}")));
        var a = RoutedData.A.Rows[0].Where((_, i) => i % 3 != 0).Count(l => l == 'P');
        Assert.AreEqual($"{a} {40 - a}", $"{router["candidates"]![0]!["pass"]} {router["candidates"]![0]!["fail"]}");
        Assert.AreEqual(0.6m * 1000 / 60, (decimal)router["candidates"]![0]!["cost_per_1000"]!);
    }

    [TestMethod]
    public void WhatItKeepsIsSoundAndCanonical()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01").Exits(0);
        var text = test.Read("data/routers/m01/v1.json");

        test.Run("check", "--fix").Exits(0);

        Assert.AreEqual(text, test.Read("data/routers/m01/v1.json"));
        Assert.IsFalse(test.Err.Contains("ST", StringComparison.Ordinal), test.Err);
        test.Run("check", "{project}/data/routers/m01/v1.json").Exits(0);
    }

    [TestMethod]
    public void TheSameAgainIsThereAlreadyAndAnythingElseIsTheNextVersion()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01").Exits(0);
        var first = test.Read("data/routers/m01/v1.json");

        test.Run("route", "train", "m01").Exits(0);
        StringAssert.StartsWith(test.Out, "is there already: m01@router-v1");
        test.Run("route", "train", "m01", "--penalty", "2.5").Exits(0);

        StringAssert.StartsWith(test.Out, "kept m01@router-v2");
        Assert.AreEqual(first, test.Read("data/routers/m01/v1.json"));
        Assert.AreEqual("2.5", test.Router("v2")["penalty"]!.ToJsonString());
        test.Run("route").Exits(0);
        Assert.HasCount(2, test.Out.TrimEnd().Split('\n'));
    }

    [TestMethod]
    public void ADryRunWritesNothing()
    {
        using var test = RoutedData.Ready();

        test.Run("route", "train", "m01", "--dry-run").Exits(0);

        StringAssert.StartsWith(test.Out, "would keep m01@router-v1");
        Assert.IsFalse(Directory.Exists(test.PathOf("data/routers")));
    }

    [TestMethod]
    public void AnItemWithTheTextOfAHeldOutOneIsHeldOutToo()
    {
        // Items 1 and 0 have one text; 0 is of the suite.
        using var test = RoutedData.Ready().WithItems(more: i => new JsonObject { ["text_sha256"] = new string(i <= 1 ? 'a' : 'b', 60) + RoutedData.Name(i <= 1 ? 0 : i).Replace('i', 'c') });

        test.Run("route", "train", "m01").Exits(0);

        StringAssert.Contains(test.Out, "learned from 39 items");
        StringAssert.Contains(test.Out, "21 items held out");
    }

    [TestMethod]
    public void AnItemThatNotEveryCandidateWasJudgedOnIsLeftOut()
    {
        // Item 1 is an error of b, which is no failure.
        var b = RoutedData.B with { Rows = [RoutedData.B.Rows[0][..1] + "E" + RoutedData.B.Rows[0][2..]] };
        using var test = RoutedData.Ready(RoutedData.A, b);

        test.Run("route", "train", "m01").Exits(0);

        StringAssert.Contains(test.Out, "learned from 39 items");
        StringAssert.Contains(test.Out, "1 item left out: not judged on every candidate");
    }

    [TestMethod]
    public void TooFewItemsAreRefusedWithTheCounts()
    {
        using var test = RoutedData.Ready().WithSuite(isHeldOut: i => i % 6 != 0);

        test.Run("route", "train", "m01").Exits(3);

        StringAssert.Contains(test.Err, "data/verdicts/m01: error ST896: every candidate was judged on 10 items outside core@v1 and on 50 of its 50: at least 30 are needed to learn from, and 10 to evaluate on");
        Assert.IsFalse(Directory.Exists(test.PathOf("data/routers")));
    }

    [TestMethod]
    public void ASuiteThatLeavesTooFewToEvaluateOnIsRefusedToo()
    {
        using var test = RoutedData.Ready().WithSuite(isHeldOut: i => i % 10 == 0);

        test.Run("route", "train", "m01").Exits(3);

        StringAssert.Contains(test.Err, "on 54 items outside core@v1 and on 6 of its 6");
    }

    [TestMethod]
    public void DataSetsAreNeverMixed()
    {
        using var test = RoutedData.Ready(RoutedData.A, RoutedData.B with { DatasetVersion = "d2" });

        test.Run("route", "train", "m01").Exits(1);

        StringAssert.Contains(test.Err, "ST894: no version of a data set has stored verdicts of two candidates: there are 2 results with verdicts, of 2 versions and models");
    }

    [TestMethod]
    public void SeveralDataSetsHaveToBeChosenFrom()
    {
        RoutedCell[] cells = [RoutedData.A, RoutedData.B, RoutedData.A with { Dataset = "gd", Day = 21 }, RoutedData.B with { Dataset = "gd", Day = 21 }];
        using var test = RoutedData.Ready(cells).WithItems("gd@d1");

        test.Run("route", "train", "m01").Exits(1);
        StringAssert.Contains(test.Err, "name one by --dataset and --dataset-version: default d1, gd d1");
        test.Run("route", "train", "m01", "--dataset", "default").Exits(0);
        Assert.IsNull(test.Router()["dataset"]);
        test.Run("route", "train", "m01", "--dataset", "gd").Exits(0);

        Assert.AreEqual("gd", (string?)test.Router("v2")["dataset"]);
    }

    [TestMethod]
    public void ACandidateOfAnotherJudgeIsToldAndLeftOut()
    {
        var other = new RoutedCell("v3", "c", RoutedData.Letters(_ => true)) { Judge = """{"model":"y"}""", Day = 19 };
        using var test = RoutedData.Ready(RoutedData.A with { Judge = """{"model":"x"}""" }, RoutedData.B with { Judge = """{"model":"x"}""" }, other);

        test.Run("route", "train", "m01").Exits(0);
        StringAssert.Contains(test.Err, "warning ST898: m01_v3_c_19 is no candidate: not comparable with m01_v2_b_20 (other judge: x and y)");
        StringAssert.Matches(test.Err, new(@"data/modules/m01\.json:\d+:\d+: warning ST898"));

        test.Run("route", "train", "m01", "--candidate", "v1/a", "--candidate", "v3/c").Exits(1);
        StringAssert.Contains(test.Err, "error ST898: m01_v3_c_19");
    }

    [TestMethod]
    public void UnknownCostIsNeverFree()
    {
        var third = new RoutedCell("v3", "c", RoutedData.Letters(_ => true));
        using var test = RoutedData.Ready(RoutedData.A, RoutedData.B, third);

        test.Run("route", "train", "m01", "--cost-weight", "1").Exits(0);
        StringAssert.Contains(test.Err, "warning ST895: v3/c is no candidate: cost_usd of m01_v3_c_20 is not known, and unknown is never free");
        StringAssert.Matches(test.Err, new(@"data/modules/m01\.json:\d+:\d+: warning ST895"));
        Assert.HasCount(2, test.Router()["candidates"]!.AsArray());

        test.Run("route", "train", "m01", "--latency-weight", "1", "--candidate", "v1/a", "--candidate", "v2/b", "--candidate", "v3/c").Exits(1);
        StringAssert.Contains(test.Err, "error ST895: v3/c is no candidate: latency_ms_mean");
        test.Run("route", "train", "m01").Exits(0);
        Assert.HasCount(3, test.Router("v2")["candidates"]!.AsArray());
    }

    [TestMethod]
    public void WeightsComeFromThePromotionPolicyUnlessTheyAreGiven()
    {
        using var test = RoutedData.Ready().With("data/tracker.json", """{ "promotion": { "default": { "reward": { "cost_weight": 3 } } } }""");

        test.Run("route", "train", "m01").Exits(0);
        Assert.AreEqual("3", test.Router()["reward"]!["cost_weight"]!.ToJsonString());
        test.Run("route", "train", "m01", "--cost-weight", "0").Exits(0);

        Assert.IsNull(test.Router("v2")["reward"]);
    }

    [TestMethod]
    public void WithoutAnythingThatTellsItemsApartThereIsNothingToLearn()
    {
        using var test = RoutedData.Ready().With("data/items/m01/default@d1.json", """{"items":[{"id":"i000"}]}""");

        test.Run("route", "train", "m01").Exits(3);

        StringAssert.Contains(test.Err, "ST896: nothing tells the items apart");
        File.Delete(test.PathOf("data/items/m01/default@d1.json"));
        test.Run("route", "train", "m01").Exits(3);
        StringAssert.Contains(test.Err, "data/items/m01/default@d1.json: error ST896: nothing is kept of the items of this data set");
    }

    [TestMethod]
    public void ReadsWordsAndShapeOfTextsThatAreKept()
    {
        using var test = RoutedData.Ready().WithItems(more: i => new JsonObject { ["tags"] = new JsonArray(), ["text"] = RoutedData.IsQuestion(i) ? $"Translate it, {i} times" : $"Sum all words of {i}{i}" });

        test.Run("route", "train", "m01").Exits(0);

        var features = test.Router()["features"]!.AsArray().Select(f => (string?)f!["name"]).ToList();
        Assert.AreEqual("length text:capitals text:digits text:words word:all word:sum word:times word:translate word:words", string.Join(' ', features));
        test.Run("route", "train", "m01", "--words", "0").Exits(0);
        Assert.AreEqual("length text:capitals text:digits text:words", string.Join(' ', test.Router("v2")["features"]!.AsArray().Select(f => (string?)f!["name"])));
    }

    [TestMethod]
    [DataRow("m02", "there is no module 'm02'", 2)]
    [DataRow("m01 --candidate v1/x", "m01 has no result 'v1/x' whose verdicts are stored; did you mean 'v1/a'?", 1)]
    [DataRow("m01 --candidate v1/a", "no version of a data set has stored verdicts of two candidates", 1)]
    [DataRow("m01 --benchmark cora", "did you mean 'core'?", 1)]
    [DataRow("m01 --dataset-version d9", "ST894", 1)]
    [DataRow("m01 --cost-weight -1", "--cost-weight '-1' is no number from 0 up to 1000000.", 2)]
    [DataRow("m01 --cost-weight x", "--cost-weight 'x' is no number", 2)]
    [DataRow("m01 --penalty 0", "--penalty '0' is no number above 0", 2)]
    [DataRow("m01 --words many", "--words 'many' is no number from 0 to 200.", 2)]
    [DataRow("m01 --words 201", "--words '201' is no number from 0 to 200.", 2)]
    public void WhatCannotBeMeantIsSaid(string args, string said, int exit)
    {
        using var test = RoutedData.Ready();

        test.Run(["route", "train", .. args.Split(' ')]).Exits(exit);

        StringAssert.Contains(test.Err, said);
        Assert.IsFalse(Directory.Exists(test.PathOf("data/routers")));
    }

    [TestMethod]
    public void AModuleWithoutASuiteIsToldToMakeOne()
    {
        using var test = new TrackerTest().WithCells(RoutedData.A, RoutedData.B).WithItems();

        test.Run("route", "train", "m01").Exits(1);
        StringAssert.Contains(test.Err, "m01 has no benchmark suite");
        test.WithSuite().WithSuite("other").Run("route", "train", "m01").Exits(1);

        StringAssert.Contains(test.Err, "name the one to hold out by --benchmark: core, other");
    }

    [TestMethod]
    [DataRow("\"rubrics\": [\n    \"r1\"", "\"rubrics\": [\n    \"r1\",\n    \"r1\"", "r1 stands twice")]
    [DataRow("\"name\": \"tag:question\"", "\"name\": \"tag:list\"", "tag:list stands twice")]
    [DataRow("\"model\": \"b\"", "\"model\": \"c\"", "'m01_v2_b_20', which v2/c was learned from, is of v2/b")]
    [DataRow("\"dataset_version\": \"d1\"", "\"dataset_version\": \"d2\"", "'m01_v1_a_20', which v1/a was learned from, stands on another data set: default d1")]
    [DataRow("\"best_single\": \"v1/a\"", "\"best_single\": \"v9/a\"", "best_single names v9/a, which is no candidate")]
    public void WhatSomebodyWroteByHandIsCheckedAndNotUsed(string old, string now, string said)
    {
        using var test = RoutedData.Ready().Run("route", "train", "m01").Exits(0);
        var text = test.Read("data/routers/m01/v1.json");
        StringAssert.Contains(text, old);
        test.With("data/routers/m01/v1.json", text.Replace(old, now, StringComparison.Ordinal));

        test.Run("check").Exits(1);
        StringAssert.Contains(test.Out, said);
        test.Run("route", "eval", "m01").Exits(1);

        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void WhatIsCountedByItemsIsLearnedByItems()
    {
        using var test = RoutedData.Ready();
        foreach (var name in new[] { "m01_v1_a_20", "m01_v2_b_20" })
        {
            var sheet = JsonNode.Parse(test.Read($"data/verdicts/m01/{name}.json"))!;
            sheet["verdicts"]!["*"] = (string)sheet["verdicts"]!["r1"]!;
            test.With($"data/verdicts/m01/{name}.json", sheet.ToJsonString());
        }

        test.With("data/modules/m01.json", test.Read("data/modules/m01.json").Replace("\"unit\": \"verdict\"", "\"unit\": \"item\"", StringComparison.Ordinal)).Run("route", "train", "m01").Exits(0);

        Assert.AreEqual("""["*"]""", test.Router()["rubrics"]!.ToJsonString());
        Assert.AreEqual(40, (int)test.Router()["counts"]!["verdicts"]!);
    }
}
