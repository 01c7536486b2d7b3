using System.Globalization;
using System.Text.Json.Nodes;
using StaticTracker.Runs.Comparing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Runs;

[TestClass]
public sealed class ComparingRuns
{
    [TestMethod]
    public void JoinsItemsAndTellsVerdictsScoresAndRanks()
    {
        using var test = Ready();
        var before = Finished(test, "v1", ("a", 'F', 0.1m), ("b", 'P', 0.5m), ("c", 'P', 0.9m));
        var after = Finished(test, "v2", ("a", 'P', 0.95m), ("b", 'P', 0.5m), ("c", 'F', 0.2m));

        var json = Compare(test, before, after);

        Assert.IsTrue((bool)json["comparable"]!);
        Assert.AreEqual("a FP 0.1 0.95 0.85 3 1 | b PP 0.5 0.5 0.0 2 2 | c PF 0.9 0.2 -0.7 1 3", string.Join(" | ", json["items"]!.AsArray().Select(i =>
            $"{i!["item"]} {i["verdicts"]!["r"]} {i["scores"]!["r"]!["before"]} {i["scores"]!["r"]!["after"]} {i["scores"]!["r"]!["change"]} {i["rank_before"]} {i["rank_after"]}")));
        var score = json["scores"]![0]!;
        Assert.AreEqual("r 3 0.5 0.55 1 1", $"{score["name"]} {score["items"]} {score["before"]} {score["after"]} {score["items_better"]} {score["items_worse"]}");
        Assert.AreEqual("0 0.1 [0,1,0,0,0,1,0,0,0,1] [0,0,1,0,0,1,0,0,0,1]", $"{score["histogram"]!["start"]} {score["histogram"]!["width"]} {score["histogram"]!["before"]!.ToJsonString()} {score["histogram"]!["after"]!.ToJsonString()}");
        Assert.AreEqual("v1 v2", $"{json["prompt"]!["before"]!["prompt"]!.ToString()[^2..]} {json["prompt"]!["after"]!["prompt"]!.ToString()[^2..]}");
    }

    [TestMethod]
    public void FindsTheSameRatesAndTestsAsComparingTheExperiments()
    {
        using var test = Ready();
        var before = Finished(test, "v1", [.. Enumerable.Range(0, 40).Select(i => ($"i{i:00}", i < 10 ? 'P' : 'F', i / 40m))]);
        var after = Finished(test, "v2", [.. Enumerable.Range(0, 40).Select(i => ($"i{i:00}", i < 30 ? 'P' : 'F', i / 40m))]);

        var runs = Compare(test, before, after)["totals"]!;

        test.Run("compare", (string)runs["before"]!["experiment"]!, (string)runs["after"]!["experiment"]!, "--json").Exits(0);
        var experiments = JsonNode.Parse(test.Out)!;
        Assert.AreEqual("better", (string)experiments["verdict"]!);
        Assert.AreEqual(experiments["figures"]![0]!["p"]!.ToJsonString(), runs["figures"]![0]!["p"]!.ToJsonString());
        Assert.AreEqual("better", (string)runs["verdict"]!);
        // The score is one more of the family.
        Assert.AreEqual((int)experiments["family"]! + 1, (int)runs["family"]!);
    }

    [TestMethod]
    public void RefusesOtherFingerprintsUnlessOnlyWhatIsCommonIsWanted()
    {
        using var test = Ready();
        var before = Finished(test, "v1", ("a", 'F', 0), ("b", 'P', 0), ("gone", 'P', 0));
        var after = Finished(test, "v2", ("a", 'P', 1), ("b", 'P', 1), ("new1", 'F', 0), ("new2", 'F', 0));

        test.Run("run", "compare", before, after).Exits(0);
        StringAssert.StartsWith(test.Out, "not comparable (other data set: fingerprint ids:", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "2 items are in both: --intersection compares those", StringComparison.Ordinal);
        var refused = Compare(test, before, after);
        Assert.IsFalse((bool)refused["comparable"]!);
        Assert.IsEmpty(refused["items"]!.AsArray());
        Assert.AreEqual("""["gone"] ["new1","new2"]""", $"{refused["only_before"]!.ToJsonString()} {refused["only_after"]!.ToJsonString()}");

        var common = Compare(test, before, after, "--intersection");

        Assert.IsTrue((bool)common["comparable"]!);
        Assert.AreEqual("a b", string.Join(' ', common["items"]!.AsArray().Select(i => i!["item"])));
        var rate = common["totals"]!["figures"]![0]!;
        Assert.AreEqual("1/2 2/2", $"{rate["before"]!["pass"]}/{rate["before"]!["total"]} {rate["after"]!["pass"]}/{rate["after"]!["total"]}");
    }

    [TestMethod]
    public void LeavesItemsOutWhoseTextsDiffer()
    {
        using var test = Ready()
            .With("data/items/m01/gd@v1.json", """{ "items": [ { "id": "a", "text_sha256": "1111111111111111111111111111111111111111111111111111111111111111" }, { "id": "b", "text_sha256": "2222222222222222222222222222222222222222222222222222222222222222" } ] }""")
            .With("data/items/m01/gd@v2.json", """{ "items": [ { "id": "a", "text_sha256": "1111111111111111111111111111111111111111111111111111111111111111" }, { "id": "b", "text_sha256": "3333333333333333333333333333333333333333333333333333333333333333" } ] }""");
        var before = Finished(test, "v1", ["--dataset", "gd", "--dataset-version", "v1"], ("a", 'F', 0), ("b", 'P', 0));
        var after = Finished(test, "v2", ["--dataset", "gd", "--dataset-version", "v2"], ("a", 'P', 0), ("b", 'P', 0));

        var json = Compare(test, before, after, "--intersection");

        Assert.AreEqual("""["b"]""", json["other_text"]!.ToJsonString());
        Assert.AreEqual("a", string.Join(' ', json["items"]!.AsArray().Select(i => i!["item"])));
    }

    [TestMethod]
    public void ReadsTheLogOfARunThatHasNoResultYet()
    {
        using var test = Ready();
        var before = Finished(test, "v1", ("a", 'F', 0), ("b", 'P', 0));
        var after = Logged(test, "v2", [], ("a", 'P', 0), ("b", 'P', 0));
        test.Run("run", "fail", after).Exits(0);

        var json = Compare(test, before, after);

        Assert.HasCount(2, json["items"]!.AsArray());
        StringAssert.Contains(json["notes"]!.ToJsonString(), "is failed", StringComparison.Ordinal);
    }

    [TestMethod]
    public void SaysThatARunWithoutAnyResultHasNone()
    {
        using var test = Ready();
        var before = Finished(test, "v1", ("a", 'F', 0));
        var after = KeepingRuns.Start(test);

        var json = Compare(test, before, after);

        Assert.IsFalse((bool)json["comparable"]!);
        Assert.IsNull(json["totals"]);
        StringAssert.Contains(json["notes"]!.ToJsonString(), "has no result", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TellsWhatTheRunsWereMadeWithAndTook()
    {
        using var test = Ready();
        var before = Finished(test, "v1", ["--config", "temperature=0"], ("a", 'F', 0));
        var after = Finished(test, "v2", ["--config", "temperature=0.5", "--config", "seed=1"], ("a", 'F', 0));

        var json = Compare(test, before, after);

        var settings = json["settings"]!.AsArray().ToDictionary(s => (string)s!["name"]!, s => $"{s!["before"] ?? "unknown"}→{s["after"] ?? "unknown"}");
        Assert.AreEqual("0→0.5", settings["config temperature"]);
        Assert.AreEqual("unknown→1", settings["config seed"]);
        Assert.AreEqual("v1→v2", settings["prompt"]);
        Assert.IsFalse(settings.ContainsKey("model"));
        Assert.AreEqual("tokens in 7 7 0", string.Join(' ', json["usage"]!.AsArray().Where(u => (string)u!["name"]! == "tokens in").Select(u => $"{u!["name"]} {u["before"]} {u["after"]} {u["change"]}")));
    }

    [TestMethod]
    public void LetsNoTextOfDataBreakTheMarkdown()
    {
        using var test = Ready();
        const string Hostile = "a|b @ops <img src=x> [x](javascript:1)";
        var before = Finished(test, "v1", (Hostile, 'F', 0), ("b", 'P', 0));
        var after = Finished(test, "v2", (Hostile, 'P', 1), ("b", 'P', 0));

        test.Run("run", "compare", before, after, "--format", "md", "--all").Exits(0);

        Assert.DoesNotContain("<img", test.Out);
        Assert.DoesNotContain("a|b", test.Out);
        Assert.DoesNotContain("@ops", test.Out);
        Assert.DoesNotContain("[x](", test.Out);
    }

    [TestMethod]
    [DataRow(2, "m01_v1", "m01_v1")]
    [DataRow(1, "m01_v1", "m01_v9")]
    [DataRow(1, "m01", "m02")]
    [DataRow(2, "m01_v1", "m02")]
    [DataRow(2, "m01_v1", "m01_v2", "--format", "xml")]
    [DataRow(2, "m01_v1")]
    public void TakesMisuseForWhatItIs(int exit, params string[] args)
    {
        using var test = Ready();
        Finished(test, "v1", ("a", 'F', 0));
        Finished(test, "v2", ("a", 'F', 0));
        test.Run("run", "start", "m02", "v1", "--model", "x", "--pid", "0").Exits(0);

        test.Run(["run", "compare", .. args]).Exits(exit);

        Assert.AreEqual("", exit == 1 ? test.Out : "");
    }

    [TestMethod]
    public void RefusesARunThatBecameSeveralExperiments()
    {
        using var test = Ready();
        var before = Finished(test, "v1", ("a", 'F', 0));
        var after = Finished(test, "v2", ("a", 'F', 0));
        test.With($"data/runs/{after}/run.json", test.Read($"data/runs/{after}/run.json").Replace("\"results\": [", "\"results\": [\"x\", ", StringComparison.Ordinal));

        test.Run("run", "compare", before, after).Exits(1);

        StringAssert.Contains(test.Err, "ST821", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AScoresChangeIsTheMeanOfTheDifferencesRoundedOnce()
    {
        using var test = Ready();
        // Means of 0.3333333… and 0.6666665: rounded they are 0.333334 apart, and the items differ by 0.3333332 on average.
        var before = Finished(test, "v1", ("a", 'P', 1), ("b", 'P', 0), ("c", 'P', 0));
        var after = Finished(test, "v2", ("a", 'P', 1), ("b", 'P', 0.9999991m), ("c", 'P', 0.0000004m));

        var score = Compare(test, before, after)["scores"]![0]!;

        Assert.AreEqual("0.333333 0.666667 0.333333", $"{score["before"]} {score["after"]} {score["change"]}");
        test.Run("run", "compare", before, after).Exits(0);
        Assert.Contains("0.333333  0.666667  +0.333333 ", test.Out);
    }

    [TestMethod]
    public void OfFewItemsEveryPatternOfSignsIsTriedWhateverTheirDigits()
    {
        using var test = Ready();
        (string, char, decimal)[] Scores(decimal more) => [.. Enumerable.Range(0, 8).Select(i => ($"i{i}", 'P', (0.123457m * (i + 1)) + (more * (i + 1.000003m))))];
        var (before, after) = (Finished(test, "v1", Scores(0)), Finished(test, "v2", Scores(91.7654321m)));

        var score = Compare(test, before, after)["scores"]![0]!;

        Assert.AreEqual("0.0078125", score["p"]!.ToString());
        Assert.DoesNotContain("drawn", (string)score["method"]!);
    }

    [TestMethod]
    public void SmallScoresKeepTheirDigits()
    {
        using var test = Ready();
        (string, char, decimal)[] Scores(decimal more) => [.. Enumerable.Range(0, 8).Select(i => ($"i{i}", 'P', 0.00000001m * (i + more)))];
        var (before, after) = (Finished(test, "v1", Scores(1)), Finished(test, "v2", Scores(3)));

        var score = Compare(test, before, after)["scores"]![0]!;

        Assert.AreEqual("8 0 0.0078125", $"{score["items_better"]} {score["items_worse"]} {score["p"]}");
    }

    [TestMethod]
    public void AnIntervalThatHoldsNoZeroShowsNone()
    {
        using var test = Ready();
        (string, char, decimal)[] Scores(decimal more) => [.. Enumerable.Range(0, 12).Select(i => ($"i{i:00}", 'P', (i * 0.01m) + more + (more * i / 100)))];
        var (before, after) = (Finished(test, "v1", Scores(0)), Finished(test, "v2", Scores(0.00003m)));

        test.Run("run", "compare", before, after).Exits(0);

        Assert.Contains("+0.000032  +0.000031 to +0.000032", System.Text.RegularExpressions.Regex.Replace(test.Out, " {2,}", "  "));
    }

    [TestMethod]
    public void TurnsAroundWhenTheSidesDo()
    {
        using var test = Ready();
        var one = Finished(test, "v1", [.. Enumerable.Range(0, 30).Select(i => ($"i{i:00}", i % 3 == 0 ? 'P' : 'F', (i * 7 % 30) / 30m))]);
        var other = Finished(test, "v2", [.. Enumerable.Range(0, 30).Select(i => ($"i{i:00}", i % 5 == 0 ? 'F' : 'P', (i * 11 % 30) / 20m))]);

        var (there, back) = (Compare(test, one, other)["scores"]![0]!, Compare(test, other, one)["scores"]![0]!);

        Assert.AreEqual((double)there["p"]!, (double)back["p"]!, 1e-12);
        Assert.AreEqual((double)there["interval"]![0]!, -(double)back["interval"]![1]!, 1e-9);
        Assert.AreEqual((decimal)there["change"]!, -(decimal)back["change"]!);
    }

    [TestMethod]
    [DataRow("0;1", "0", "0.1", 10)]
    [DataRow("0;1.01", "0", "1", 10)]
    [DataRow("99.5;3", "0", "10", 10)]
    [DataRow("-1;1", "-1.0", "0.1", 20)]
    [DataRow("100;350", "100", "20", 13)]
    [DataRow("-5;-5", "-5", "0.0000000001", 1)]
    [DataRow("79228162514264337593543950335;0", "0", "50000000000000", 20)]
    public void TakesTheSameBinsForTheSameRange(string scores, string start, string width, int bins)
    {
        var numbers = scores.Split(';').Select(s => decimal.Parse(s, CultureInfo.InvariantCulture)).ToList();

        var histogram = ScoreHistogram.Of(numbers, [])!;

        Assert.AreEqual(decimal.Parse(start, CultureInfo.InvariantCulture), histogram.Start);
        Assert.AreEqual(decimal.Parse(width, CultureInfo.InvariantCulture), histogram.Width);
        Assert.HasCount(bins, histogram.Before);
        Assert.AreEqual(numbers.Count, histogram.Before.Sum());
    }

    /// <summary>Two prompts, so that runs of v1 and v2 have one each.</summary>
    internal static TrackerTest Ready()
    {
        var test = KeepingRuns.Ready().With("t2.md", "Name the own brand.\n");
        return test.Run("prompt", "add", "m01", "v2", "--task", "{project}/t2.md").Exits(0);
    }

    [TestMethod]
    public void TakesWhatWasSaidOfAnItemAgainForTheSameItem()
    {
        using var test = Ready();
        (string, char, decimal)[] Times(char letter, int more) => [.. Enumerable.Range(0, 4).SelectMany(i => Enumerable.Range(0, 12).Select(_ => ($"i{i}", letter, (decimal)(5 + i + more))))];
        var (before, after) = (Finished(test, "v1", Times('F', 0)), Finished(test, "v2", Times('P', 1)));

        var json = Compare(test, before, after);

        Assert.AreEqual("4 4 0.125 not_enough_evidence", $"{json["items_in_common"]} {json["scores"]![0]!["items"]} {json["scores"]![0]!["p"]} {json["scores"]![0]!["verdict"]}");
        Assert.AreEqual("4 3 2 1", string.Join(' ', json["items"]!.AsArray().Where(i => !((string)i!["item"]!).Contains('#', StringComparison.Ordinal)).Select(i => i!["rank_after"])));
        test.Run("run", "compare", before, after).Exits(0);
        Assert.Contains("4 of 4 items changed", test.Out);
    }

    [TestMethod]
    public void LeavesAllOutThatWasSaidOfAnItemWithAnotherText()
    {
        using var test = Ready();
        test.With("data/items/m01/gd@v1.json", """{ "items": [ { "id": "a", "text_sha256": "1111111111111111111111111111111111111111111111111111111111111111" }, { "id": "b" }, { "id": "c" } ] }""")
            .With("data/items/m01/gd@v2.json", """{ "items": [ { "id": "a", "text_sha256": "2222222222222222222222222222222222222222222222222222222222222222" }, { "id": "b" }, { "id": "c" } ] }""");
        string Run(string version, string set, char letter) =>
            Finished(test, version, ["--dataset", "gd", "--dataset-version", set], [("a", letter, 0), ("a", letter, 0), ("a", letter, 0), ("b", 'P', 0), ("c", 'F', 0)]);
        var (before, after) = (Run("v1", "v1", 'F'), Run("v2", "v2", 'P'));

        var json = Compare(test, before, after, "--intersection");

        Assert.AreEqual("a", string.Join(' ', json["other_text"]!.AsArray()));
        Assert.AreEqual(2, (int)json["items_in_common"]!);
        Assert.AreEqual("b c", string.Join(' ', json["items"]!.AsArray().Select(i => i!["item"])));
        test.Run("run", "compare", before, after, "--intersection").Exits(0);
        Assert.Contains("50.0 (1/2)", test.Out);
        test.Run("build", "--no-history").Exits(0);
        Assert.AreEqual("[[0,0],[1,0],[2,0]] [[0,1],[1,1],[2,1]]", string.Join(' ', System.Text.RegularExpressions.Regex.Matches(test.Read("_site/data/runs/0.js"), "\"texts\":(\\[.*?\\]\\])").Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)),
            "a, a#2 and a#3, by the number of their text");
        Assert.DoesNotContain(new string('1', 12), test.Read("_site/data/runs/0.js"), "a hash could be guessed from");
    }

    internal static string Finished(TrackerTest test, string version, params (string Item, char Letter, decimal Score)[] items) => Finished(test, version, [], items);

    internal static string Finished(TrackerTest test, string version, string[] options, params (string Item, char Letter, decimal Score)[] items)
    {
        var run = Logged(test, version, options, items);
        test.Run("run", "finish", run).Exits(0);
        return run;
    }

    private static string Logged(TrackerTest test, string version, string[] options, params (string Item, char Letter, decimal Score)[] items)
    {
        var run = test.Run(["run", "start", "m01", version, "--model", "gpt-4o", "--pid", "0", .. options]).Exits(0).Out.Trim();
        var lines = items.Select(i => new JsonObject { ["item"] = i.Item, ["rubric"] = "r", ["verdict"] = i.Letter == 'P' ? "PASS" : "FAIL", ["score"] = i.Score, ["tokens_in"] = 7 }.ToJsonString() + "\n");
        test.RunWithInput(string.Concat(lines), "run", "log", run, "--kind", "evaluation").Exits(0);
        return run;
    }

    private static JsonNode Compare(TrackerTest test, string before, string after, params string[] more)
    {
        test.Run(["run", "compare", before, after, "--json", .. more]).Exits(0);
        return JsonNode.Parse(test.Out)!;
    }
}
