using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Migrating;

[TestClass]
public sealed class MigratingRuns
{
    private const string Time = "2026-01-20T00:31:46";

    [TestMethod]
    public void TakesCountsFieldsAndNames()
    {
        using var test = new TrackerTest().With("old.yaml", LegacyText.Yaml(LegacyText.Run("m06_gd", "v1", "gpt4omini", Time, 39, 21, """
            rubrics_version: v5
            temperature: 0
            data_source: C:\results\M06_GenerateTaxonomy_gd1_v1_150126_1.csv
            braintrust_id: 72ed5c87
            total_evaluations: 60
            pass_rate: 65.0
            """)));

        test.Run("migrate", "{project}/old.yaml").Exits(ExitCode.Fine);

        var e = JudgeText.Experiment(test.Read("data/modules/m06.json"));
        Assert.AreEqual("m06_v1_gpt4omini_gd_20260120_003146", e.GetProperty("id").GetString());
        Assert.AreEqual("gpt-4o-mini gd", $"{e.GetProperty("model").GetString()} {e.GetProperty("dataset").GetString()}");
        Assert.AreEqual("65.0 60 39 21 0", string.Join(' ', new[] { "pass_rate", "total", "pass", "fail", "error" }.Select(k => e.GetProperty("metrics").GetProperty(k).GetRawText())));
        Assert.AreEqual("M06_GenerateTaxonomy_gd1_v1_150126_1.csv", e.GetProperty("links").GetProperty("data_source").GetString());
        Assert.AreEqual("progress-history", e.GetProperty("source").GetProperty("format").GetString());
        Assert.AreEqual(0, e.GetProperty("params").GetProperty("temperature").GetInt32());
        Assert.AreEqual("taken   old.yaml:2  m06 v1 gpt-4o-mini: 65.0 % (39 of 60)  [m06_v1_gpt4omini_gd_20260120_003146]\n1 taken, 0 merged, 0 left\n", test.Out);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void OnceMoreAddsNothing()
    {
        using var test = new TrackerTest().With("old.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1), LegacyText.Run("m02", "v1", "gpt-5", Time, 3, 1)));
        test.Run("migrate", "{project}/old.yaml").Exits(ExitCode.Fine);
        var before = ImportingAgain.Snapshot(test);

        test.Run("migrate", "{project}/old.yaml").Exits(ExitCode.Fine);

        Assert.AreEqual(before, ImportingAgain.Snapshot(test));
        Assert.Contains("\n0 taken, 2 merged, 2 left\n", test.Out);
    }

    [TestMethod]
    public void ADryRunWritesNothing()
    {
        using var test = new TrackerTest().With("old.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1)));

        test.Run("migrate", "{project}/old.yaml", "--dry-run", "--json").Exits(ExitCode.Fine);

        var answer = JsonDocument.Parse(test.Out).RootElement;
        Assert.AreEqual("data/modules/m01.json", answer.GetProperty("would_write")[0].GetString());
        Assert.AreEqual("old.yaml 2 m01", $"{answer.GetProperty("taken")[0].GetProperty("file").GetString()} {answer.GetProperty("taken")[0].GetProperty("line").GetInt32()} {answer.GetProperty("taken")[0].GetProperty("module").GetString()}");
        Assert.AreEqual(1, answer.GetProperty("left").GetArrayLength());
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void ARunThatTwoFilesTellIsOne()
    {
        using var test = new TrackerTest()
            .With("a.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1, "braintrust_id: abc")))
            .With("b.js", $$"""const progressData = [{ "run_id": "x", "module": "m01_v1", "prompt_version": "v1", "model": "gpt5", "timestamp": "{{Time}}.5", "summary": { "pass": 2, "fail": 2 }, "judge_file": "/home/a/j.json" }];""");

        test.Run("migrate", "{project}/a.yaml", "{project}/b.js").Exits(ExitCode.Fine);

        var e = JudgeText.Experiments(test.Read("data/modules/m01.json")).Single();
        Assert.AreEqual(3, e.GetProperty("metrics").GetProperty("pass").GetInt32());
        Assert.AreEqual("""{"braintrust_id":"abc","judge_file":"j.json"}""", JsonSerializer.Serialize(e.GetProperty("links")));
        Assert.Contains("b.js:1:23: warning ST472: m01 v1 gpt-5: 50.0 % (2 of 4) here, 3 passed, 1 failed in a.yaml:2, which is taken", test.Err);
        Assert.Contains("merged  b.js:1  m01 v1 gpt-5: 50.0 % (2 of 4): the same run as a.yaml:2", test.Out);
    }

    [TestMethod]
    public void OfTwoPlacesThatAgreeNothingIsTold()
    {
        using var test = new TrackerTest()
            .With("a.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1, "match_rate: 10.0")))
            .With("b.js", $$"""const progressData = [{ "run_id": "x", "module": "m01_v1", "prompt_version": "v1", "model": "gpt5", "timestamp": "{{Time}}", "summary": { "pass": 3, "fail": 1 }, "match_rate": 10 }];""")
            .With("c.js", $$"""const progressData = [{ "run_id": "x", "module": "m01_v1", "prompt_version": "v1", "model": "gpt5", "timestamp": "{{Time}}", "summary": { "pass": 3, "fail": 1 }, "match_rate": 12.5 }];""");

        test.Run("migrate", "{project}/a.yaml", "{project}/b.js").Exits(ExitCode.Fine);
        Assert.DoesNotContain("ST472", test.Err);
        test.Run("migrate", "{project}/a.yaml", "{project}/c.js", "--dry-run").Exits(ExitCode.Fine);
        Assert.Contains("ST472: the match rate of m01 v1 gpt-5 is 12.5 % here, 10.0 % in a.yaml:2, which is taken", test.Err);
    }

    [TestMethod]
    public void ARunOfAJudgeFileKeepsItsFiguresAndGainsLinks()
    {
        using var test = new TrackerTest().With("a.json", JudgeText.Of("PPF").ToJsonString()).Run("import", "{project}/a.json").Exits(ExitCode.Fine);
        test.With("old.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1, "braintrust_id: abc\nrubrics_version: v5\ntemperature: 0.5")));

        test.Run("migrate", "{project}/old.yaml").Exits(ExitCode.Fine);

        var e = JudgeText.Experiments(test.Read("data/modules/m01.json")).Single();
        Assert.AreEqual(2, e.GetProperty("metrics").GetProperty("pass").GetInt32());
        Assert.AreEqual("abc", e.GetProperty("links").GetProperty("braintrust_id").GetString());
        Assert.IsFalse(e.TryGetProperty("judge", out _), "what decides on comparing comes from the result alone");
        Assert.IsFalse(e.TryGetProperty("params", out _));
        Assert.Contains("warning ST472: m01 v1 gpt-5: 75.0 % (3 of 4) here; ", test.Err);
        Assert.Contains("has 2 passed, 1 failed, which stays", test.Err);
        Assert.Contains("which gains braintrust_id", test.Out);
        Assert.Contains("left    old.yaml:2  params {\"temperature\":0.5} of ", test.Out);
        test.Run("check").Exits(ExitCode.Fine);
        test.Run("verify", "{project}/a.json").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ItsOwnResultTakesThePlaceOfTheTotals()
    {
        using var test = new TrackerTest().With("old.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1, "braintrust_id: abc"))).Run("migrate", "{project}/old.yaml").Exits(ExitCode.Fine);
        test.With("a.json", JudgeText.Of("PPF").ToJsonString());

        test.Run("import", "{project}/a.json").Exits(ExitCode.Fine);

        var e = JudgeText.Experiments(test.Read("data/modules/m01.json")).Single();
        Assert.AreEqual("m01_v1_gpt5_20260120_003146 judge abc 2", $"{e.GetProperty("id").GetString()} {e.GetProperty("source").GetProperty("format").GetString()} {e.GetProperty("links").GetProperty("braintrust_id").GetString()} {e.GetProperty("metrics").GetProperty("pass")}");
        Assert.IsTrue(test.Has("data/verdicts/m01/m01_v1_gpt5_20260120_003146.json"));
        Assert.Contains("was migrated with 3 passed and 1 failed; its own result gives 2 and 1, which are taken", test.Err);
        test.Run("check").Exits(ExitCode.Fine);
        var before = ImportingAgain.Snapshot(test);
        test.Run("import", "{project}/a.json").Exits(ExitCode.Fine);
        test.Run("migrate", "{project}/old.yaml").Exits(ExitCode.Fine);
        Assert.AreEqual(before, ImportingAgain.Snapshot(test));
    }

    [TestMethod]
    public void AMatchRateOfZeroIsNotMeasuredWhereNoRunHasMore()
    {
        using var test = new TrackerTest()
            .With("data/tracker.json", """{ "modules": { "m01": { "primary_rubric": "right" }, "m02": { "primary_rubric": "right" } } }""")
            .With("old.yaml", LegacyText.Yaml(
                LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1, "match_rate: 0"), LegacyText.Run("m01", "v2", "gpt-5", Time, 3, 1, "match_rate: 12.5"), LegacyText.Run("m02", "v1", "gpt-5", Time, 3, 1, "match_rate: 0")));

        test.Run("migrate", "{project}/old.yaml").Exits(ExitCode.Fine);

        Assert.AreEqual("0 12.5", string.Join(' ', JudgeText.Experiments(test.Read("data/modules/m01.json")).Select(e => e.GetProperty("metrics").GetProperty("match_rate").GetRawText())));
        Assert.IsFalse(JudgeText.Experiment(test.Read("data/modules/m02.json")).GetProperty("metrics").TryGetProperty("match_rate", out _));
        Assert.Contains("match_rate 0 of 1 run of m02: no run of it has another, so that it was not measured", test.Out);
    }

    [TestMethod]
    [DataRow("0", "match_rate 0 of 1 run of m01: no run of it has another")]
    [DataRow("12.5", "match rates of 1 run of m01: its primary rubric is not known")]
    public void AMatchRateThatOneOfTwoFilesTellsIsOfTheirRun(string rate, string said)
    {
        using var test = new TrackerTest()
            .With("a.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1, "braintrust_id: abc")))
            .With("b.js", $$"""const progressData = [{ "run_id": "x", "module": "m01_v1", "prompt_version": "v1", "model": "gpt5", "timestamp": "{{Time}}", "summary": { "pass": 3, "fail": 1 }, "match_rate": {{rate}} }];""");

        test.Run("migrate", "{project}/a.yaml", "{project}/b.js").Exits(ExitCode.Fine);

        Assert.Contains($"b.js:1  {said}", test.Out);
    }

    [TestMethod]
    public void WhatABrowserWouldFollowElsewhereIsLeftOut()
    {
        using var test = new TrackerTest().With("a.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1, "braintrust_id: javascript:alert(1)"), LegacyText.Run("m01", "v2", "gpt-5", Time, 3, 1, "braintrust_id: '{a: 1}1f3b'")));

        test.Run("migrate", "{project}/a.yaml").Exits(ExitCode.Fine);

        Assert.Contains("\"braintrust_id\" is an address that a browser would follow elsewhere", test.Err);
        Assert.DoesNotContain("javascript", test.Read("data/modules/m01.json"));
        Assert.Contains("{a: 1}1f3b", test.Read("data/modules/m01.json"));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void MatchRatesWaitForThePrimaryRubric()
    {
        using var test = new TrackerTest().With("old.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", Time, 3, 1, "match_rate: 12.5")));

        test.Run("migrate", "{project}/old.yaml").Exits(ExitCode.Fine);
        Assert.Contains("note ST414", test.Err);
        Assert.DoesNotContain("match_rate", test.Read("data/modules/m01.json"));

        test.Run("migrate", "{project}/old.yaml", "--primary-rubric", "M01=right").Exits(ExitCode.Fine);
        Assert.Contains("\"match_rate\": 12.5", test.Read("data/modules/m01.json"));
        Assert.Contains("\"primary_rubric\": \"right\"", test.Read("data/modules/m01.json"));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void RunsByIdBringRubricsAndConfusionMatrices()
    {
        using var test = new TrackerTest().With("all_runs.yaml", $"""
            version: '1.0'
            runs:
              m02_v1_gpt5_200126:
                module: m02
                module_type: classifier
                prompt_version: v1
                model: gpt-5
                dataset_name: ''
                pass_rate: 75.0
                match_rate: 50.0
                summary: {"{pass: 3, fail: 1, error: 0}"}
                total_samples: 4
                rubric_breakdown:
                  M02_right: {"{pass: 1, fail: 1, total: 2, pass_rate: 50.0}"}
                  M02_form: {"{pass: 2, fail: 0, total: 2, pass_rate: 100.0}"}
                binary_metrics: {"{tp: 97, tn: 735, fp: 4, fn: 80, total: 916, accuracy: 90.83, mcc: 0.7}"}
                judge_file: m02_judge_20260120_003146.json
                csv_file: M02_Classify_v1_150126_1.csv
                timestamp: '{Time}'
                aggregated_at: '2026-02-01T00:00:00'

            """);

        test.Run("migrate", "{project}/all_runs.yaml", "--primary-rubric", "m02=M02_right").Exits(ExitCode.Fine);

        var e = JudgeText.Experiment(test.Read("data/modules/m02.json"));
        Assert.AreEqual("50.0", e.GetProperty("metrics").GetProperty("match_rate").GetRawText());
        Assert.AreEqual("""{"tp":97,"tn":735,"fp":4,"fn":80}""", JsonSerializer.Serialize(e.GetProperty("classification")));
        Assert.AreEqual("1 of 2", $"{e.GetProperty("rubrics").GetProperty("M02_right").GetProperty("pass")} of {e.GetProperty("rubrics").GetProperty("M02_right").GetProperty("total")}");
        Assert.AreEqual("all-runs", e.GetProperty("source").GetProperty("format").GetString());
        Assert.Contains("left    all_runs.yaml:5  'module_type' of 1 run: there is no place for it", test.Out);
        Assert.Contains("'aggregated_at' of 1 run", test.Out);
        Assert.AreEqual("", test.Err);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void RubricsThatCountErrorsAsFailuresAreLeft()
    {
        using var test = new TrackerTest().With("all_runs.yaml", $"""
            runs:
              x:
                module: m02
                prompt_version: v1
                model: gpt-5
                timestamp: '{Time}'
                summary: {"{pass: 3, fail: 0, error: 1}"}
                rubric_breakdown: {"{M02_right: {pass: 3, fail: 1, total: 4}}"}
            """);

        test.Run("migrate", "{project}/all_runs.yaml").Exits(ExitCode.Fine);

        Assert.DoesNotContain("rubrics", test.Read("data/modules/m02.json"));
        Assert.Contains("all_runs.yaml:8:23: warning ST472: the rubrics give 3 passed and 1 not, the run 3 passed, 0 failed and 1 errors: the rubrics are left", test.Err);
    }

    [TestMethod]
    public void ThreeFilesNameTheModuleAndItsMatrix()
    {
        using var test = new TrackerTest()
            .With("old.yaml", LegacyText.Yaml(LegacyText.Run("m02a", "v1", "gpt-5", Time, 3, 1), LegacyText.Run("m03", "v1", "gpt-5", Time, 3, 1), LegacyText.Run("m03", "v2", "gpt-5", Time, 3, 1)))
            .With("data.js", """
                /* shared */
                const MODULE_FOLDER_MAP = {
                    'm02a': 'M02A_Classify', // trailing comma
                    'm09': 'M09_Nobody',
                };
                var binaryMetrics = { "m02a": { "tp": 1, "tn": 2, "fp": 3, "fn": 4, "total": 10 }, "m03": { "tp": 1, "tn": 2, "fp": 3, "fn": 4 }, "m04": { "tp": 1, "tn": 2, "fp": 3, "fn": 4, "total": 11 } };
                window.dashboardStats = { totalRuns: 3 };
                """);

        test.Run("migrate", "{project}/data.js", "{project}/old.yaml").Exits(ExitCode.Fine);

        Assert.Contains("\"module_name\": \"Classify\"", test.Read("data/modules/m02a.json"));
        Assert.Contains("\"tp\": 1", test.Read("data/modules/m02a.json"));
        Assert.DoesNotContain("classification", test.Read("data/modules/m03.json"));
        Assert.Contains("left    data.js:4  the name Nobody: m09 has no run", test.Out);
        Assert.Contains("warning ST473: m03 has 2 runs, and nothing says which the confusion matrix is of", test.Err);
        Assert.Contains("warning ST473: the matrix states 11 in all, but its four counts give 10: it is left", test.Err);
        Assert.Contains("left    data.js:7  'dashboardStats': there is no place for it", test.Out);
    }
}
