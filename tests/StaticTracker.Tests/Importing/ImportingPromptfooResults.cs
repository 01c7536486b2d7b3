using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

[TestClass]
public sealed class ImportingPromptfooResults
{
    private const string SeveralPrompts = """
        { "evalId": "eval-1", "results": { "version": 3, "timestamp": "2026-03-01T10:00:00.000Z",
          "prompts": [ { "label": "short", "provider": "a:b" }, { "label": "long", "provider": "a:b" } ],
          "results": [
            { "promptIdx": 0, "provider": { "id": "a:b" }, "success": true, "testCase": { "description": "one" }, "vars": {} },
            { "promptIdx": 1, "provider": { "id": "a:b" }, "success": false, "failureReason": 1, "testCase": { "description": "one" }, "vars": {} } ] } }
        """;

    [TestMethod]
    public void GivesOneExperimentPerPromptAndProvider()
    {
        using var test = new TrackerTest();

        test.Run("import", SampleFiles.Own("results/promptfoo-two-models.json"), "--module", "greeter", "--prompt-version", "v1").Exits(ExitCode.Fine);

        var first = JudgeText.Experiment(test.Read("data/modules/greeter.json"));
        var second = JudgeText.Experiment(test.Read("data/modules/greeter.json"), 1);
        Assert.AreEqual("openai:gpt-4o", first.GetProperty("model").GetString());
        Assert.AreEqual("""{"unit":"item","pass_rate":66.7,"total":4,"pass":2,"fail":1,"error":1}""", JsonSerializer.Serialize(first.GetProperty("metrics")));
        Assert.AreEqual("""{"tokens_in":80,"tokens_out":40,"cost_usd":0.006,"latency_ms_mean":112.8}""", JsonSerializer.Serialize(first.GetProperty("usage")));
        Assert.AreEqual("Politeness 1 1, contains 2 2, javascript 3 4", Rubrics(first));
        Assert.AreEqual("""{"unit":"item","pass_rate":50.0,"total":2,"pass":1,"fail":1,"error":0}""", JsonSerializer.Serialize(second.GetProperty("metrics")));
        Assert.IsFalse(second.TryGetProperty("usage", out _), "all from the cache: unknown, not free");
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ItemsAreDescriptionsWithAHashAndTheirOwnOutcomeStandsInTheStarRow()
    {
        using var test = new TrackerTest();

        test.Run("import", SampleFiles.Own("results/promptfoo-two-models.json"), "--module", "greeter", "--prompt-version", "v1").Exits(ExitCode.Fine);

        var file = Directory.GetFiles(test.PathOf("data/verdicts/greeter")).Single(f => f.Contains("gpt4o", StringComparison.Ordinal));
        var sheet = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        var items = sheet.GetProperty("items").EnumerateArray().Select(i => i.GetString()!).ToList();
        var star = sheet.GetProperty("verdicts").GetProperty("*").GetString()!;
        var script = sheet.GetProperty("verdicts").GetProperty("javascript").GetString()!;
        var ann = items.FindIndex(i => i.StartsWith("greets (", StringComparison.Ordinal) && star[items.IndexOf(i)] == 'P');
        Assert.AreEqual("PP", $"{script[ann]}{script[items.IndexOf(items[ann] + "#2")]}");
        Assert.AreEqual('E', star[items.FindIndex(i => i.StartsWith("times out (", StringComparison.Ordinal))]);
        Assert.AreEqual(4, star.Count(c => c != '-'));
    }

    /// <summary>Two providers with one id; COLD and WARM are what stands behind the ids.</summary>
    private const string OneIdTwice = """
        { "evalId": "eval-1", "results": { "version": 3, "timestamp": "2026-03-01T10:00:00.000Z",
          "prompts": [ { "label": "short", "id": "p", "provider": "cold" }, { "label": "short", "id": "p", "provider": "warm" } ],
          "results": [
            { "promptIdx": 0, "provider": { "id": "a:b"COLD }, "success": true, "testCase": { "description": "one" }, "vars": {} },
            { "promptIdx": 1, "provider": { "id": "a:b"WARM }, "success": false, "failureReason": 1, "testCase": { "description": "one" }, "vars": {} } ] } }
        """;

    [TestMethod]
    [DataRow(""", "label": "cold" """, """, "label": "warm" """, "", "m01 v1 a:b (cold) 2026-03-01T10:00:00.000Z | 1/0/0 100.0 % item\nm01 v1 a:b (warm) 2026-03-01T10:00:00.000Z | 0/1/0 0.0 % item")]
    [DataRow("", """, "label": "warm" """, "", "m01 v1 a:b 2026-03-01T10:00:00.000Z | 1/0/0 100.0 % item\nm01 v1 a:b (warm) 2026-03-01T10:00:00.000Z | 0/1/0 0.0 % item")]
    [DataRow(""", "label": "cold" """, """, "label": "warm" """, """{ "match": { "provider": { "pattern": "^a:(?<model>\\w+) \\((?<setting>\\w+)\\)$" } }, "fields": { "model": "{model}-{setting}" } }""",
        "m01 v1 b-cold 2026-03-01T10:00:00.000Z | 1/0/0 100.0 % item\nm01 v1 b-warm 2026-03-01T10:00:00.000Z | 0/1/0 0.0 % item")]
    public void OneProviderUnderSeveralLabelsIsSeveralModels(string cold, string warm, string rule, string expected)
    {
        using var test = new TrackerTest().With("a.json", OneIdTwice.Replace("COLD", cold, StringComparison.Ordinal).Replace("WARM", warm, StringComparison.Ordinal)).With("data/tracker.json", $"{{ \"import\": {{ \"rules\": [{rule}] }} }}");
        test.Run("check", "--fix").Exits(ExitCode.Fine);

        test.Run("import", "{project}/a.json", "--module", "m01", "--prompt-version", "v1").Exits(ExitCode.Fine);

        Assert.AreEqual(expected, ExperimentText.Of(test));
        test.Run("check").Exits(ExitCode.Fine);
        test.Run("verify", "{project}/a.json", "--module", "m01", "--prompt-version", "v1").Exits(ExitCode.Fine);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(""", "label": "same" """)]
    public void OneProviderTwiceWithoutLabelsIsRefused(string label)
    {
        using var test = new TrackerTest().With("a.json", OneIdTwice.Replace("COLD", label, StringComparison.Ordinal).Replace("WARM", label, StringComparison.Ordinal));

        test.Run("import", "{project}/a.json", "--module", "m01", "--prompt-version", "v1").Exits(ExitCode.Problems);

        Assert.StartsWith($"a.json:5:5: error ST409: this file holds 2 evaluations of the prompt \"short\" by a:b{(label.Length > 0 ? " (same)" : "")}, which nothing tells apart; give each of the providers", test.Err);
    }

    [TestMethod]
    public void OneProviderTwiceInAnOlderFileIsRefusedWhereTheTableHasMoreColumns()
    {
        using var test = new TrackerTest().With("a.json", """
            { "results": { "version": 2, "table": { "head": { "prompts": [ {}, {} ], "vars": [] } }, "results": [
              { "provider": { "id": "a:b" }, "prompt": { "display": "short" }, "success": true, "vars": {} }, { "provider": { "id": "a:b" }, "prompt": { "display": "short" }, "success": false, "vars": {} } ] }, "config": {} }
            """);

        test.Run("import", "{project}/a.json", "--module", "m01", "--prompt-version", "v1", "--timestamp", "2026-03-01T10:00:00").Exits(ExitCode.Problems);

        Assert.StartsWith("a.json: error ST409: this file holds 2 prompts and providers, but its rows do not say which provider they are of", test.Err);
    }

    [TestMethod]
    public void OneProviderUnderOneLabelIsItsId()
    {
        using var test = new TrackerTest().With("a.json", OneIdTwice.Replace("COLD", ", \"label\": \"cold\"", StringComparison.Ordinal).Replace("WARM", ", \"label\": \"warm\"", StringComparison.Ordinal).Replace("\"a:b\", \"label\": \"warm\"", "\"a:c\", \"label\": \"warm\"", StringComparison.Ordinal));

        test.Run("import", "{project}/a.json", "--module", "m01", "--prompt-version", "v1").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v1 a:b 2026-03-01T10:00:00.000Z | 1/0/0 100.0 % item\nm01 v1 a:c 2026-03-01T10:00:00.000Z | 0/1/0 0.0 % item", ExperimentText.Of(test));
    }

    [TestMethod]
    public void SeveralPromptsAreNotGivenOneVersion()
    {
        using var test = new TrackerTest();
        test.With("results.json", SeveralPrompts);

        test.Run("import", "{project}/results.json", "--module", "m02", "--prompt-version", "v1").Exits(ExitCode.Problems);

        Assert.AreEqual("results.json: error ST416: this file holds 2 prompts: \"long\", \"short\"; import them one by one, each with --prompt, --module and --prompt-version, or let a rule of import.rules tell them by their labels\n", test.Err[..(test.Err.IndexOf('\n', StringComparison.Ordinal) + 1)]);
        Assert.IsFalse(test.Has("data/modules/m02.json"));
    }

    [TestMethod]
    public void OneOfSeveralPromptsIsTakenByItsLabel()
    {
        using var test = new TrackerTest();
        test.With("results.json", SeveralPrompts);

        test.Run("import", "{project}/results.json", "--prompt", "long", "--module", "m02", "--prompt-version", "v2").Exits(ExitCode.Fine);

        var experiment = JudgeText.Experiment(test.Read("data/modules/m02.json"));
        Assert.AreEqual("v2", experiment.GetProperty("prompt_version").GetString());
        Assert.AreEqual(0, experiment.GetProperty("metrics").GetProperty("pass").GetInt32());
        Assert.AreEqual(1, experiment.GetProperty("metrics").GetProperty("fail").GetInt32());

        test.Run("import", "{project}/results.json", "--prompt", "lang", "--module", "m02", "--prompt-version", "v2").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "no prompt goes by 'lang'", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("mdma-author-2026-02-24", 10, 0, "100.0", "contains 11 11, javascript 16 16, not-contains 1 1")]
    [DataRow("mdma-author-2026-02-25", 22, 3, "88.0", "contains 6 6, javascript 77 80, not-contains 1 1")]
    [DataRow("mdma-author-2026-03-02", 22, 3, "88.0", "contains 6 6, javascript 77 80, not-contains 1 1")]
    [DataRow("mdma-custom-2026-02-25", 10, 0, "100.0", "contains 9 9, javascript 47 47, not-contains 7 7")]
    public void RealSamplesGiveTheirPublishedFigures(string file, int pass, int fail, string rate, string rubrics)
    {
        if (SampleFiles.Shared($"promptfoo/{file}.json") is not { } path)
        {
            return; // The real files are no part of the repository; our own sample pins the same rules.
        }

        using var test = new TrackerTest();

        test.Run("import", path, "--module", "mdma", "--prompt-version", "v1").Exits(ExitCode.Fine);

        var experiment = JudgeText.Experiment(test.Read("data/modules/mdma.json"));
        Assert.AreEqual("openai:gpt-4.1-mini", experiment.GetProperty("model").GetString());
        Assert.AreEqual($$"""{"unit":"item","pass_rate":{{rate}},"total":{{pass + fail}},"pass":{{pass}},"fail":{{fail}},"error":0}""", JsonSerializer.Serialize(experiment.GetProperty("metrics")));
        Assert.AreEqual(rubrics, Rubrics(experiment));
        Assert.AreEqual("", test.Err);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ItsOptionsAreAskedForOnceEach()
    {
        using var test = new TrackerTest();

        test.Run("import", SampleFiles.Own("results/promptfoo-two-models.json")).Exits(ExitCode.Problems);

        Assert.AreEqual(2, test.Err.Split('\n').Count(l => l.Contains("error ST402", StringComparison.Ordinal)), test.Err);
        StringAssert.Contains(test.Err, "--module", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "--prompt-version", StringComparison.Ordinal);
    }

    [TestMethod]
    public void StatedTotalsThatDisagreeAreTold()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", File.ReadAllText(SampleFiles.Own("results/promptfoo-two-models.json")).Replace("\"successes\": 3", "\"successes\": 5", StringComparison.Ordinal));

        test.Run("import", "{project}/in/a.json", "--module", "greeter", "--prompt-version", "v1").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "warning ST406: stats say 5 successes, the rows are 3", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("promptfoo/not-results-node-package-eval.json", "serialised promptfoo Eval object")]
    public void OtherKindsOfFilesAreRefusedByName(string file, string words)
    {
        if (SampleFiles.Shared(file) is not { } path)
        {
            return; // RefusingOtherFiles holds the same with texts of our own.
        }

        using var test = new TrackerTest();

        test.Run("import", path, "--module", "x", "--prompt-version", "v1", "--model", "m").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, words, StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/x.json"));
    }

    [TestMethod]
    [DataRow("""{ "version": 1, "results": [ { "prompt": { "raw": "Hi Ann", "display": "Hi {{name}}" }, "vars": { "name": "Ann" }, "response": { "output": "Hello" }, "success": true }, { "prompt": { "raw": "Hi Bob", "display": "Hi {{name}}" }, "vars": { "name": "Bob" }, "response": { "output": "" }, "success": false } ], "stats": { "successes": 1, "failures": 1 }, "table": { "head": { "prompts": ["Hi {{name}}"], "vars": ["name"] }, "body": [] } }""", "m v1 gpt-4 2026-03-01T00:00:00 | 1/1/0 50.0 % item | failures EMPTY_OUTPUT=1")]
    [DataRow("""{ "results": { "version": 2, "results": [ { "prompt": { "raw": "Hi Ann", "display": "Hi {{name}}" }, "vars": { "name": "Ann" }, "response": { "output": "Hello" }, "success": true } ], "stats": { "successes": 1, "failures": 0 }, "table": { "head": { "prompts": [ { "raw": "x" } ] } } }, "config": { "tests": [ { "vars": {} } ], "providers": [ { "id": "gpt-4" } ] } }""", "m v1 gpt-4 2026-03-01T00:00:00 | 1/0/0 100.0 % item")]
    [DataRow("""{ "version": 4, "createdAt": "2026-03-01T00:00:00", "author": "x", "config": {}, "prompts": [], "results": { "version": 3, "prompts": [], "results": [ { "promptIdx": 0, "provider": { "id": "gpt-4" }, "success": false, "failureReason": 2, "error": "Request timed out", "vars": {} } ], "stats": { "successes": 0, "failures": 0, "errors": 1 } } }""", "m v1 gpt-4 2026-03-01T00:00:00 | 0/0/1 item | errors TIMEOUT=1")]
    [DataRow("{ \"promptIdx\": 0, \"provider\": { \"id\": \"gpt-4\" }, \"success\": true, \"vars\": { \"a\": 1 } }\n{ \"promptIdx\": 0, \"provider\": { \"id\": \"gpt-4\" }, \"success\": false, \"failureReason\": 1, \"response\": { \"output\": \"I can't\", \"isRefusal\": true }, \"vars\": { \"a\": 2 } }\n", "m v1 gpt-4 2026-03-01T00:00:00 | 1/1/0 50.0 % item | failures REFUSAL=1")]
    [DataRow("""[ { "promptIdx": 0, "provider": "gpt-4", "success": true, "evalId": "eval-WJi-2026-03-01T00:00:00", "vars": {} } ]""", "m v1 gpt-4 2026-03-01T00:00:00 | 1/0/0 100.0 % item", "--override")]
    public void EachVersionAndItsLinesAreRead(string text, string expected, string option = "--no-verdicts")
    {
        using var test = new TrackerTest().With("in/a.json", text);
        string[] time = text.Contains("2026-03-01T00:00:00", StringComparison.Ordinal) && option != "--override" ? [] : ["--timestamp", "2026-03-01T00:00:00"];
        string[] model = text.Contains("\"id\"", StringComparison.Ordinal) || text.Contains("provider\":", StringComparison.Ordinal) ? [] : ["--model", "gpt-4"];

        test.Run(["import", "{project}/in/a.json", "--module", "m", "--prompt-version", "v1", option, .. time, .. model]).Exits(ExitCode.Fine);

        Assert.AreEqual(expected, ExperimentText.Of(test));
        Assert.AreEqual("", test.Err);
    }

    [TestMethod]
    [DataRow("5", "is of version 5")]
    [DataRow("null", "states no version")]
    public void AnUnknownVersionIsReadAsFarAsItsRowsAreKnownAndTold(string version, string words)
    {
        using var test = new TrackerTest().With("in/a.json", $$"""{ "evalId": "e", "results": { "version": {{version}}, "timestamp": "2026-03-01T00:00:00", "results": [ { "promptIdx": 0, "provider": { "id": "gpt-4" }, "success": true, "vars": {} } ] } }""");

        test.Run("import", "{project}/in/a.json", "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);

        Assert.AreEqual("m v1 gpt-4 2026-03-01T00:00:00 | 1/0/0 100.0 % item", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, $"warning ST420: this promptfoo result {words}; versions 1 to 4 are known", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("""{ "version": 1, "results": [ { "prompt": { "display": "Hi" }, "vars": {}, "success": true }, { "prompt": { "display": "Hi" }, "vars": {}, "success": false } ], "stats": {}, "table": { "head": { "prompts": ["[a] Hi", "[b] Hi"] } } }""", "this file holds 2 prompts and providers")]
    [DataRow("""{ "results": { "version": 2, "results": [ { "prompt": { "display": "Hi" }, "vars": {}, "success": true } ], "stats": {} }, "config": { "providers": ["a", "b"] } }""", "this file holds 2 providers")]
    public void RowsOfSeveralProvidersThatDoNotNameThemAreNotMixed(string text, string words)
    {
        using var test = new TrackerTest().With("in/a.json", text);

        test.Run("import", "{project}/in/a.json", "--module", "m", "--prompt-version", "v1", "--model", "a", "--timestamp", "2026-03-01T00:00:00").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"error ST409: {words}, but its rows do not say which provider they are of", StringComparison.Ordinal);
    }

    private static string Rubrics(JsonElement experiment) =>
        string.Join(", ", experiment.GetProperty("rubrics").EnumerateObject().Select(r => $"{r.Name} {r.Value.GetProperty("pass")} {r.Value.GetProperty("total")}"));
}
