using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Each shape of judge file gives the figures that its evaluations give, and the fields that its content and names tell.</summary>
[TestClass]
public sealed class ImportingJudgeResults
{
    [TestMethod]
    [DataRow("m07_judge_20260301_080000.json", "m07", "v9", "gpt-5", null, 5, 3, 0, "62.5", "M07_right 3 4, M07_short 2 4")]
    [DataRow("m07_v2_judge_20260302_090000.json", "m07", "v2", "gpt-4o", "v3", 6, 2, 0, "75.0", "M07_right 3 4, M07_short 3 4")]
    [DataRow("m07_v3_gpt5_judge_20260303_100000.json", "m07", "v3", "gpt-5", "v3", 5, 1, 0, "83.3", "M07_right 2 3, M07_short 3 3")]
    [DataRow("m08_v1_sd_judge_20260304_110000.json", "m08", "v1", "gpt-4o", null, 4, 1, 3, "80.0", "M08_right 2 4, M08_short 2 4")]
    public void OwnSamplesGiveTheirFigures(string file, string module, string version, string model, string? datasetVersion, int pass, int fail, int error, string rate, string rubrics)
    {
        using var test = new TrackerTest();
        string[] told = file.Contains("m07_judge", StringComparison.Ordinal) ? ["--prompt-version", version, "--model", model] : [];

        test.Run(["import", SampleFiles.Own("results/" + file), .. told]).Exits(ExitCode.Fine);

        AssertFigures(test, module, version, model, datasetVersion, pass, fail, error, rate, rubrics);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    [DataRow("m01_judge_20260119_120000", "m01", "v1", "gpt-5", null, 35, 15, 0, "70.0", "10 5 9 9 2", 10)]
    [DataRow("m01_v1_judge_20260120_003146", "m01", "v1", "gpt-4o-mini", null, 15, 35, 0, "30.0", "1 2 7 1 4", 10)]
    [DataRow("m01_v2_judge_20260120_014252", "m01", "v2", "gpt-4o", null, 45, 55, 0, "45.0", "6 8 13 5 13", 20)]
    [DataRow("m01_v3_judge_20260120_165053", "m01", "v3", "gpt-4o-mini", "v2", 43, 32, 0, "57.3", "9 8 12 7 7", 15)]
    [DataRow("m01_v4_gpt4omini_judge_20260121_105445", "m01", "v4", "gpt-4o-mini", "v4", 199, 296, 0, "40.2", "64 41 44 24 26", 99)]
    [DataRow("m01_v4_gpt4o_judge_20260121_105501", "m01", "v4", "gpt-4o", "v4", 266, 229, 0, "53.7", "77 55 55 41 38", 99)]
    [DataRow("m01_v5_gpt5_judge_20260121_105113", "m01", "v5", "gpt-5", "v5", 241, 254, 0, "48.7", "46 41 60 35 59", 99)]
    [DataRow("m01_v5_gpt4omini_judge_20260121_111131", "m01", "v5", "gpt-4o-mini", "v5", 289, 206, 0, "58.4", "73 63 75 46 32", 99)]
    [DataRow("m04b_v2_gpt4o_judge_20260201_090000", "m04b", "v2", "gpt-4o", "v1", 17, 10, 3, "63.0", "4 3 5 3 2", 6)]
    public void RealSamplesGiveTheirPublishedFigures(string file, string module, string version, string model, string? datasetVersion, int pass, int fail, int error, string rate, string passes, int of)
    {
        if (SampleFiles.Shared($"judge/{file}.json") is not { } path)
        {
            return; // The real files are no part of the repository; our own samples pin the same rules.
        }

        using var test = new TrackerTest();
        string[] told = file.StartsWith("m01_judge", StringComparison.Ordinal) ? ["--prompt-version", version, "--model", model] : [];
        string[] names = ["brand_extracted", "no_hallucination", "no_product_words", "amazon_test_applied", "no_duplicates"];
        var rubrics = string.Join(", ", names.Zip(passes.Split(' '), (name, p) => $"M01_{name} {p} {of}").Order(StringComparer.Ordinal));

        test.Run(["import", path, .. told]).Exits(ExitCode.Fine);

        AssertFigures(test, module, version, model, datasetVersion, pass, fail, error, rate, rubrics);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void TheMatchRateIsThePrimaryRubricsRate()
    {
        using var test = new TrackerTest();

        test.Run("import", SampleFiles.Own("results/m07_v3_gpt5_judge_20260303_100000.json"), "--primary-rubric", "M07_right").Exits(ExitCode.Fine);

        Assert.AreEqual("66.7", JudgeText.Experiment(test.Read("data/modules/m07.json")).GetProperty("metrics").GetProperty("match_rate").GetRawText());
        StringAssert.Contains(test.Read("data/modules/m07.json"), "\"primary_rubric\": \"M07_right\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void InShapeATheModelIsTheJudge()
    {
        using var test = new TrackerTest();

        test.Run("import", SampleFiles.Own("results/m07_judge_20260301_080000.json"), "--prompt-version", "v1").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST402: the model under test is told nowhere ('judge-one' is the judge in this shape of file); give it with --model", StringComparison.Ordinal);

        test.Run("import", SampleFiles.Own("results/m07_judge_20260301_080000.json"), "--prompt-version", "v1", "--model", "gpt5").Exits(ExitCode.Fine);
        var experiment = JudgeText.Experiment(test.Read("data/modules/m07.json"));
        Assert.AreEqual("gpt-5", experiment.GetProperty("model").GetString());
        Assert.AreEqual("judge-one", experiment.GetProperty("judge").GetProperty("model").GetString());
        Assert.AreEqual("r2", experiment.GetProperty("judge").GetProperty("rubrics_version").GetString());
        Assert.AreEqual("2026-03-01T08:00:00.250000", experiment.GetProperty("timestamp").GetString());
    }

    [TestMethod]
    [DataRow("20260231_000000", "2026-02-31T00:00:00")]
    [DataRow("20260228_250000", "2026-02-28T25:00:00")]
    public void ADayOrHourThatThereIsNotIsToldWhereTheNameAloneTellsTheTime(string stamp, string time)
    {
        using var test = new TrackerTest();
        var file = JudgeText.Of();
        test.With($"with_judge_{stamp}.json", file.ToJsonString());
        file.Remove("timestamp");
        test.With($"m01_judge_{stamp}.json", file.ToJsonString());

        test.Run("import", "{project}/with_judge_" + stamp + ".json", "--dataset-version", "v1").Exits(ExitCode.Fine);
        Assert.DoesNotContain(time, test.Err);
        test.Run("import", "{project}/m01_judge_" + stamp + ".json", "--dataset-version", "v1").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, $"the file's name says time \"{time}\", which cannot be one", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("braintrust_url", "https://example.org/a b", "no http or https address")]
    [DataRow("braintrust_id", "vbscript:x", "a browser would follow elsewhere")]
    public void WhatTheCheckWouldRefuseIsLeftOut(string key, string text, string said)
    {
        using var test = new TrackerTest().With("in.json", JudgeText.Of().With(key, text));

        test.Run("import", "{project}/in.json", "--dataset-version", "v1").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, said, StringComparison.Ordinal);
        Assert.DoesNotContain(text, test.Read("data/modules/m01.json"));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void VerdictsStandOneLetterPerItem()
    {
        using var test = new TrackerTest();

        test.Run("import", SampleFiles.Own("results/m08_v1_sd_judge_20260304_110000.json")).Exits(ExitCode.Fine);

        var file = Directory.GetFiles(test.PathOf("data/verdicts/m08")).Single();
        var expected = $$"""
            {
              "$schema": "../../schemas/verdicts.schema.json",
              "experiment": "{{Path.GetFileNameWithoutExtension(file)}}",
              "items": ["case-1", "case-2", "case-3", "case-4"],
              "verdicts": {
                "M08_right": "PEEP",
                "M08_short": "FPPE"
              }
            }

            """;
        Assert.AreEqual(expected, File.ReadAllText(file));
    }

    [TestMethod]
    public void WithoutVerdictsOnlyTheCountsAreKept()
    {
        using var test = new TrackerTest();

        test.Run("import", SampleFiles.Own("results/m08_v1_sd_judge_20260304_110000.json"), "--no-verdicts").Exits(ExitCode.Fine);

        Assert.IsFalse(Directory.Exists(test.PathOf("data/verdicts")));
        AssertFigures(test, "m08", "v1", "gpt-4o", null, 4, 1, 3, "80.0", "M08_right 2 4, M08_short 2 4");
    }

    [TestMethod]
    public void AnItemJudgedTwiceByOneRubricGetsANumber()
    {
        using var test = new TrackerTest();
        var judged = JudgeText.Of("P");
        judged["evaluations"]!.AsArray().Add((System.Text.Json.Nodes.JsonNode)JudgeText.Evaluation("case-1", "right", "FAIL"));
        judged["evaluations"]!.AsArray().Add((System.Text.Json.Nodes.JsonNode)JudgeText.Evaluation("case-1", "right", "PASS"));
        judged["evaluations"]!.AsArray().Add((System.Text.Json.Nodes.JsonNode)JudgeText.Evaluation("case-1#2", "right", "FAIL"));
        judged["evaluations"]!.AsArray().Add((System.Text.Json.Nodes.JsonNode)JudgeText.Evaluation("case-1", "short", "FAIL"));
        test.With("in/a.json", judged.ToJsonString());

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        var verdicts = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m01")).Single())).RootElement;
        CollectionAssert.AreEqual(new[] { "case-1", "case-1#2", "case-1#3", "case-1#4" }, verdicts.GetProperty("items").EnumerateArray().Select(i => i.GetString()).ToArray());
        Assert.AreEqual("PFFP", verdicts.GetProperty("verdicts").GetProperty("right").GetString());
        Assert.AreEqual("F---", verdicts.GetProperty("verdicts").GetProperty("short").GetString());
    }

    [TestMethod]
    public void WordsThatAreNoVerdictAreErrorsAndTold()
    {
        using var test = new TrackerTest();
        var judged = JudgeText.Of("pF");
        judged["evaluations"]!.AsArray().Add((System.Text.Json.Nodes.JsonNode)JudgeText.Evaluation("case-3", "right", "PASS "));
        test.With("in/a.json", judged.ToJsonString());

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "note ST407: 1 verdict says 'ERROR'", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "warning ST407: 1 verdict says 'PASS '", StringComparison.Ordinal);
        var experiment = JudgeText.Experiment(test.Read("data/modules/m01.json"));
        Assert.AreEqual(2, experiment.GetProperty("metrics").GetProperty("error").GetInt32());
        Assert.AreEqual(2, experiment.GetProperty("error_kinds").GetProperty("UNKNOWN_FAILURE").GetInt32());
    }

    [TestMethod]
    public void AllErrorsGiveNoRate()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("EE").ToJsonString());

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        Assert.IsFalse(JudgeText.Experiment(test.Read("data/modules/m01.json")).GetProperty("metrics").TryGetProperty("pass_rate", out _));
        StringAssert.Contains(test.Out, "no rate (0 of 0), 2 errors", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ASummaryAloneIsTakenAsStatedWithAWarning()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", """{"metadata":{"module":"m01","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46","pass_rate":66.7},"summary":{"pass":2,"fail":1,"error":1}}""");

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "in/a.json: warning ST410", StringComparison.Ordinal);
        Assert.AreEqual(
            """{"pass_rate":66.7,"total":4,"pass":2,"fail":1,"error":1}""",
            JsonSerializer.Serialize(JudgeText.Experiment(test.Read("data/modules/m01.json")).GetProperty("metrics")));
        Assert.IsFalse(Directory.Exists(test.PathOf("data/verdicts")));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void StandardInputIsAFileWithoutAName()
    {
        using var test = new TrackerTest();

        test.RunWithInput(JudgeText.Of("PPF").ToJsonString(), "import", "-").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "new m01 v1 gpt-5: 66.7 % (2 of 3)", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("data/modules/m01.json"), "\"file\": \"stdin.json\"", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("33.3", true)]
    [DataRow("33.333333333333336", true)]
    [DataRow("25", true)]
    [DataRow("25.0", true)]
    [DataRow("33", true)]
    [DataRow("34", false)]
    [DataRow("33.4", false)]
    [DataRow("120", false)]
    [DataRow("-5", false)]
    [DataRow("1e400", false)]
    public void AStatedRateIsComparedToTheDigitsItHas(string stated, bool fits)
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PFFE").With("pass_rate", System.Text.Json.Nodes.JsonNode.Parse(stated)));

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        Assert.AreEqual(!fits, test.Err.Contains($"the file states a pass rate of {stated}; its evaluations give 33.3 (1 of 3)", StringComparison.Ordinal), test.Err);
    }

    [TestMethod]
    [DataRow(5, true, DisplayName = "every evaluation")]
    [DataRow(4, true, DisplayName = "those without an error")]
    [DataRow(3, true, DisplayName = "items")]
    [DataRow(2, false)]
    [DataRow(6, false)]
    public void AStatedTotalMayBeOfEvaluationsOrOfItems(int stated, bool fits)
    {
        using var test = new TrackerTest();
        var file = JudgeText.Of("PFE");
        file["evaluations"]!.AsArray().Add(JudgeText.Evaluation("case-1", "other", "PASS"));
        file["evaluations"]!.AsArray().Add(JudgeText.Evaluation("case-2", "other", "FAIL"));
        test.With("in/a.json", file.With("summary", new System.Text.Json.Nodes.JsonObject { ["total"] = stated, ["pass"] = 2, ["fail"] = 2, ["error"] = 1 }));

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        Assert.AreEqual(!fits, test.Err.Contains($"warning ST406: the file states a total of {stated}; its evaluations give 5 of 3 items, which is taken", StringComparison.Ordinal), test.Err);
        Assert.AreEqual(!fits, test.Err.Contains("ST406", StringComparison.Ordinal), test.Err);
    }

    [TestMethod]
    [DataRow("--no-verdicts", 6, true)]
    [DataRow("--no-verdicts", 2, true, DisplayName = "fewer than that may be items")]
    [DataRow("--no-verdicts", 7, false)]
    [DataRow("--no-verdicts", 1, false, DisplayName = "one rubric judged two")]
    public void AStatedTotalIsOfItemsOrEvaluationsWhereItemsAreNotCounted(string option, int stated, bool fits)
    {
        using var test = new TrackerTest();
        var file = JudgeText.Of("PF");
        foreach (var rubric in (string[])["other", "third"])
        {
            file["evaluations"]!.AsArray().Add(JudgeText.Evaluation("case-1", rubric, "PASS"));
            file["evaluations"]!.AsArray().Add(JudgeText.Evaluation("case-2", rubric, "FAIL"));
        }

        test.With("in/a.json", file.With("summary", new System.Text.Json.Nodes.JsonObject { ["total"] = stated }));

        test.Run("import", "{project}/in/a.json", option).Exits(ExitCode.Fine);

        Assert.AreEqual(!fits, test.Err.Contains($"the file states a total of {stated}; its evaluations give 6, which is taken", StringComparison.Ordinal), test.Err);
    }

    [TestMethod]
    public void ATotalBesideASummaryAloneIsComparedWithItsCounts()
    {
        using var test = new TrackerTest();
        const string Header = """{"metadata":{"module":"m01","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46"},"summary":""";
        test.With("in/a.json", Header + """{"pass":2,"fail":1,"error":1,"total":9}}""").With("in/b.json", Header + """{"pass":2,"fail":1,"error":2,"total":5}}""");

        test.Run("import", "{project}/in/a.json", "{project}/in/b.json").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "the file states a total of 9; its counts give 4, which is taken", StringComparison.Ordinal);
        Assert.HasCount(2, test.Err.Split("ST406"), test.Err);
    }

    [TestMethod]
    public void ATotalThatOnlySumsUpWhatWasToldIsNotToldAgain()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PPF").With("summary", new System.Text.Json.Nodes.JsonObject { ["pass"] = 3, ["fail"] = 2, ["error"] = 0, ["total"] = 5 }));

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "the file states 3 passed, 2 failed, 0 errors; its evaluations give 2, 1 and 0, which are taken", StringComparison.Ordinal);
        Assert.HasCount(2, test.Err.Split("ST406"), test.Err);
    }

    internal static void AssertFigures(TrackerTest test, string module, string version, string model, string? datasetVersion, int pass, int fail, int error, string rate, string rubrics)
    {
        var experiment = JudgeText.Experiment(test.Read($"data/modules/{module}.json"));
        var metrics = experiment.GetProperty("metrics");
        Assert.AreEqual(version, experiment.GetProperty("prompt_version").GetString());
        Assert.AreEqual(model, experiment.GetProperty("model").GetString());
        Assert.AreEqual(datasetVersion, experiment.TryGetProperty("dataset_version", out var d) ? d.GetString() : null);
        Assert.AreEqual((pass, fail, error, pass + fail + error), (metrics.GetProperty("pass").GetInt32(), metrics.GetProperty("fail").GetInt32(), metrics.GetProperty("error").GetInt32(), metrics.GetProperty("total").GetInt32()));
        Assert.AreEqual(rate, metrics.GetProperty("pass_rate").GetRawText());
        Assert.AreEqual("verdict", metrics.GetProperty("unit").GetString());
        Assert.AreEqual(rubrics, string.Join(", ", experiment.GetProperty("rubrics").EnumerateObject().Select(r => $"{r.Name} {r.Value.GetProperty("pass")} {r.Value.GetProperty("total")}")));
    }
}
