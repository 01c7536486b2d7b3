using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Results of lm-evaluation-harness, OpenAI's evals, HELM and Every Eval Ever, of our own making.</summary>
[TestClass]
public sealed class ImportingBenchmarkResults
{
    private const string Tasks = """
        { "results": { "arc": { "alias": "arc", "acc,none": 0.5, "acc_stderr,none": 0.28867513459481287, "acc_norm,none": 0.5, "acc_norm_stderr,none": 0.1 },
                       "wiki": { "word_perplexity,none": 12.5, "word_perplexity_stderr,none": "N/A" }, "empty": { "alias": "e" } },
          "versions": { "arc": 1.0, "wiki": 2 }, "n-shot": { "arc": 25, "wiki": 0 }, "n-samples": { "arc": { "original": 9, "effective": 4 }, "wiki": { "original": 62, "effective": 62 } },
          "higher_is_better": { "arc": { "acc": true, "acc_norm": true }, "wiki": { "word_perplexity": false } }, "configs": { "arc": { "dataset_path": "allenai/ai2_arc", "dataset_name": "ARC-Easy" } },
          "config": { "model": "hf", "model_args": { "pretrained": "/home/me/models/tiny", "revision": "main" }, "limit": 4 }, "date": 1768964383.86, "start_time": 3391296.9, "lm_eval_version": "0.4.9" }
        """;

    private const string Arc = "m v1 tiny {limit:4,num_fewshot:25} allenai/ai2_arc:ARC-Easy 1.0 2026-01-21T02:59:43Z | ";

    private const string Spec = """{"spec": {"completion_fns": ["gpt-5", "gpt-4o"], "eval_name": "fact.dev.v0", "split": "dev", "run_config": {"eval_spec": {"cls": "evals.elsuite.modelgraded.classify:ModelBasedClassify"}, "max_samples": 3}, "run_id": "r1", "created_at": "2026-03-01 10:00:00.5"}}""";

    private const string RunSpec = """
        { "name": "mmlu:subject=law,method=multiple_choice_joint,model=openai_gpt2", "adapter_spec": { "method": "multiple_choice_joint", "model": "openai/gpt2", "temperature": 0.0, "instructions": "text" }, "metric_specs": [ { "class_name": "x", "args": { "names": [ "exact_match" ] } } ] }
        """;

    private const string Stats = """
        [ { "name": { "name": "exact_match", "split": "test" }, "count": 1, "sum": 0.5, "sum_squared": 0.25, "mean": 0.5 },
          { "name": { "name": "exact_match", "split": "test", "perturbation": { "name": "fairness" } }, "count": 1, "sum": 0.1, "sum_squared": 0.01, "mean": 0.1 },
          { "name": { "name": "num_instances", "split": "test" }, "count": 1, "sum": 4.0, "sum_squared": 16.0, "mean": 4.0 } ]
        """;

    private const string Record = """
        { "schema_version": "0.2.2", "evaluation_id": "a/b/1", "retrieved_timestamp": "1770682486.62", "model_info": { "id": "org/model", "name": "model" }, "evaluation_results": [
          { "evaluation_name": "MATH Level 5", "source_data": { "dataset_name": "math" }, "metric_config": { "metric_name": "Exact Match", "lower_is_better": false, "score_type": "binary" }, "score_details": { "score": 0.5, "uncertainty": { "num_samples": 4 } } },
          { "evaluation_name": "Elo", "source_data": {}, "evaluation_timestamp": "2026-01-02T03:04:05Z", "metric_config": { "lower_is_better": true, "score_type": "continuous", "min_score": 0, "max_score": 2000, "llm_scoring": { "judges": [ { "model_info": { "id": "org/judge" } } ] } }, "score_details": { "score": 1200 } } ] }
        """;

    private static string Per(params string[] instances) => $"[ {string.Join(", ", instances)} ]";

    private static string Instance(string id, int right, string more = "") =>
        $$"""{ "instance_id": "{{id}}", "train_trial_index": 0, {{more}} "stats": [ { "name": { "name": "exact_match", "split": "test" }, "count": 1, "sum": {{right}}, "mean": {{right}} }, { "name": { "name": "num_prompt_tokens", "split": "test" }, "count": 1, "sum": 7 }, { "name": { "name": "num_output_tokens", "split": "test" }, "count": 1, "sum": 1 } ] }""";

    private static TrackerTest Import(TrackerTest test, string path, int exits, params string[] options) => test.Run(["import", "{project}/" + path, "--module", "m", "--prompt-version", "v1", .. options]).Exits(exits);

    [TestMethod]
    public void OfAHarnessFileAccuracyCountsWhereItsErrorProvesItAndOtherMeansAreScores()
    {
        using var test = Import(new TrackerTest().With("in/results_x.json", Tasks), "in/results_x.json", ExitCode.Fine, "--task", "arc");

        Assert.AreEqual(Arc + "2/2/0 50.0 % item | acc 2/4, acc_norm 0.5 of 4 in 0..1", ExperimentText.Of(test));
        StringAssert.StartsWith(test.Err, "in/results_x.json: note ST484", StringComparison.Ordinal);

        using var other = Import(new TrackerTest().With("in/results_x.json", Tasks), "in/results_x.json", ExitCode.Fine, "--task", "wiki");
        Assert.AreEqual("m v1 tiny {limit:4,num_fewshot:0} 2 2026-01-21T02:59:43Z | word_perplexity 12.5 of 62 lower | score 12.5 of 62 lower", ExperimentText.Of(other));
        other.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void SeveralTasksAreRefusedUnlessTheyAreToldApart()
    {
        using var test = Import(new TrackerTest().With("in/r.json", Tasks), "in/r.json", ExitCode.Problems);
        StringAssert.Contains(test.Err, "in/r.json: error ST423: this file holds 2 tasks, which nothing tells apart: arc, wiki; take one with --task, or let a rule tell them apart", StringComparison.Ordinal);

        Import(test, "in/r.json", ExitCode.Problems, "--task", "wikki");
        StringAssert.Contains(test.Err, "error ST423: no task is called 'wikki'; did you mean 'wiki'?", StringComparison.Ordinal);

        test.With("data/tracker.json", """{ "import": { "rules": [ { "match": { "format": "lm-eval" }, "fields": { "dataset": "{task}" } } ] } }""");
        Import(test, "in/r.json", ExitCode.Fine);
        Assert.HasCount(2, ExperimentText.Lines(test).ToList());
        test.Run("import", "{project}/in/r.json", "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "0 new, 2 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    public void SamplesBesideTheResultsGiveVerdictsWhereTheyAreAllThere()
    {
        const string Rows = """
            {"doc_id": 0, "doc": {"a": 1}, "target": "x", "resps": [], "filtered_resps": [], "acc": 1.0, "acc_norm": 1.0, "word_perplexity": [ -3.5, 7 ]}
            {"doc_id": 1, "doc": {}, "target": "x", "resps": [], "filtered_resps": [], "acc": 0.0, "acc_norm": 0.0}
            {"doc_id": 2, "doc": {}, "target": "x", "resps": [], "filtered_resps": [], "acc": true, "acc_norm": 0.25}
            {"doc_id": 3, "doc": {}, "target": "x", "resps": [], "filtered_resps": [], "acc": 0.0, "acc_norm": 0.0}
            """;
        var test = new TrackerTest().With("in/results_2026-03-01T10-00-00.123456.json", Tasks).With("in/samples_arc_2026-03-01T10-00-00.123456.jsonl", Rows);
        using (test)
        {
            Import(test, "in/*", ExitCode.Fine, "--task", "arc");

            Assert.AreEqual(Arc + "2/2/0 50.0 % item | acc 2/4, acc_norm 0.3125 of 4 | score 0.3125 of 4", ExperimentText.Of(test).Replace(" in 0..1", "", StringComparison.Ordinal));
            StringAssert.Contains(test.Err, "warning ST406: the results state 0.5 for 'acc_norm' of 'arc', its samples give 0.3125: they are taken", StringComparison.Ordinal);
            StringAssert.Contains(File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m")).Single()), "\"*\": \"PFPF\"", StringComparison.Ordinal);
            test.Run("check").Exits(ExitCode.Fine);
            Import(test, "in/*", ExitCode.Fine, "--task", "arc");
            StringAssert.Contains(test.Out, "0 new, 1 already there", StringComparison.Ordinal);

            // The same means of other samples: another source.
            test.With("in/samples_arc_2026-03-01T10-00-00.123456.jsonl", Rows.Replace("\"doc_id\": 0", "\"doc_id\": 9", StringComparison.Ordinal));
            Import(test, "in/*", ExitCode.Fine, "--task", "arc");
            StringAssert.Contains(test.Out, "1 new, 0 already there", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void WhatCameInByTheResultsAloneStaysWhatItIs()
    {
        const string Rows = """
            {"doc_id": 0, "target": "x", "resps": [], "filtered_resps": [], "acc": 1.0}
            {"doc_id": 1, "target": "x", "resps": [], "filtered_resps": [], "acc": 0.0}
            {"doc_id": 2, "target": "x", "resps": [], "filtered_resps": [], "acc": 1.0}
            {"doc_id": 3, "target": "x", "resps": [], "filtered_resps": [], "acc": 0.0}
            """;
        using var test = Import(new TrackerTest().With("in/results_2026-03-01T10-00-00.json", Tasks), "in/results_2026-03-01T10-00-00.json", ExitCode.Fine, "--task", "arc");
        StringAssert.Contains(test.Err, "note ST484: the counts of \"acc\" follow from a stated mean and number: no verdict was counted", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("data/modules/m.json"), "\"derived\": true", StringComparison.Ordinal);
        var before = test.Read("data/modules/m.json");

        Import(test.With("in/samples_arc_2026-03-01T10-00-00.jsonl", Rows), "in", ExitCode.Fine, "--task", "arc");

        StringAssert.Contains(test.Out, "0 new, 1 already there", StringComparison.Ordinal);
        Assert.AreEqual(before, test.Read("data/modules/m.json"));
    }

    [TestMethod]
    public void SamplesAloneLackTheModelAndTheTime()
    {
        const string Rows = """
            {"doc_id": 0, "target": "x", "resps": [], "filtered_resps": [], "filter": "strict", "metrics": ["exact_match"], "exact_match": 1.0, "other": 7}
            {"doc_id": 0, "target": "x", "resps": [], "filtered_resps": [], "filter": "none", "metrics": ["exact_match"], "exact_match": 0.0}
            """;
        using var test = Import(new TrackerTest().With("in/samples_gsm8k_2026-03-01T10-00-00.jsonl", Rows), "in/samples_gsm8k_2026-03-01T10-00-00.jsonl", ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST402: the model is told neither", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "error ST402: the time is told neither", StringComparison.Ordinal);

        Import(test, "in/samples_gsm8k_2026-03-01T10-00-00.jsonl", ExitCode.Fine, "--model", "a", "--timestamp", "2026-03-01T10:00:00");
        Assert.AreEqual("m v1 a 2026-03-01T10:00:00 | 0/1/0 0.0 % item | exact_match 0/1, exact_match,strict 1/1", ExperimentText.Of(test));
    }

    [TestMethod]
    public void OldHarnessFilesHaveRatesWithoutCountsAndNoTime()
    {
        const string Old = """{ "results": { "sciq": { "acc": 0.404, "acc_stderr": 0.01, "acc_norm": 0.41 } }, "versions": { "sciq": 0 }, "config": { "model": "hf-causal", "model_args": "use_accelerate=True,pretrained=EleutherAI/tiny,revision=step7", "num_fewshot": 2, "limit": null } }""";
        using var test = Import(new TrackerTest().With("in/a.json", Old), "in/a.json", ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST402: the time is told neither", StringComparison.Ordinal);

        Import(test, "in/a.json", ExitCode.Fine, "--timestamp", "2023-04-03T00:00:00");
        Assert.AreEqual("m v1 EleutherAI/tiny@step7 {num_fewshot:2} 0 2023-04-03T00:00:00 | 40.4 % | acc , acc_norm ", ExperimentText.Of(test));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void OfEvalsTheMatchIsTheOutcomeAndTheLastOfSeveralModelsTheGrader()
    {
        var log = string.Join('\n', Spec, """{"final_report": {"accuracy": 0.5, "f1": 0.4}}""",
            """{"run_id":"r1","event_id":0,"sample_id":"a","type":"sampling","data":{}}""", """{"run_id":"r1","event_id":1,"sample_id":"a","type":"match","data":{"correct":true}}""",
            """{"run_id":"r1","event_id":2,"sample_id":"a","type":"metrics","data":{"score":0.5,"choice":"A"}}""", """{"run_id":"r1","event_id":3,"sample_id":"b","type":"match","data":{"correct":false}}""",
            """{"run_id":"r1","event_id":4,"sample_id":"c","type":"error","data":{"message":"rate limit"}}""", """{"run_id":"r1","event_id":5,"sample_id":"d","type":"sampling","data":{}}""");
        using var test = Import(new TrackerTest().With("in/a.jsonl", log), "in/a.jsonl", ExitCode.Fine);

        Assert.AreEqual("m v1 gpt-5 {max_samples:3} dev 2026-03-01 10:00:00.5 | 1/1/1 50.0 % item | f1 0.4 of , match 1/2 errors 1, score 0.5 of 1 | score 0.5 of 1 | judge model=gpt-4o", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "warning ST421: 1 samples were asked and not judged", StringComparison.Ordinal);
        StringAssert.Contains(File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m")).Single()), "\"*\": \"PFE\"", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    [DataRow("", "warning ST424: there is no final report: the run did not come to its end, and counts as cancelled", "1/0/0 100.0 % item | match 1/1 | judge model=gpt-4o | status cancelled")]
    [DataRow("""{"final_report": {"accuracy": 0.25}}""", "warning ST406: the final report states an accuracy of 0.25, the matches give 1: they are taken", "1/0/0 100.0 % item | match 1/1 | judge model=gpt-4o")]
    public void WhatTheReportStatesIsCompared(string report, string told, string expected)
    {
        using var test = Import(new TrackerTest().With("in/a.jsonl", string.Join('\n', Spec, """{"event_id":1,"sample_id":"a","type":"match","data":{"correct":true}}""", report)), "in/a.jsonl", ExitCode.Fine);

        Assert.AreEqual("m v1 gpt-5 {max_samples:3} dev 2026-03-01 10:00:00.5 | " + expected, ExperimentText.Of(test));
        StringAssert.Contains(test.Err, told, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("""{"final_report": {"accuracy": 0.25}}""", "error ST409: there is no line with a \"spec\"")]
    [DataRow(Spec, "error ST408: no event says what was right or wrong")]
    [DataRow(Spec + "\n" + Spec, "in/a.jsonl:2:1: error ST409: this is the second spec in one log")]
    [DataRow(Spec + "\n{\"type\":\"match\",\"sample_id\":\"a\",\"data\":{\"correct\":\"yes\"}}", "in/a.jsonl:2:1: error ST409: a match must say true or false")]
    [DataRow(Spec + "\n{\"a\":1}", "in/a.jsonl:2:1: error ST409: this line is neither a spec, nor an event, nor a final report")]
    [DataRow(Spec + "\n{\"type\":\"match\",\"sample_id\":", "error ST004")]
    public void LogsOfEvalsThatCannotBeAreRefused(string log, string expected)
    {
        using var test = Import(new TrackerTest().With("in/a.jsonl", log), "in/a.jsonl", ExitCode.Problems);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("in/run")]
    [DataRow("in/run/run_spec.json")]
    [DataRow("in/run/per_instance_stats.json")]
    [DataRow("in/run/*")]
    public void AnyFileOfAHelmRunNamesItsFolder(string path)
    {
        using var test = new TrackerTest().With("in/run/run_spec.json", RunSpec).With("in/run/stats.json", Stats).With("in/run/scenario.json", """{ "name": "mmlu" }""")
            .With("in/run/per_instance_stats.json", Per(Instance("a", 1), Instance("b", 0), Instance("c", 0), Instance("d", 1), Instance("a", 0, """ "perturbation": { "name": "fairness" }, """)));

        Import(test, path, ExitCode.Fine, "--timestamp", "2026-03-01T10:00:00");

        Assert.AreEqual("m v1 openai/gpt2 {method:multiple_choice_joint,temperature:0.0} test 2026-03-01T10:00:00 | 2/2/0 50.0 % item | exact_match 2/4 | usage tokens_in=28 tokens_out=4", ExperimentText.Of(test));
        Assert.AreEqual("", test.Err);
        StringAssert.Contains(File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m")).Single()), "\"*\": \"PFFP\"", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("runs/a/", "runs/b/")]
    [DataRow("", null)]
    public void RunsOfHelmInAnArchiveAreTheSameAsOutside(string folder, string? other)
    {
        (string, string)[] files = [("run_spec.json", RunSpec), ("stats.json", Stats), ("scenario.json", """{ "name": "mmlu" }"""), ("per_instance_stats.json", Per(Instance("a", 1), Instance("b", 0), Instance("c", 0), Instance("d", 1)))];
        var entries = files.Select(f => (folder + f.Item1, f.Item2));
        using var test = new TrackerTest().With("in/runs.zip", InspectText.Archive([.. other is null ? entries : entries.Concat(files.Select(f => (other + f.Item1, f.Item2.Replace("law", "art", StringComparison.Ordinal).Replace("gpt2", "gpt3", StringComparison.Ordinal))))]));

        Import(test, "in/runs.zip", ExitCode.Fine, "--timestamp", "2026-03-01T10:00:00");

        Assert.HasCount(other is null ? 1 : 2, ExperimentText.Lines(test).ToList());
        Assert.AreEqual("", test.Err);
        foreach (var (name, text) in files)
        {
            test.With("in/run/" + name, text);
        }

        Import(test, "in/run", ExitCode.Fine, "--timestamp", "2026-03-01T10:00:00");
        StringAssert.Contains(test.Out, "0 new, 1 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    public void OtherInstancesAreAnotherSource()
    {
        using var test = new TrackerTest().With("in/run/run_spec.json", RunSpec).With("in/run/stats.json", Stats).With("in/run/per_instance_stats.json", Per(Instance("a", 1), Instance("b", 0), Instance("c", 0), Instance("d", 1)));
        Import(test, "in/run", ExitCode.Fine, "--timestamp", "2026-03-01T10:00:00");
        var listing = string.Concat(((string[])["per_instance_stats.json", "run_spec.json", "stats.json"]).Select(n => $"{Hash(test.Read("in/run/" + n))}  {n}\n"));
        StringAssert.Contains(test.Read("data/modules/m.json"), $"\"sha256\": \"{Hash(listing)}\"", StringComparison.Ordinal);

        test.With("in/run/per_instance_stats.json", Per(Instance("a", 0), Instance("b", 1), Instance("c", 0), Instance("d", 1)));
        Import(test, "in/run", ExitCode.Fine, "--timestamp", "2026-03-01T10:00:00");

        StringAssert.Contains(test.Out, "1 new, 0 already there", StringComparison.Ordinal);
        test.Run("verify", "{project}/in/run", "--module", "m").Exits(ExitCode.Fine);
        Assert.AreEqual("1 agrees, 0 differ, 1 without a source here (1: a file of its name has other content), 0 not stored\n", test.Err);

        static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [TestMethod]
    public void WithoutItsInstancesARunOfHelmHasTheCountsThatFollowFromItsMeans()
    {
        using var test = Import(new TrackerTest().With("in/run_spec.json", RunSpec).With("in/stats.json", Stats), "in", ExitCode.Fine, "--timestamp", "2026-03-01T10:00:00");
        Assert.AreEqual("m v1 openai/gpt2 {method:multiple_choice_joint,temperature:0.0} test 2026-03-01T10:00:00 | 2/2/0 50.0 % item | exact_match 2/4", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "warning ST410: there are no figures of each instance of split 'test'", StringComparison.Ordinal);

        using var cut = Import(new TrackerTest().With("in/run_spec.json", RunSpec).With("in/stats.json", Stats).With("in/per_instance_stats.json", Per(Instance("a", 1))), "in", ExitCode.Fine, "--timestamp", "2026-03-01T10:00:00");
        StringAssert.Contains(cut.Err, "warning ST421: 1 of 4 instances of split 'test' are in per_instance_stats.json", StringComparison.Ordinal);
        Assert.AreEqual(ExperimentText.Of(test), ExperimentText.Of(cut));
    }

    [TestMethod]
    [DataRow("in/stats.json", Stats, "error ST409: a run of HELM is a folder")]
    [DataRow("in/run_spec.json", RunSpec, "error ST409: a run of HELM is a folder")]
    public void OneFileOfAHelmRunIsNone(string path, string text, string expected)
    {
        using var test = Import(new TrackerTest().With(path, text), path, ExitCode.Problems, "--timestamp", "2026-03-01T10:00:00");

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
    }

    [TestMethod]
    public void AHelmRunHasNoTimeOfItsOwn()
    {
        using var test = Import(new TrackerTest().With("in/run_spec.json", RunSpec).With("in/stats.json", Stats), "in", ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST402: the time is told neither", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("MATH Level 5", "m v1 org/model math 2026-02-10T00:14:46Z | 2/2/0 50.0 % item | Exact Match 2/4")]
    [DataRow("Elo", "m v1 org/model 2026-01-02T03:04:05Z | score 1200 of  in 0..2000 lower | score 1200 of  in 0..2000 lower | judge model=org/judge")]
    public void ARecordOfEveryEvalEverHoldsTasks(string task, string expected)
    {
        using var test = Import(new TrackerTest().With("in/a.json", Record), "in/a.json", ExitCode.Fine, "--task", task);

        Assert.AreEqual(expected, ExperimentText.Of(test));
        Assert.AreEqual(task == "Elo" ? "" : "in/a.json: note ST484: the counts of \"Exact Match\" follow from a stated mean and number: no verdict was counted\n", test.Err);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ANewerSchemaIsToldAndTwoScoresOfOneMetricAreRefused()
    {
        using var test = Import(new TrackerTest().With("in/a.json", Record.Replace("0.2.2", "1.0", StringComparison.Ordinal)), "in/a.json", ExitCode.Fine, "--task", "Elo");
        StringAssert.Contains(test.Err, "warning ST420: records of this version of the schema are not known", StringComparison.Ordinal);

        Import(test.With("in/b.json", Record.Replace("\"MATH Level 5\"", "\"Elo\"", StringComparison.Ordinal).Replace("\"metric_name\": \"Exact Match\", ", "", StringComparison.Ordinal)), "in/b.json", ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST409: 'Elo' has two scores of 'score': which one counts cannot be told", StringComparison.Ordinal);
    }

    [TestMethod]
    public void LinesOfSamplesAreVerdicts()
    {
        const string Rows = """
            {"schema_version": "instance_level_eval_0.2.2", "evaluation_id": "e", "model_id": "org/m", "evaluation_name": "arc", "sample_id": "1", "evaluation": {"score": 1.0, "is_correct": true}, "token_usage": {"input_tokens": 5, "output_tokens": 2}}
            {"schema_version": "instance_level_eval_0.2.2", "evaluation_id": "e", "model_id": "org/m", "evaluation_name": "arc", "sample_id": "2", "evaluation": {"score": 0.0, "is_correct": false}, "token_usage": {"input_tokens": 5, "output_tokens": 2}}
            {"schema_version": "instance_level_eval_0.2.2", "evaluation_id": "e", "model_id": "org/m", "evaluation_name": "arc", "sample_id": "3", "evaluation": {"score": 0.0, "is_correct": false}, "error": "timeout"}
            """;
        using var test = Import(new TrackerTest().With("in/a.jsonl", Rows), "in/a.jsonl", ExitCode.Fine, "--timestamp", "2026-03-01T10:00:00");

        Assert.AreEqual("m v1 org/m 2026-03-01T10:00:00 | 1/1/1 50.0 % item | correct 1/2 errors 1", ExperimentText.Of(test));
    }
}
