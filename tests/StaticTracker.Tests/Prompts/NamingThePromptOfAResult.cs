using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Prompts;

[TestClass]
public sealed class NamingThePromptOfAResult
{
    private const string Other = "0000000000000000000000000000000000000000000000000000000000000000";

    [TestMethod]
    public void TakesTheHashOfTheBundleThatIsKept()
    {
        using var test = Ready();

        test.Run("import", "{project}/m01_v1_judge_20260120_003146.json").Exits(0);

        Assert.AreEqual(test.Run("prompt", "hash", "m01@v1").Out.Trim(), HashIn(test));
        test.Run("prompt", "list");
        StringAssert.Contains(test.Out, "1 result", StringComparison.Ordinal);
    }

    [TestMethod]
    public void LeavesItOutWhereNothingIsKept()
    {
        using var test = Ready(withBundle: false);

        test.Run("import", "{project}/m01_v1_judge_20260120_003146.json").Exits(0);

        Assert.IsNull(HashIn(test));
    }

    [TestMethod]
    public void TakesAnOptionWhereNothingIsKept()
    {
        using var test = Ready(withBundle: false);

        test.Run("import", "{project}/m01_v1_judge_20260120_003146.json", "--prompt-hash", Other).Exits(0);

        Assert.AreEqual(Other, HashIn(test));
    }

    [TestMethod]
    public void RefusesAnOptionThatContradictsTheBundle()
    {
        using var test = Ready();

        test.Run("import", "{project}/m01_v1_judge_20260120_003146.json", "--prompt-hash", Other).Exits(1);

        StringAssert.Contains(test.Err, "ST403", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void RefusesWhatIsNoHash()
    {
        using var test = Ready();

        test.Run("import", "{project}/m01_v1_judge_20260120_003146.json", "--prompt-hash", "v1").Exits(2);
    }

    [TestMethod]
    public void ImportsNothingWhileTheBundleIsNotWhatItSays()
    {
        using var test = Ready().With("data/prompts/m01/v1/task.md", "Another.\n");

        test.Run("import", "{project}/m01_v1_judge_20260120_003146.json").Exits(1);

        StringAssert.Contains(test.Err, "ST802", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void FailsTheCheckWhenThePublishedBundleIsEditedEvenWithItsHash()
    {
        using var test = Ready();
        test.Run("import", "{project}/m01_v1_judge_20260120_003146.json").Exits(0);
        test.Run("check").Exits(0);
        test.With("data/prompts/m01/v1/task.md", "Another.\n");
        var hash = test.Run("prompt", "hash", "m01@v1").Out.Trim();
        var bundle = JsonNode.Parse(test.Read("data/prompts/m01/v1/bundle.json"))!;
        test.With("data/prompts/m01/v1/bundle.json", test.Read("data/prompts/m01/v1/bundle.json").Replace((string)bundle["prompt_hash"]!, hash, StringComparison.Ordinal));

        test.Run("check").Exits(1);

        StringAssert.Contains(test.Out, "ST803", StringComparison.Ordinal);
        test.Run("prompt", "verify").Exits(1);
        StringAssert.Contains(test.Out, "1 of another content", StringComparison.Ordinal);
    }

    private static string? HashIn(TrackerTest test) => (string?)JsonNode.Parse(test.Read("data/modules/m01.json"))!["experiments"]![0]!["prompt_hash"];

    private static TrackerTest Ready(bool withBundle = true)
    {
        var test = new TrackerTest().With("data/tracker.json", "{}\n").With("t.md", "Name the brand.\n").With("m01_v1_judge_20260120_003146.json", """
            { "module": "m01", "experiment": "m01_v1", "model": "gpt-4o-mini", "data_source": "x_v1.csv", "rubrics_version": "1", "timestamp": "2026-01-20T00:31:46",
              "summary": { "pass": 1, "fail": 1, "error": 0 }, "pass_rate": 50.0,
              "evaluations": [ { "sample_id": "a", "rubric_id": "r", "verdict": "PASS" }, { "sample_id": "b", "rubric_id": "r", "verdict": "FAIL" } ] }
            """);
        return withBundle ? test.Run("prompt", "add", "m01", "v1", "--task", "{project}/t.md").Exits(0) : test;
    }
}
