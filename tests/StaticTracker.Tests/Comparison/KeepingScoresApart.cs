using System.Globalization;
using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Runs;

namespace StaticTracker.Tests.Comparison;

/// <summary>A rubric q that only scores, beside r with verdicts: where a score broke, that is an error of q, and none of the verdicts.</summary>
[TestClass]
public sealed class KeepingScoresApart
{
    private const string Policy = """{ "promotion": { "default": { "benchmark": "core", "allow_first": true, "max_error_rate_increase": 0 } } }""";

    [TestMethod]
    [DataRow("5")]
    [DataRow("")]
    public void AScoreThatBrokeIsNoErrorOnASuite(string brokenAfter)
    {
        using var test = Ready(20, Policy);
        Finish(test, "v1", 20, i => i < 8, "0 1 2");
        Finish(test, "v2", 20, i => i < 16, brokenAfter);
        test.Run("benchmark", "add", "core", "m01@v1/gpt-4o").Exits(0).Run("promote", "m01@v1/gpt-4o").Exits(0);

        test.Run("promote", "m01@v2/gpt-4o", "--dry-run", "--json").Exits(0);

        var metrics = JsonNode.Parse(test.Out)!["decision"]!["metrics"]!;
        Assert.AreEqual("20 40 80 0 0", $"{metrics["task_count"]!["judged"]} {metrics["pass_rate"]!["baseline"]} {metrics["pass_rate"]!["challenger"]} {metrics["error_rate"]!["baseline"]} {metrics["error_rate"]!["challenger"]}");
    }

    [TestMethod]
    public void AScoreThatBrokeIsNoErrorOfAWholeResultEither()
    {
        using var test = Ready(20, Policy.Replace("\"benchmark\": \"core\", ", ""));
        Finish(test, "v1", 20, i => i < 8, "0 1 2");

        test.Run("promote", "m01@v1/gpt-4o", "--dry-run", "--json").Exits(0);

        Assert.AreEqual("40 0", $"{JsonNode.Parse(test.Out)!["decision"]!["metrics"]!["pass_rate"]!["challenger"]} {JsonNode.Parse(test.Out)!["decision"]!["metrics"]!["error_rate"]!["challenger"]}");
    }

    [TestMethod]
    public void AScoreThatBrokeIsNoErrorAmongTheItemsThatTwoRunsShare()
    {
        using var test = Ready(20);
        var before = Finish(test, "v1", 20, i => i < 8, "0 1 2");
        var after = Finish(test, "v2", 18, i => i < 16, "5");

        test.Run("run", "compare", before, after, "--intersection", "--json").Exits(0);

        var totals = JsonNode.Parse(test.Out)!["totals"]!;
        Assert.AreEqual("better", (string?)totals["verdict"]);
        Assert.AreEqual("8/18 16/18", string.Join(' ', new[] { "before", "after" }.Select(side => $"{totals["figures"]![0]![side]!["pass"]}/{totals["figures"]![0]![side]!["total"]}")));
    }

    [TestMethod]
    public void AScoreThatBrokeIsNoPairThatWasLeftOut()
    {
        using var test = Ready(20);
        Finish(test, "v1", 20, i => i < 8, "0 1 2");
        Finish(test, "v2", 20, i => i < 16, "5");

        test.Run("compare", "m01@v1/gpt-4o", "m01@v2/gpt-4o").Exits(0);

        StringAssert.StartsWith(test.Out, "better: m01 v2 gpt-4o against v1 gpt-4o, pass rate 40.0 % to 80.0 %");
        Assert.IsFalse(test.Out.Contains("left out", StringComparison.Ordinal), test.Out);
    }

    [TestMethod]
    public void ARouterLearnsFromVerdictsAlone()
    {
        using var test = Ready(60);
        Finish(test, "v1", 60, i => i % 2 == 1, "1");
        Finish(test, "v2", 60, i => i % 2 == 0, "");
        test.With("suite.txt", string.Concat(Enumerable.Range(0, 20).Select(i => Name(3 * i) + "\n"))).Run("benchmark", "add", "core", "m01@v1/gpt-4o", "--items", "{project}/suite.txt").Exits(0);

        test.Run("route", "train", "m01").Exits(0);

        var router = JsonNode.Parse(test.Read("data/routers/m01/v1.json"))!;
        Assert.AreEqual("""["r"]""", router["rubrics"]!.ToJsonString());
        Assert.AreEqual("40 20 20", $"{router["counts"]!["verdicts"]} {router["candidates"]![0]!["pass"]} {router["candidates"]![0]!["fail"]}");
    }

    private static string Name(int item) => "i" + item.ToString("00", CultureInfo.InvariantCulture);

    private static TrackerTest Ready(int items, string settings = "{}") => ComparingRuns.Ready().With("data/tracker.json", settings).With(
        "data/items/m01/gd@v1.json", new JsonObject { ["items"] = new JsonArray([.. Enumerable.Range(0, items).Select(i => new JsonObject { ["id"] = Name(i), ["tags"] = new JsonArray(i % 2 == 0 ? "even" : "odd") })]) }.ToJsonString());

    private static string Finish(TrackerTest test, string version, int items, Func<int, bool> passes, string broken)
    {
        var run = test.Run("run", "start", "m01", version, "--model", "gpt-4o", "--dataset", "gd", "--dataset-version", "v1", "--pid", "0").Exits(0).Out.Trim();
        var lines = Enumerable.Range(0, items).Select(i =>
            $$"""{"item":"{{Name(i)}}","rubric":"r","verdict":"{{(passes(i) ? "PASS" : "FAIL")}}"}""" + "\n" +
            $$"""{"item":"{{Name(i)}}","rubric":"q",{{(broken.Split(' ').Contains($"{i}") ? "\"verdict\":\"ERROR\"" : $"\"score\":{3 + (i % 5)}")}}}""" + "\n");
        test.RunWithInput(string.Concat(lines), "run", "log", run, "--kind", "evaluation").Exits(0);
        test.Run("run", "finish", run).Exits(0);
        return run;
    }
}
