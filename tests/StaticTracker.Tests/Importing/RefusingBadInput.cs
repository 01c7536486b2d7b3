using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Each bad file is refused with its place and why, nothing of it is written, and its neighbours come in all the same.</summary>
[TestClass]
public sealed class RefusingBadInput
{
    private const string Head = """{"module":"m01","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46",""";
    private const string Good = """{"sample_id":"a","rubric_id":"r","verdict":"PASS"}""";

    [TestMethod]
    [DataRow("", "in/bad.json: error ST001: there is nothing in it")]
    [DataRow("  \n\t", "in/bad.json: error ST001: there is nothing in it")]
    [DataRow(Head + "\n\"evaluations\":[" + Good + ",", "in/bad.json:2:66: error ST003: the text ends before the document does")]
    [DataRow(Head + "\"evaluations\":[" + Good + "]} {}", "error ST003")]
    [DataRow(Head + "\"pass_rate\":NaN,\"evaluations\":[" + Good + "]}", "error ST003: NaN and Infinity are not JSON")]
    [DataRow(Head + "\"module\":\"m02\",\"evaluations\":[" + Good + "]}", "in/bad.json:1:89: error ST005: the key \"module\" stands twice in one object")]
    [DataRow(Head + "\"evaluations\":[{\"verdict\":\"PASS\",\"sample_id\":\"a\",\"rubric_id\":\"r\",\"verdict\":\"FAIL\"}]}", "error ST005: the key \"verdict\" stands twice in one object")]
    [DataRow(Head + "\"evaluations\":[{\"verdict\":\"PASS\",\"sample_id\":\"a\",\"rubric_id\":\"r\",\"v\\u0065rdict\":\"FAIL\"}]}", "error ST005: the key \"verdict\" stands twice in one object")]
    [DataRow(Head + "\"summary\":{\"pass\":1,\"pass\":2},\"evaluations\":[" + Good + "]}", "error ST005")]
    [DataRow(Head + "\"evaluations\":[]}", "in/bad.json: error ST408: \"evaluations\" is empty: nothing was judged")]
    [DataRow(Head + "\"pass_rate\":50}", "in/bad.json: error ST408: \"evaluations\" is missing; only a file with \"metadata\" may have its summary alone")]
    [DataRow(Head + "\"summary\":{\"pass\":3,\"fail\":4,\"error\":0}}", "in/bad.json: error ST408: \"evaluations\" is missing (the summary states 3 passed, 4 failed, 0 errors: figures without the verdicts behind them); only a file with")]
    [DataRow(Head + "\"summary\":{\"pass\":3,\"fail\":4},\"evaluations\":[]}", "in/bad.json: error ST408: \"evaluations\" is empty: nothing was judged (the summary states 3 passed, 4 failed: figures without the verdicts behind them); look at")]
    [DataRow(Head + "\"evaluations\":7}", "in/bad.json:1:103: error ST409: \"evaluations\" must be an array")]
    [DataRow(Head + "\"evaluations\":[7]}", "error ST409: an evaluation must be an object")]
    [DataRow(Head + "\"evaluations\":[{\"sample_id\":\"a\",\"verdict\":\"PASS\"}]}", "error ST409: the evaluation that ends here has no \"rubric_id\"")]
    [DataRow(Head + "\"evaluations\":[{\"sample_id\":\"\",\"rubric_id\":\"r\",\"verdict\":\"PASS\"}]}", "error ST409: \"sample_id\" must be a name")]
    [DataRow(Head + "\"evaluations\":[{\"sample_id\":\"a\",\"rubric_id\":\"*\",\"verdict\":\"PASS\"}]}", "error ST409: \"rubric_id\" must be a name")]
    [DataRow(Head + "\"evaluations\":[{\"sample_id\":\"\\ud800\",\"rubric_id\":\"r\",\"verdict\":\"PASS\"}]}", "error ST003: a surrogate escape has no partner")]
    [DataRow("""{"metadata":{"module":"m01","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46"},"summary":{"pass":-2,"fail":1}}""", "error ST411: -2 is no count")]
    [DataRow("""{"metadata":{"module":"m01","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46"},"summary":{"pass":1e30,"fail":1}}""", "error ST411: 1e30 is no count")]
    [DataRow("""{"metadata":{"module":"m01","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46"},"summary":{"pass":0,"fail":0}}""", "error ST408: the summary counts nothing")]
    [DataRow("""{"module":"m01","prompt_version":"v1","model":"gpt-5","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""", "error ST402: the time is told neither by the content, nor by the data source's name, nor by the file's name; give it with --timestamp")]
    [DataRow("""{"module":"m01","prompt_version":"v1","model":"gpt-5","timestamp":"yesterday","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""", "in/bad.json:1:67: error ST404: the content says time \"yesterday\", which cannot be one")]
    [DataRow("""{"module":"../../x","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""", "error ST404: the content says module \"../../x\", which cannot be one")]
    [DataRow("""{"module":"CON","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""", "error ST404: the content says module \"con\", which cannot be one")]
    [DataRow("""{"module":"<script>alert(1)</script>","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""", "error ST404")]
    [DataRow("""{"module":"m01","prompt_version":"v 1/2","model":"gpt-5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""", "error ST404: the content says prompt version \"v 1/2\"")]
    [DataRow("""{"module":7,"prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""", "error ST404: \"module\" must be a text")]
    [DataRow("[1,2]", "error ST401: this is none of the formats that are read; 'tracker import --formats' lists them")]
    [DataRow("{}", "error ST401")]
    [DataRow("[[1,2],[3", "in/bad.json:1:10: error ST003: the text ends before the document does")]
    [DataRow("""{"versions":{"16ab":{"hash":"16ab","path":"versions/16ab.json","timestamp":"2026-02-22T20:11:44Z"}},"branches":{}}""", "in/bad.json: error ST401: this is a registry of prompts: it holds no results; 'tracker prompt import' brings its prompts along")]
    [DataRow("""{"role_models":{"r":"gpt-5"},"role_prompts":{"r":"Do."},"decoding":{}}""", "in/bad.json: error ST401: this is a prompt as a registry keeps it: it holds no results; 'tracker prompt import' with")]
    [DataRow("""{"task_prompt":"Do.","scores":[1]}""", "in/bad.json: error ST401: this is none of the formats that are read")]
    [DataRow("""{"prompts":["a"],"providers":["openai:gpt-5"],"tests":[]}""", "in/bad.json: error ST401: this is a configuration of promptfoo: it holds no results; 'tracker prompt import' brings")]
    [DataRow("description: a, b\nprompts:\n  - a\nproviders: [b]\n", "in/bad.json: error ST401: this is a configuration of promptfoo")]
    [DataRow("runs:\n- run_id: m01_v1\n  module: m01\n", "in/bad.json: error ST401: this is what an older tracker kept, or JavaScript: no result file; 'tracker migrate' reads")]
    [DataRow("/** Data */\n\nconst progressData = [\n  {}\n];\n", "in/bad.json: error ST401: this is what an older tracker kept, or JavaScript")]
    [DataRow("""{"module_id":"m01","experiments":[]}""", "error ST401: this is a module file: it is already data")]
    [DataRow("""{"generated_at":"2026-01-21T19:00:00","modules":{}}""", "error ST401: this is a heatmap index")]
    [DataRow("""{"experiment":"x","items":["a"],"verdicts":{"r":"P"}}""", "error ST401: this is a verdict file")]
    [DataRow("""{"version":2,"status":"success","eval":{},"results":{}}""", "error ST409: the log does not say what was evaluated")]
    [DataRow("""{"evalId":"e","results":{"version":2,"results":[{"success":true}]}}""", "in/bad.json:1:49: error ST409: this row has no usable \"promptIdx\"; rows of version 3 have promptIdx, provider and success; rows of older ones the prompt as it was written")]
    [DataRow("""{"evalId":"e","results":{"version":3,"results":[]}}""", "error ST408")]
    [DataRow("""{"evalId":"e","results":{"version":3,"results":[{"success":true}]}}""", "in/bad.json:1:49: error ST409: this row has no usable \"promptIdx\"")]
    [DataRow("""{"version":1,"results":[{"success":true}],"stats":{},"table":{}}""", "in/bad.json:1:25: error ST409: this row has no usable \"promptIdx\"")]
    [DataRow("""{"id":"e","results":[],"prompts":[],"persisted":true}""", "error ST401: this is a serialised promptfoo Eval object")]
    public void ItsPlaceAndReasonAreTold(string text, string expected) => Refused(Encoding.UTF8.GetBytes(text), expected);

    [TestMethod]
    public void UtfSixteenIsRefused()
    {
        Refused([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(JudgeText.Of().ToJsonString())], "in/bad.json: error ST002: this is UTF-16 or UTF-32, not UTF-8");
        Refused(Encoding.BigEndianUnicode.GetBytes(JudgeText.Of().ToJsonString()), "in/bad.json: error ST002");
    }

    [TestMethod]
    public void InvalidUtfEightIsRefusedWhereItStands() =>
        Refused([.. "{\n \"module\": \""u8, 0xC3, 0x28, .. "\"}"u8], "in/bad.json:2:13: error ST002: these bytes are not UTF-8");

    [TestMethod]
    public void TenThousandLevelsAreRefused() =>
        Refused(Encoding.UTF8.GetBytes(Head + "\"extra\":" + new string('[', 10_000) + new string(']', 10_000) + "}"), "error ST004: it is nested deeper than 64 levels");

    [TestMethod]
    public void TenThousandLevelsOfNothingElseAreToldAsThat() =>
        Refused(Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000)), "in/bad.json:1:65: error ST004: it is nested deeper than 64 levels; nothing that is read here");

    [TestMethod]
    public void AByteOrderMarkIsPassedOver()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(JudgeText.Of("PPF").ToJsonString())]);

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "66.7 % (2 of 3)", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ModuleNamesDifferingInCaseAreOneModule()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("P", "M01").ToJsonString()).With("in/b.json", JudgeText.Of("PF", "m01").ToJsonString());

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        Assert.AreEqual("m01.json", Path.GetFileName(Directory.GetFiles(test.PathOf("data/modules")).Single()));
    }

    [TestMethod]
    public void WhatIsNotThereIsToldWithTheNearestName()
    {
        using var test = new TrackerTest();
        test.With("in/results.json", JudgeText.Of().ToJsonString());

        test.Run("import", "{project}/in/result.json").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "in/result.json: error ST412: there is no such file or folder; did you mean 'results.json'?", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WithoutADataFolderTheWayToMakeOneIsTold()
    {
        using var test = new TrackerTest();
        Directory.Delete(test.PathOf("data"), recursive: true);
        test.With("in/a.json", JudgeText.Of().ToJsonString());

        test.Run("import", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "tracker init", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AModuleFileThatIsBrokenIsLeftAsItIs()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", "{ broken").With("in/a.json", JudgeText.Of().ToJsonString()).With("in/b.json", JudgeText.Of(module: "m02").ToJsonString());

        test.Run("import", "{project}/in").Exits(ExitCode.Problems);

        Assert.AreEqual("{ broken", test.Read("data/modules/m01.json"));
        Assert.IsTrue(test.Has("data/modules/m02.json"));
        StringAssert.Contains(test.Err, "data/modules/m01.json:1:3: error ST003", StringComparison.Ordinal);
    }

    [TestMethod]
    public void PathsMayHoldSpacesAndAnyLetters()
    {
        using var test = new TrackerTest();
        test.With("results of März/Übung 1.json", JudgeText.Of("P").ToJsonString());

        test.Run("import", "{project}/results of März/Übung 1.json").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Read("data/modules/m01.json"), "\"file\": \"Übung 1.json\"", StringComparison.Ordinal);
    }

    private static void Refused(byte[] bad, string expected)
    {
        using var test = new TrackerTest();
        test.With("in/bad.json", bad).With("in/good.json", JudgeText.Of("PPF", "m99").ToJsonString());

        test.Run("import", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "1 new, 0 already there, 1 refused", StringComparison.Ordinal);
        Assert.AreEqual("m99.json", string.Join(' ', Directory.GetFiles(test.PathOf("data/modules")).Select(Path.GetFileName)));
    }
}
