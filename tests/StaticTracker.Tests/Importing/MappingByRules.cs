using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>What a file does not say itself comes from rules in tracker.json.</summary>
[TestClass]
public sealed class MappingByRules
{
    private const string TwoPromptsTwoModels = """
        { "evalId": "eval-1", "results": { "version": 3, "timestamp": "2026-03-01T10:00:00.000Z",
          "prompts": [ { "label": "Pain Scorer v1 (words)" }, { "label": "Ideas v2" }, { "label": "Pain Scorer v1 (words)" }, { "label": "Ideas v2" } ],
          "results": [
            { "promptIdx": 0, "provider": { "id": "openai:gpt-4o-mini" }, "success": true, "prompt": { "label": "Pain Scorer v1 (words)" }, "testCase": { "description": "one" }, "vars": {} },
            { "promptIdx": 1, "provider": { "id": "openai:gpt-4o-mini" }, "success": false, "error": "Custom function threw error: x", "failureReason": 1, "prompt": { "label": "Ideas v2" }, "testCase": { "description": "two" }, "vars": {} },
            { "promptIdx": 2, "provider": { "id": "openai:gpt-4o" }, "success": true, "prompt": { "label": "Pain Scorer v1 (words)" }, "testCase": { "description": "one" }, "vars": {} },
            { "promptIdx": 3, "provider": { "id": "openai:gpt-4o" }, "success": true, "prompt": { "label": "Ideas v2" }, "testCase": { "description": "two" }, "vars": {} } ] } }
        """;

    private const string ByLabel = """
        { "match": { "format": "promptfoo", "prompt": { "pattern": "^(?<what>[A-Za-z ]+) (?<prompt_version>v\\d+)" }, "provider": { "pattern": "^openai:(?<model>.+)$" } }, "fields": { "module": "{what|slug}" } }
        """;

    private const string Judge = """{"module":"m01","prompt_version":"v5","model":"gpt-5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"},{"sample_id":"b","rubric_id":"r","verdict":"REFUSAL"},{"sample_id":"c","rubric_id":"r","verdict":"SKIP"}]}""";

    [TestMethod]
    public void LabelsGiveModulesAndVersionsSoThatOneFileIsSeveralExperiments()
    {
        using var test = With(ByLabel).With("in/a.json", TwoPromptsTwoModels);

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        Assert.AreEqual("", test.Err);
        Assert.AreEqual(
            """
            ideas v2 gpt-4o 2026-03-01T10:00:00.000Z | 1/0/0 100.0 % item
            ideas v2 gpt-4o-mini 2026-03-01T10:00:00.000Z | 0/1/0 0.0 % item
            pain-scorer v1 gpt-4o 2026-03-01T10:00:00.000Z | 1/0/0 100.0 % item
            pain-scorer v1 gpt-4o-mini 2026-03-01T10:00:00.000Z | 1/0/0 100.0 % item
            """,
            ExperimentText.Of(test));
        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "0 new, 4 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TwoPromptsThatARuleMakesOneAreRefused()
    {
        using var test = With("""{ "fields": { "module": "m01", "prompt_version": "v1" } }""").With("in/a.json", TwoPromptsTwoModels);

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST416: two prompts of this file would both be m01 v1: \"Pain Scorer v1 (words)\" (4767abc9) and \"Ideas v2\" (2b91de21)", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void ABrokenCheckCanBeCalledAnError()
    {
        using var test = With(ByLabel, """{ "outcomes": [ { "when": { "result": "fail", "reason": "Custom function threw error*" }, "is": "error", "label": "ENGINE_ERROR" } ] }""").With("in/a.json", TwoPromptsTwoModels);

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        StringAssert.Contains(ExperimentText.Of(test), "ideas v2 gpt-4o-mini 2026-03-01T10:00:00.000Z | 0/0/1 item | errors ENGINE_ERROR=1", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AJudgesWordsCanMeanFailuresAndSkippedOnes()
    {
        using var test = With("""{ "words": { "fail": ["refusal"], "skipped": ["SKIP"] } }""").With("in/a.json", Judge);

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v5 gpt-5 2026-01-20T00:31:46 | 1/1/0 skipped 1 50.0 % verdict | r 1/2 skipped 1 | failures REFUSAL=1", ExperimentText.Of(test));
        Assert.AreEqual("", test.Err);
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ALabelCanBeMoved()
    {
        using var test = With("""{ "outcomes": [ { "when": { "label": "REFUSAL" }, "is": "fail" } ] }""").With("in/a.json", Judge);

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        StringAssert.Contains(ExperimentText.Of(test), "1/1/1 50.0 % verdict | r 1/2 errors 1 | errors UNKNOWN_FAILURE=1 | failures REFUSAL=1", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheContentWinsOverARuleAndThatIsTold()
    {
        using var test = With("""{ "fields": { "prompt_version": "v1" } }""").With("in/a.json", Judge);

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        StringAssert.Contains(ExperimentText.Of(test), "m01 v5 gpt-5", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "warning ST405: the content says prompt version 'v5', a rule says 'v1': 'v5' is taken", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ARuleThatOverridesWinsOverTheContent()
    {
        using var test = With("""{ "override": true, "fields": { "prompt_version": "v1" }, "params": { "engine": "{folder}", "top_k": "40" }, "links": { "ticket": "https://example.org/{file}" } }""").With("in/a.json", Judge);

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        StringAssert.StartsWith(ExperimentText.Of(test), "m01 v1 gpt-5 ", StringComparison.Ordinal);
        var text = test.Read("data/modules/m01.json");
        StringAssert.Contains(text, "\"params\": {\n        \"engine\": \"in\",\n        \"top_k\": 40\n      }", StringComparison.Ordinal);
        StringAssert.Contains(text, "\"ticket\": \"https://example.org/a.json\"", StringComparison.Ordinal);
        Assert.DoesNotContain("ST405", test.Err);
    }

    [TestMethod]
    public void EveryFormatThatIsReadMayBeNamed()
    {
        CollectionAssert.AreEqual(StaticTracker.Importing.Formats.All.Select(f => f.Name).ToArray(), StaticTracker.Mapping.FormatNames.All.ToArray());

        using var test = With("""{ "match": { "format": ["promptfoo", "lm-*", "?eai", "table"] }, "fields": { "module": "m01" } }""");

        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void DifferentParamsAreDifferentExperiments()
    {
        using var test = With("""{ "match": { "file": "cold/*" }, "params": { "temperature": "0" } }""").With("cold/a.json", Judge).With("warm/a.json", Judge);

        test.Run("import", "{project}/cold", "{project}/warm").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "2 new", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("""{ "match": { "prompt": { "pattern": "(" } } }""", "error ST418: this is no regular expression")]
    [DataRow("""{ "fields": { "module": "{waht}" }, "match": { "prompt": { "pattern": "(?<what>x)" } } }""", "error ST418: nothing gives {waht} a value; did you mean {what}?")]
    [DataRow("""{ "match": { "format": "promptfo" } }""", "error ST418: no format is called 'promptfo'; did you mean 'promptfoo'?")]
    [DataRow("""{ "match": { "format": ["judge", "nonsense"] } }""", "error ST418: no format is called 'nonsense'; 'tracker import --formats' lists them")]
    [DataRow("""{ "fields": { "module": "{" } }""", "error ST418: '{' has no partner")]
    [DataRow("""{ "scores": { "s": { "min": 10, "max": 1 } } }""", "error ST418: the scale begins at 10 and ends below it")]
    [DataRow("""{ "scores": { "s": { "max": 1, "pass_mark": 7 } } }""", "error ST418: the pass mark is off the scale")]
    [DataRow("""{ "columns": { "item": "Test" } }""", "error ST418: these columns hold no figure")]
    [DataRow("""{ "columns": { "item": "Test", "pass": "p", "total": "t" } }""", "error ST418: \"item\" is about one item, \"pass\" about a whole experiment")]
    [DataRow("""{ "columns": { "pass": "p" } }""", "error ST418: \"pass\" alone gives no rate")]
    [DataRow("""{ "feilds": { "module": "m01" } }""", "error ST008")]
    [DataRow("""{ "fields": { "modul": "m01" } }""", "error ST008")]
    [DataRow("""{ "outcomes": [ { "when": {}, "is": "fail" } ] }""", "error ST008")]
    [DataRow("""{ "match": { "file": 7 } }""", "error ST008")]
    public void ARuleThatIsUnsoundIsToldAndNothingIsImported(string rule, string expected)
    {
        using var test = With(rule).With("in/a.json", Judge);

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "data/tracker.json:1:", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
        StringAssert.Contains(test.Run("check").Out, expected, StringComparison.Ordinal);
    }

    private static TrackerTest With(params string[] rules) =>
        new TrackerTest().With("data/tracker.json", $$"""{ "import": { "rules": [ {{string.Join(", ", rules)}} ] } }""");
}
