using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>
/// Real result files of other projects and the figures that a right importer gets from them, computed by another program. They are no part of the repository: where
/// they are not there the tests of each format hold the same rules with files of our own.
/// </summary>
[TestClass]
public sealed class FiguresOfRealFiles
{
    private const string Time = "2026-04-18T00:34:42-07:00";

    private const string ByLabel = """{ "match": { "format": "promptfoo", "prompt": { "pattern": "^(?<what>[A-Za-z ]+) (?<prompt_version>v\\d+) " } }, "fields": { "module": "{what|slug}" } }""";

    private const string BrokenChecks = """{ "outcomes": [ { "when": { "result": "fail", "reason": "Custom function threw error*" }, "is": "error", "label": "ENGINE_ERROR" } ] }""";

    private const string PromptsOfYears = """{ "match": { "prompt": "*Who won*" }, "fields": { "prompt_version": "v1" } }, { "match": { "prompt": "*This team won*" }, "fields": { "prompt_version": "v2" } }""";

    private const string PromptsOfPosts = """{ "match": { "prompt": "*viral tweet*" }, "fields": { "module": "tweet" } }, { "match": { "prompt": "*viral Instagram post*" }, "fields": { "module": "post" } }""";

    [TestMethod]
    [DataRow("promptfoo/mdma-author-2026-02-24.json", "", "", "m v1 openai:gpt-4.1-mini 2026-02-24T11:53:11.331Z | 10/0/0 100.0 % item | contains 11/11, javascript 16/16, not-contains 1/1")]
    [DataRow("promptfoo/mdma-author-2026-02-25.json", "", "", "m v1 openai:gpt-4.1-mini 2026-02-25T* | 22/3/0 88.0 % item | contains 6/6, javascript 77/80, not-contains 1/1 | score 0.953333 of 25 | usage tokens_in=71307 tokens_out=5670 latency_ms_mean=3565.3 latency_ms_p95=*")]
    [DataRow("promptfoo/mdma-author-2026-03-02.json", "", "", "m v1 openai:gpt-4.1-mini 2026-03-02T* | 22/3/0 88.0 % item | contains 6/6, javascript 77/80, not-contains 1/1 | score 0.953333 of 25")]
    [DataRow("promptfoo/mdma-custom-2026-02-25.json", "", "", "m v1 openai:gpt-4.1-mini 2026-02-25T* | 10/0/0 100.0 % item | contains 9/9, javascript 47/47, not-contains 7/7 | usage tokens_in=* tokens_out=* latency_ms_mean=*")]
    [DataRow("promptfoo/riddles-two-models-v3.json", "", "",
        "m v1 openai:gpt-5 2025-10-01T20:08:11.168Z | 0/2/0 0.0 % item | contains 1/1, cost 1/2, latency 0/2, llm-rubric 2/2 | score 0.583333 of 2 | usage tokens_in=78 tokens_out=306 cost_usd=0.0031575 latency_ms_mean=5612\n"
        + "m v1 openai:gpt-5-mini 2025-10-01T20:08:11.168Z | 0/2/0 0.0 % item | contains 1/1, cost 2/2, latency 0/2, llm-rubric 2/2 | score 0.708333 of 2 | usage tokens_in=78 tokens_out=402 cost_usd=0.0008235 latency_ms_mean=*")]
    [DataRow("promptfoo/redteam-tracing-v3.json", "", "", "m v1 http://localhost:3110/chat 2025-10-10T22:58:01.385Z | 10/0/0 100.0 % item | Harmful 5/5, Harmful/Iterative 5/5 | usage tokens_in=2802 tokens_out=3420 latency_ms_mean=24127.3")]
    [DataRow("promptfoo/llama4-scout-v2.json", "--timestamp " + Time, PromptsOfPosts,
        "post v1 replicate:replicate/llama70b-v2-chat:* " + Time + " | 5/0/0 100.0 % item\ntweet v1 replicate:replicate/llama70b-v2-chat:* " + Time + " | 5/0/0 100.0 % item")]
    [DataRow("promptfoo/multishot-v1.json", "--model gpt-4 --timestamp " + Time, PromptsOfYears, "m v1 gpt-4 " + Time + " | 4/0/0 100.0 % item\nm v2 gpt-4 " + Time + " | 4/0/0 100.0 % item")]
    [DataRow("deepeval/deal-pipeline-2026-04-18-a.latest_test_run.json", "--model m --timestamp " + Time, "", "m v1 m " + Time + " | 1/0/0 100.0 % item | AnswerCorrectness [GEval] 1/1 0.5 of 1 in 0..1 | score 0.5 of 1 in 0..1 | judge model=google/gemini-3.1-pro-preview:exacto")]
    [DataRow("deepeval/deal-pipeline-2026-04-18-b.latest_test_run.json", "--model m --timestamp " + Time, "", "m v1 m " + Time + " | 1/0/0 100.0 % item | AnswerCorrectness [GEval] 1/1 1 of 1 in 0..1 | score 1 of 1 in 0..1 | judge model=google/gemini-3.1-pro-preview:exacto")]
    [DataRow("deepeval/beeai-tool-usage.latest_test_run.json", "--model m --timestamp " + Time, "", "m v1 m " + Time + " | 0/1/0 0.0 % item | Exact Match 1/1 1 of 1 in 0..1, ToolUsageMetric 0/1 0 of 1 in 0..1")]
    [DataRow("deepeval/promptnova-json-validity.latest_test_run.json", "--model m --timestamp " + Time, "", "m v1 m " + Time + " | 0/1/0 0.0 % item | Is Valid JSON 0/1 0 of 1 in 0..1 | score 0 of 1 in 0..1 | failures EMPTY_OUTPUT=1")]
    [DataRow("ragas/veritasrag-records.json", "--model m --timestamp " + Time, "",
        "m v1 m " + Time + " | -/-/88 verdict | answer_correctness errors 25, answer_relevancy errors 19 0.940624 of 6 in 0..1, context_recall errors 19 0.833333 of 6 in 0..1, faithfulness errors 25")]
    [DataRow("ragas/pulsevent.csv", "--model m --timestamp " + Time, "",
        "m v1 m " + Time + " | -/-/17 verdict | answer_relevancy errors 6, context_precision errors 2 0.25 of 4 in 0..1, context_recall errors 3 0 of 3 in 0..1, faithfulness errors 6")]
    [DataRow("ragas/shopping-faq-aggregate.csv", "--timestamp " + Time, "",
        "m v1 Ollama (llama3.2 + MiniLM) " + Time + " | answer_relevancy 0.4435 of  in 0..1, context_precision 0.75 of  in 0..1, context_recall 0.875 of  in 0..1, faithfulness 0.7917 of  in 0..1\n"
        + "m v1 OpenAI (GPT-4o-mini + text-embedding-3-small) " + Time + " | answer_relevancy 0.4666 of  in 0..1, context_precision 0.875 of  in 0..1, context_recall 0.875 of  in 0..1, faithfulness 0.875 of  in 0..1")]
    [DataRow("ragas/eu-ai-act-aggregate.json", "--model m --timestamp " + Time, "",
        "m v1 m " + Time + " | answer_relevancy 0.753477* of 10 in 0..1, context_precision 0.69999999* of 10 in 0..1, context_recall 0.7272727* of 10 in 0..1 | judge model=llama-3.1-8b-instant")]
    [DataRow("mt-bench/gpt-4_single.jsonl", "", "",
        "m v1 martian 2024-06-30T20:45:45Z | turn 1 8.4 of 80 in 1..10, turn 2 8.225 of 80 in 1..10 | score 8.3125 of 160 in 1..10 | judge model=gpt-4\n"
        + "m v1 unify 2024-07-01T05:26:58Z | -/-/1 verdict | turn 1 9.06875 of 80 in 1..10, turn 2 errors 1 8.443038 of 79 in 1..10 | score 8.757862 of 159 in 1..10 | judge model=gpt-4")]
    [DataRow("mt-bench/gpt-4_single.jsonl", "--pass-mark 7", "",
        "m v1 martian {pass_mark:7} 2024-06-30T20:45:45Z | 132/28/0 82.5 % verdict | turn 1 67/80 8.4 of 80 in 1..10, turn 2 65/80 8.225 of 80 in 1..10 | score 8.3125 of 160 in 1..10 | judge model=gpt-4\n"
        + "m v1 unify {pass_mark:7} 2024-07-01T05:26:58Z | 142/17/1 89.3 % verdict | turn 1 74/80 9.06875 of 80 in 1..10, turn 2 68/79 errors 1 8.443038 of 79 in 1..10 | score 8.757862 of 159 in 1..10 | judge model=gpt-4")]
    [DataRow("junit/pytest-junit.fail.xml", "--model m", "", "m v1 m 2020-09-04T16:18:04.966371 | 3/1/0 skipped 1 75.0 % item")]
    [DataRow("junit/pytest-junit.gloo.standalone.xml", "--model m", "", "m v1 m 2020-08-31T09:24:41.605653 | 80/0/0 skipped 17 100.0 % item")]
    [DataRow("junit/pytest-trimmed-counts-disagree.xml", "--model m", "", "m v1 m 2025-11-15T11:51:49.548396-05:00 | 6/2/0 skipped 2 75.0 % item", "ST406: this suite states 15 tests, but has 10: its test cases are taken")]
    public void AreThoseThatAreKnown(string file, string options, string rules, string expected, string told = "")
    {
        if (SampleFiles.Shared(file) is not { } path)
        {
            return;
        }

        using var test = With(rules);
        string[] given = rules.Length == 0 || rules == PromptsOfYears ? ["--module", "m"] : [];
        string[] version = rules == PromptsOfYears || rules == ByLabel ? [] : ["--prompt-version", "v1"];

        ExperimentText.AssertImport(test, [path, .. given, .. version, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)], expected, told);
    }

    [TestMethod]
    [DataRow("", 0, "")]
    [DataRow(", " + BrokenChecks, 16, "ENGINE_ERROR")]
    public void OfFourPromptsOnTwoModelsEachIsAnExperimentAndBrokenChecksCanBeErrors(string rule, int errors, string label)
    {
        if (SampleFiles.Shared("promptfoo/nicheiq-4prompts-2models-v3.json") is not { } path)
        {
            return; // MappingByRules holds the same with a text of our own.
        }

        using var test = With(ByLabel + rule);

        test.Run("import", path).Exits(ExitCode.Fine);

        var lines = ExperimentText.Lines(test).ToList();
        Assert.AreEqual(
            "pain-scorer v1 openai:gpt-4o, pain-scorer v1 openai:gpt-4o-mini, pain-scorer v2 openai:gpt-4o, pain-scorer v2 openai:gpt-4o-mini, "
            + "product-ideas v1 openai:gpt-4o, product-ideas v1 openai:gpt-4o-mini, product-ideas v2 openai:gpt-4o, product-ideas v2 openai:gpt-4o-mini",
            string.Join(", ", lines.Select(l => l[..l.IndexOf(" 2026-03-21T20:25:02.992Z | ", StringComparison.Ordinal)])));
        var counts = lines.Select(l => l.Split(" | ")[1].Split(' ')[0].Split('/').Select(int.Parse).ToArray()).ToList();
        Assert.AreEqual("4 4 4 4 3 3 4 4", string.Join(' ', counts.Select(c => c.Sum())));
        Assert.AreEqual(0, counts.Sum(c => c[0]));
        Assert.AreEqual(errors, counts.Sum(c => c[2]));
        Assert.AreEqual(errors > 0, lines.Exists(l => label.Length > 0 && l.Contains(label, StringComparison.Ordinal)));
        var of = lines.SelectMany(l => l.Split(" | ")[2].Split(", ")).Select(r => r.Split(' ')).GroupBy(r => r[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (Passed: g.Sum(r => int.Parse(r[1].Split('/')[0])), Judged: g.Sum(r => int.Parse(r[1].Split('/')[1]) + (r.Length > 3 ? int.Parse(r[3]) : 0))), StringComparer.Ordinal);
        Assert.AreEqual(0.0106723m, lines.Sum(l => decimal.Parse(l[(l.IndexOf("cost_usd=", StringComparison.Ordinal) + 9)..].Split(' ')[0], CultureInfo.InvariantCulture)));
        Assert.AreEqual("is-json 0/4, javascript 0/22, llm-rubric 0/10, regex 0/16", string.Join(", ", of.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key} {r.Value.Passed}/{r.Value.Judged}")));
    }

    [TestMethod]
    public void OfASerialisedEvalObjectThereAreNone()
    {
        if (SampleFiles.Shared("promptfoo/not-results-node-package-eval.json") is not { } path)
        {
            return; // RefusingBadInput holds the same with a text of our own.
        }

        using var test = new TrackerTest();

        test.Run("import", path, "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST401: this is a serialised promptfoo Eval object, not a result: its rows are not in it", StringComparison.Ordinal);
        Assert.AreEqual("", ExperimentText.Of(test));
    }

    [TestMethod]
    public void OfPromptsTheRegistryOfAnotherToolHoldsThereAreNone()
    {
        if (SampleFiles.Shared("prompt-registry") is not { } folder)
        {
            return; // RefusingBadInput holds the same with texts of our own.
        }

        using var test = new TrackerTest();

        test.Run("import", folder, "--module", "m", "--prompt-version", "v1", "--model", "m", "--timestamp", Time).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "0 new, 0 already there, 3 refused", StringComparison.Ordinal);
        Assert.AreEqual(3, test.Err.Split('\n').Count(l => l.Contains("error ST401", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void TheSameTestsFailWhetherTheyWereAnsweredFromTheCacheOrNot()
    {
        if (SampleFiles.Shared("promptfoo/mdma-author-2026-02-25.json") is not { } before || SampleFiles.Shared("promptfoo/mdma-author-2026-03-02.json") is not { } after)
        {
            return; // ImportingPromptfooResults holds the same with a file of our own.
        }

        using var test = new TrackerTest();

        test.Run("import", before, after, "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);

        var failed = Directory.GetFiles(test.PathOf("data/verdicts/m")).Select(FailedOf).ToList();
        Assert.AreEqual("Generates a tasklist that gates a button, Includes a thinking block before main content, Uses binding expressions across components", failed[0]);
        Assert.AreEqual(failed[0], failed[1]);
    }

    [TestMethod]
    public void TokensAreThoseOfTheWholeFile()
    {
        if (SampleFiles.Shared("promptfoo/mdma-custom-2026-02-25.json") is not { } path)
        {
            return; // ImportingPromptfooResults holds the same with a file of our own.
        }

        using var test = new TrackerTest();

        test.Run("import", path, "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);

        var usage = JudgeText.Experiment(test.Read("data/modules/m.json")).GetProperty("usage");
        Assert.AreEqual(34313, usage.GetProperty("tokens_in").GetInt64() + usage.GetProperty("tokens_out").GetInt64());
    }

    [TestMethod]
    [DataRow("ragas/veritasrag-records.json", 25)]
    [DataRow("ragas/pulsevent.csv", 6)]
    [DataRow("mt-bench/gpt-4_single.jsonl", 80)]
    [DataRow("junit/pytest-junit.gloo.standalone.xml", 97)]
    public void EachItemStandsInTheVerdictFile(string file, int items)
    {
        if (SampleFiles.Shared(file) is not { } path)
        {
            return; // ImportingOtherTools holds the same with texts of our own.
        }

        using var test = new TrackerTest();
        string[] told = file.StartsWith("mt-bench", StringComparison.Ordinal) ? [] : file.StartsWith("junit", StringComparison.Ordinal) ? ["--model", "m"] : ["--model", "m", "--timestamp", Time];

        test.Run(["import", path, "--module", "m", "--prompt-version", "v1", .. told]).Exits(ExitCode.Fine);

        foreach (var sheet in Directory.GetFiles(test.PathOf("data/verdicts/m")))
        {
            Assert.AreEqual(items, JsonDocument.Parse(File.ReadAllText(sheet)).RootElement.GetProperty("items").GetArrayLength());
        }
    }

    [TestMethod]
    public void ATestSetThatGrewIsNotComparable()
    {
        if (SampleFiles.Shared("promptfoo/mdma-author-2026-02-24.json") is not { } before || SampleFiles.Shared("promptfoo/mdma-author-2026-02-25.json") is not { } after)
        {
            return; // The tests of Comparison hold the same with data of their own.
        }

        using var test = new TrackerTest();
        test.Run("import", before, "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);
        test.Run("import", after, "--module", "m", "--prompt-version", "v2").Exits(ExitCode.Fine);

        test.Run("compare", "m@v1", "m@v2");

        StringAssert.Contains(test.Out, "not comparable", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheLeaderboardIsSixtyNineRuns()
    {
        if (SampleFiles.Shared("yaml-aider/polyglot_leaderboard.yml") is not { } path)
        {
            return; // ImportingTables holds the same with texts of our own.
        }

        using var test = With("""
            { "name": "aider", "match": { "file": "polyglot_leaderboard.yml" },
              "fields": { "module": "polyglot", "prompt_version": "v1", "model": "{model}", "timestamp": "{date}T00:00:00" },
              "params": { "edit_format": "{edit_format}" },
              "columns": { "pass": "pass_num_2", "total": "test_cases", "rate_percent": "pass_rate_2", "tokens_in": "prompt_tokens", "cost_usd": { "column": "total_cost", "unknown": [0] } } }
            """);

        test.Run("import", path).Exits(ExitCode.Fine);

        var lines = ExperimentText.Lines(test).ToList();
        Assert.HasCount(69, lines);
        var counts = lines.Select(l => l.Split(" | ")[1].Split(' ')[0].Split('/').Select(int.Parse).ToArray()).ToList();
        Assert.AreEqual(15518, counts.Sum(c => c.Sum()));
        Assert.AreEqual(7413, counts.Sum(c => c[0]));
        Assert.Contains("polyglot v1 gpt-4o-mini-2024-07-18 {edit_format:whole} 2024-12-21T00:00:00 | 8/217/0 3.6 % | usage cost_usd=0.3236", lines);
        Assert.AreEqual("18/207/0 37/188/0", string.Join(' ', lines.Where(l => l.Contains("Qwen2.5-Coder-32B-Instruct", StringComparison.Ordinal)).Select(l => l.Split(" | ")[1].Split(' ')[0]).Order(StringComparer.Ordinal)));
        Assert.DoesNotContain("cost_usd", lines.Single(l => l.Contains("qwen-max-2025-01-25", StringComparison.Ordinal)));
        Assert.AreEqual(69 - 17 - 1, lines.Count(l => l.Contains("cost_usd", StringComparison.Ordinal)));
        Assert.AreEqual(23, lines.Count(l => l.Contains("tokens_in", StringComparison.Ordinal)));
        Assert.AreEqual("2024-12-21 2025-10-03", $"{lines.Select(DayOf).Min(StringComparer.Ordinal)} {lines.Select(DayOf).Max(StringComparer.Ordinal)}");
        StringAssert.Contains(test.Err, "the file states a pass rate of 61.7; its counts give 62.1 (139 of 224), which is taken", StringComparison.Ordinal);
    }

    private static string FailedOf(string sheet)
    {
        var root = JsonDocument.Parse(File.ReadAllText(sheet)).RootElement;
        var letters = root.GetProperty("verdicts").GetProperty("*").GetString()!;
        return string.Join(", ", root.GetProperty("items").EnumerateArray().Select(i => i.GetString()!).Where((_, i) => letters[i] == 'F').Select(i => i[..i.LastIndexOf(" (", StringComparison.Ordinal)]));
    }

    private static string DayOf(string line) => line[(line.IndexOf("T00:00:00", StringComparison.Ordinal) - 10)..line.IndexOf("T00:00:00", StringComparison.Ordinal)];

    private static TrackerTest With(string rules) =>
        rules.Length == 0 ? new TrackerTest() : new TrackerTest().With("data/tracker.json", $$"""{ "import": { "rules": [ {{rules}} ] } }""");
}
