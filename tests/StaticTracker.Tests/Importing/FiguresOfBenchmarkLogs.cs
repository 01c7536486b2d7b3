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
    private const string Time = " --timestamp 2023-04-03T00:00:00";

    private const string HelmParams = "{max_eval_instances:10,max_tokens:1,max_train_instances:5,method:multiple_choice_joint,num_outputs:5,num_train_trials:1,temperature:0.0}";

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
    [DataRow("lm-eval/math-perturbed/results_2026-01-21T03-44-18.458309.json",
        "m v1 RylanSchaeffer/mem_Qwen3-93M_minerva_math_rep_0_sbst_1.0000_epch_1_ot_1 {num_fewshot:0} stellaathena/math_perturbed_5000 1.0 2026-01-21T02:59:43Z | 0/5000/0 0.0 % item | exact_match 0/5000",
        "ST421: 10 samples of 'math_perturbed_full' are in it, the results are of 5000: the results are taken, and no verdicts are kept", "--task math_perturbed_full")]
    [DataRow("lm-eval/math-perturbed/samples_math_perturbed_full_2026-01-21T03-44-18.458309.jsonl",
        "m v1 RylanSchaeffer/mem_Qwen3-93M_minerva_math_rep_0_sbst_1.0000_epch_1_ot_1 {num_fewshot:0} stellaathena/math_rephrased_full 1.0 2026-01-21T02:59:43Z | 2/4998/0 0.0 % item | exact_match 2/5000",
        "ST421: 10 samples of 'math_perturbed_full' are in it", "--task math_rephrased_full")]
    [DataRow("lm-eval/pythia/410m_step1000.json", "m v1 EleutherAI/pythia-v1.1-410m@step1000 {num_fewshot:0} 0 2023-04-03T00:00:00 | 3.8230157* % | acc , ppl 4769.7661* of  lower", "", "--task lambada_openai" + Time)]
    [DataRow("lm-eval/pythia/410m_step33000.json", "m v1 EleutherAI/pythia-v1.1-410m@step33000 {num_fewshot:0} 0 2023-04-03T00:00:00 | 44.14903* % | acc , ppl 15.7874* of  lower", "", "--task lambada_openai" + Time)]
    [DataRow("lm-eval/pythia/410m_step143000.json", "m v1 EleutherAI/pythia-v1.1-410m@step143000 {num_fewshot:0} 0 2023-04-03T00:00:00 | 51.62041* % | acc , ppl 10.8282* of  lower", "", "--task lambada_openai" + Time)]
    [DataRow("lm-eval/pythia/160m_step143000.json", "m v1 EleutherAI/pythia-v1.1-160m@step143000 {num_fewshot:0} 0 2023-04-03T00:00:00 | 74.1 % | acc , acc_norm ", "", "--task sciq" + Time)]
    [DataRow("openai-evals/230417220821DPM75QNS_auto_gpt_completion_fn_test-match.jsonl", "m v1 auto_gpt_completion_fn s1 2023-04-17 22:08:21.904498 | 1/2/0 33.3 % item | match 1/3")]
    [DataRow("every-eval-ever/llama-pro-8b-instruct.json", "m v1 TencentARC/LLaMA-Pro-8B-Instruct MATH Level 5 2026-02-10T00:14:46Z | score 0.0249 of  in 0.0..1.0 | score 0.0249 of  in 0.0..1.0", "", "--task|MATH Level 5")]
    [DataRow("helm/commonsense-dataset=hellaswag,method=multiple_choice_joint,model=eleutherai_pythia-1b-v0",
        "m v1 eleutherai/pythia-1b-v0 " + HelmParams + " valid 2023-04-03T00:00:00 | 3/7/0 30.0 % item | exact_match 3/10, exact_match@5 3/10, prefix_exact_match 3/10, prefix_exact_match@5 3/10, "
        + "quasi_exact_match 3/10, quasi_exact_match@5 3/10, quasi_prefix_exact_match 3/10, quasi_prefix_exact_match@5 3/10 | usage tokens_in=* tokens_out=10", "", Time)]
    [DataRow("helm/mmlu-subject=philosophy,method=multiple_choice_joint,model=openai_gpt2/scenario.json",
        "m v1 openai/gpt2 " + HelmParams + " test 2023-04-03T00:00:00 | 1/8/0 11.1 % item | exact_match 1/9, exact_match@5 1/9, prefix_exact_match 1/9, prefix_exact_match@5 1/9, "
        + "quasi_exact_match 1/9, quasi_exact_match@5 1/9, quasi_prefix_exact_match 1/9, quasi_prefix_exact_match@5 1/9 | usage tokens_in=3154 tokens_out=9\n"
        + "m v1 openai/gpt2 " + HelmParams + " valid 2023-04-03T00:00:00 | 0/1/0 0.0 % item | exact_match 0/1, exact_match@5 0/1, prefix_exact_match 0/1, prefix_exact_match@5 0/1, "
        + "quasi_exact_match 0/1, quasi_exact_match@5 0/1, quasi_prefix_exact_match 0/1, quasi_prefix_exact_match@5 0/1 | usage tokens_in=420 tokens_out=1", "", Time)]
    public void AreThoseThatAreKnown(string file, string expected, string told = "", string options = "")
    {
        if (SampleFiles.Shared(file) is not { } path)
        {
            return;
        }

        using var test = new TrackerTest();

        ExperimentText.AssertImport(test, [path, "--module", "m", "--prompt-version", "v1", .. options.Split(options.Contains('|', StringComparison.Ordinal) ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries)], expected, told);
    }

    [TestMethod]
    [DataRow("410m_step1000", "0.251017")]
    [DataRow("410m_step33000", "0.275798")]
    [DataRow("410m_step143000", "0.286152")]
    [DataRow("160m_step143000", "0.266376")]
    public void AllTasksOfASuiteComeInByOneRuleWithTheRatesThatAreStated(string name, string mean)
    {
        if (SampleFiles.Shared($"lm-eval/pythia/{name}.json") is not { } path)
        {
            return; // ImportingBenchmarkResults holds the same with a file of our own.
        }

        using var test = new TrackerTest().With("data/tracker.json", """
            { "import": { "rules": [ { "match": { "format": "lm-eval", "file": { "pattern": "(?<size>\\d+m)_(?<prompt_version>step\\d+)\\.json$" } },
              "fields": { "module": "{task|slug}", "model": "pythia-{size}", "timestamp": "2023-04-03T00:00:00" } } ] } }
            """);

        test.Run("import", path).Exits(ExitCode.Fine);

        var lines = ExperimentText.Lines(test).ToList();
        Assert.HasCount(87, lines);
        var rates = lines.Select(l => l.Split(" | ")).Where(l => l[1].EndsWith('%')).Select(l => decimal.Parse(l[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) / 100).ToList();
        Assert.HasCount(65, rates);
        Assert.AreEqual(mean, Math.Round(rates.Average(), 6).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.IsTrue(lines.TrueForAll(l => l.Contains($" {name.Split('_')[1]} pythia-{name.Split('_')[0]} ", StringComparison.Ordinal)));
        Assert.IsFalse(Directory.Exists(test.PathOf("data/verdicts")));
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void SixBenchmarksOfOneRecordAreSixModulesByOneRule()
    {
        if (SampleFiles.Shared("every-eval-ever/llama-pro-8b-instruct.json") is not { } path)
        {
            return; // ImportingBenchmarkResults holds the same with a file of our own.
        }

        using var test = new TrackerTest().With("data/tracker.json", """{ "import": { "rules": [ { "match": { "task": "*" }, "fields": { "module": "{task|slug}", "prompt_version": "v1" } } ] } }""");

        test.Run("import", path).Exits(ExitCode.Fine);

        Assert.AreEqual(
            "bbh 0.4224, gpqa 0.2743, ifeval 0.4486, math-level-5 0.0249, mmlu-pro 0.1946, musr 0.419",
            string.Join(", ", ExperimentText.Lines(test).Select(l => $"{l.Split(' ')[0]} {l.Split(" | score ")[1].Split(' ')[0]}")));
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
