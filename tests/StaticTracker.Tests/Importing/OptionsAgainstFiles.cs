using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Options fill what files leave open, and win over them only where they are told to.</summary>
[TestClass]
public sealed class OptionsAgainstFiles
{
    [TestMethod]
    public void AnExplanationIsNotCommitted()
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of("PPF").ToJsonString());

        test.Run("import", "{project}/in/a.json", "--explain", "--commit").Exits(ExitCode.Misuse);

        Assert.AreEqual("tracker: --explain writes nothing that could be committed: leave it or --commit out.\n", test.Err);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void APrimaryRubricThatNoResultHasIsToldAndNotKept()
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of("PPF").ToJsonString());

        test.Run("import", "{project}/in/a.json", "--primary-rubric", "rigth").Exits(ExitCode.Fine);

        Assert.AreEqual("--primary-rubric: warning ST486: no result of m01 has the rubric 'rigth': its primary rubric stays unknown; did you mean 'right'?\n", test.Err);
        Assert.DoesNotContain("rigth", test.Read("data/modules/m01.json"));
        test.Run("import", "{project}/in/a.json", "--primary-rubric", "right").Exits(ExitCode.Fine);
        Assert.AreEqual("m01 v1 gpt-5 2026-01-20T00:31:46 | 2/1/0 66.7 % match 66.7 verdict | right 2/3", ExperimentText.Of(test));
    }

    [TestMethod]
    [DataRow("--module", "m02", "--module says 'm02', but the content says 'm01'")]
    [DataRow("--prompt-version", "v2", "--prompt-version says 'v2', but the content says 'v1'")]
    [DataRow("--model", "gpt-4o", "--model says 'gpt-4o', but the content says 'gpt-5'")]
    [DataRow("--timestamp", "2026-01-21T00:00:00", "--timestamp says '2026-01-21T00:00:00', but the content says '2026-01-20T00:31:46'")]
    public void AContradictionIsRefusedWithBothValues(string option, string value, string expected)
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of().ToJsonString());

        test.Run("import", "{project}/in", option, value).Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "--override", StringComparison.Ordinal);

        test.Run("import", "{project}/in", option, value, "--override").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Read($"data/modules/{(option == "--module" ? "m02" : "m01")}.json"), $"\"{value}\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheSameValueInOtherWordsIsNone()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of().ToJsonString());

        test.Run("import", "{project}/in", "--model", "GPT5", "--prompt-version", "V1", "--module", "M01").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void DataSetAndItsVersionCanBeTold()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of().ToJsonString());

        test.Run("import", "{project}/in", "--dataset", "gd", "--dataset-version", "v7").Exits(ExitCode.Fine);

        var experiment = JudgeText.Experiment(test.Read("data/modules/m01.json"));
        Assert.AreEqual("gd v7", $"{experiment.GetProperty("dataset").GetString()} {experiment.GetProperty("dataset_version").GetString()}");
    }

    [TestMethod]
    public void ContentWinsOverTheFilesNameWithAWarning()
    {
        using var test = new TrackerTest();
        test.With("in/m01_v4_gpt4o_judge_20260121_105501.json", JudgeText.Of(version: "v3").ToJsonString());

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "warning ST405: the content says prompt version 'v3', the file's name says 'v4': 'v3' is taken", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "warning ST405: the content says model 'gpt-5', the file's name says 'gpt-4o': 'gpt-5' is taken", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheFilesNameFillsWhatTheContentLeavesOpen()
    {
        using var test = new TrackerTest();
        test.With("in/m01_v4_gpt4o_judge_20260121_105501.json", """{"model":"judge-one","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""");

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        var experiment = JudgeText.Experiment(test.Read("data/modules/m01.json"));
        Assert.AreEqual("v4 gpt-4o 2026-01-21T10:55:01", $"{experiment.GetProperty("prompt_version")} {experiment.GetProperty("model")} {experiment.GetProperty("timestamp")}");
    }

    [TestMethod]
    public void AWordBehindTheVersionIsNoModelUnlessItLooksLikeOne()
    {
        using var test = new TrackerTest();
        test.With("in/m01_v4_final_judge_20260121_105501.json", """{"evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""");

        test.Run("import", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "give it with --model", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AliasesOfTheProjectAreUsed()
    {
        using var test = new TrackerTest();
        test.With("data/tracker.json", """{"models":{"our-model":["om"]},"modules":{"m01":{"name":"First","primary_rubric":"right"}}}""").With("in/a.json", JudgeText.Of("PF", model: "OM").ToJsonString());

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        var text = test.Read("data/modules/m01.json");
        StringAssert.Contains(text, "\"model\": \"our-model\"", StringComparison.Ordinal);
        StringAssert.Contains(text, "\"module_name\": \"First\"", StringComparison.Ordinal);
        StringAssert.Contains(text, "\"match_rate\": 50.0", StringComparison.Ordinal);
    }

    [TestMethod]
    public void APrimaryRubricIsNotChangedByTheWay()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of().ToJsonString()).With("in2/b.json", JudgeText.Of("PP").ToJsonString());
        test.Run("import", "{project}/in", "--primary-rubric", "right").Exits(ExitCode.Fine);

        test.Run("import", "{project}/in2", "--primary-rubric", "other").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "--primary-rubric says 'other', but the primary rubric of m01 is 'right'", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("--module", "../x")]
    [DataRow("--prompt-version", "a b")]
    [DataRow("--timestamp", "now")]
    public void UnfitValuesAreRefusedBeforeAnythingIsRead(string option, string value)
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of().ToJsonString());

        test.Run("import", "{project}/in", option, value).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"{option}: error ST404: '{value}' cannot be one", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }
}
