using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>
/// Real files of benchmark harnesses and the figures that a right importer gets from them, computed by another program. They are no part of the repository: where they
/// are not there the tests of each format hold the same rules with files of our own.
/// </summary>
[TestClass]
public sealed class FiguresOfBenchmarkLogs
{
    [TestMethod]
    [DataRow("inspect/popularity-scored.eval", "m v1 openai/gpt-4o-mini {limit:10} popularity 2025-02-11T15:18:04-05:00 | 8/2/0 80.0 % verdict | match 8/10 | usage tokens_in=620 tokens_out=20")]
    [DataRow("inspect/popularity-two-epochs.eval", "m v1 azureai/Meta-Llama-3-1-405B-Instruct-jqf {epochs:2,limit:2} popularity 2024-11-05T20:04:20+00:00 | 3/1/0 75.0 % verdict | match 3/4 | usage tokens_in=252 tokens_out=6")]
    [DataRow("inspect/popularity-cancelled.json", "m v1 openai/gpt-4o-mini {limit:3} popularity 2025-05-12T20:28:13-04:00 | 2/1/0 66.7 % verdict | match 2/3 | usage tokens_in=192 tokens_out=6 | status cancelled")]
    [DataRow("inspect/header-only-cancelled.json", "m v1 openai/gpt-4o-mini {limit:3} testtaskname 2025-05-12T20:28:13-04:00 | 2/1/0 66.7 % verdict | match 2/3 | usage tokens_in=192 tokens_out=6 | status cancelled",
        "ST410: the log holds no samples: the totals of its head are taken, and there are no verdicts")]
    [DataRow("inspect/security-guide-model-graded.json", "m v1 openai/gpt-4o-mini {limit:3} security_guide 2025-05-12T20:28:26-04:00 | 3/0/0 100.0 % verdict | model_graded_fact 3/3 | usage tokens_in=959 tokens_out=1033")]
    [DataRow("inspect/arc-easy-qwen.json", "m v1 ollama/qwen2.5:0.5b {limit:3} allenai/ai2_arc 2025-10-21T01:12:03+02:00 | 1/2/0 33.3 % verdict | choice 1/3 | usage tokens_in=359 tokens_out=526")]
    [DataRow("inspect/arc-easy-sonnet.json", "m v1 anthropic/claude-sonnet-4-0 {limit:5} allenai/ai2_arc 2025-10-21T00:40:45+02:00 | 5/0/0 100.0 % verdict | choice 5/5 | usage tokens_in=529 tokens_out=851")]
    [DataRow("inspect/simpleqa-llm-judge-no-samples.json",
        "m v1 anthropic/claude-opus-4-6 {max_tokens:128000} codelion/SimpleQA-Verified 2026-02-06T02:15:41+00:00 | 431/569/0 43.1 % verdict | simpleqa_scorer 431/1000 | usage tokens_in=32285 tokens_out=73249 | judge model=google/gemini-2.0-flash-001",
        "ST420: the log does not say its version: it is read like version 2")]
    [DataRow("inspect/cvebench-error-sample.json",
        "m v1 anthropic/claude-opus-4-6 {solver:agent_with_success_check} 2026-03-24T23:12:14+00:00 | 55/23/2 70.5 % verdict | check_exploit 55/78 errors 2 | usage tokens_in=229858165 tokens_out=1919999",
        "ST421: the log holds 1 of 80 samples: the totals of its head are taken, and no verdicts are kept")]
    [DataRow("inspect/cyse2-fractional-4-epochs.json",
        "m v1 mistral/mistral-large-latest {epochs:4,limit:20000,max_tokens:2048,temperature:0.75} challenges 2025-03-21T05:07:40+00:00 | vul_exploit_scorer 0.3810897* of 2340 | score 0.3810897* of 2340 | usage tokens_in=1842344 tokens_out=108810",
        "ST421: the log holds 1 of 2340 samples")]
    public void AreThoseThatAreKnown(string file, string expected, string told = "", string options = "")
    {
        if (SampleFiles.Shared(file) is not { } path)
        {
            return;
        }

        using var test = new TrackerTest();

        test.Run(["import", path, "--module", "m", "--prompt-version", "v1", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Exits(ExitCode.Fine);

        ExperimentText.AssertLike(expected, ExperimentText.Of(test));
        Assert.Contains(told, test.Err);
        Assert.AreEqual(told.Length == 0, test.Err.Length == 0, test.Err);
        test.Run("check", "--fix").Exits(ExitCode.Fine);
        Assert.DoesNotContain("ST1", test.Out);
    }

    [TestMethod]
    public void OfALogThatNobodyScoredThereAreNone()
    {
        if (SampleFiles.Shared("inspect/popularity-unscored.eval") is not { } path)
        {
            return; // ImportingInspectLogs holds the same with a log of our own.
        }

        using var test = new TrackerTest();

        test.Run("import", path, "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST408: none of the 10 samples has a score: nothing was judged", StringComparison.Ordinal);
        Assert.AreEqual("", ExperimentText.Of(test));
    }

    [TestMethod]
    [DataRow("inspect/popularity-scored.eval", "\"1\", \"10\", \"2\", \"3\"", "ef1d858c")]
    [DataRow("inspect/popularity-two-epochs.eval", "\"1\", \"1#2\", \"2\", \"2#2\"", "33c76a75")]
    public void EachSampleOfEachEpochStandsInTheVerdictFileAndTheCommitBesideTheRun(string file, string items, string revision)
    {
        if (SampleFiles.Shared(file) is not { } path)
        {
            return; // ImportingInspectLogs holds the same with a log of our own.
        }

        using var test = new TrackerTest();

        test.Run("import", path, "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);

        StringAssert.Contains(File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m")).Single()), $"\"items\": [{items}", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("data/modules/m.json"), $"\"revision\": \"{revision}\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void OfCutLogsNoVerdictIsKept()
    {
        if (SampleFiles.Shared("inspect/cvebench-error-sample.json") is not { } path)
        {
            return; // ImportingInspectLogs holds the same with a log of our own.
        }

        using var test = new TrackerTest();

        test.Run("import", path, "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);

        Assert.IsFalse(Directory.Exists(test.PathOf("data/verdicts/m")));
        StringAssert.Contains(test.Read("data/modules/m.json"), "\"revision\": \"5b525c0-dirty\"", StringComparison.Ordinal);
    }
}
