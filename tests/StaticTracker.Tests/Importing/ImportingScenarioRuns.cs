using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Microsoft.Extensions.AI.Evaluation: folders of its store, and its JSON reports.</summary>
[TestClass]
public sealed class ImportingScenarioRuns
{
    private const string Folder = "store/results/20260301T100000/";

    private const string Turns = """

          "chatDetails": { "turnDetails": [
            { "latency": 1.5, "model": "gpt-4o-mini", "usage": { "inputTokenCount": 20, "outputTokenCount": 8, "totalTokenCount": 28 }, "cacheKey": "a", "cacheHit": false },
            { "latency": 3.25, "model": "gpt-4o-2024-08-06", "usage": { "inputTokenCount": 700, "outputTokenCount": 90, "totalTokenCount": 790 }, "cacheKey": "b", "cacheHit": true } ] },
        """;

    private static readonly string[] s_options = ["--module", "moon", "--prompt-version", "v1"];

    private static TrackerTest Store() => new TrackerTest()
        .With(Folder + "Moon.Distance/1.json", MeaiText.Result("Moon.Distance", "1", [MeaiText.Numeric, MeaiText.Words], "2026-03-01T10:00:02Z", more: Turns))
        .With(Folder + "Moon.Distance/2.json", MeaiText.Result("Moon.Distance", "2", [MeaiText.Failed, MeaiText.Words], "2026-03-01T10:00:01.5Z", more: Turns))
        .With(Folder + "Moon.Mass/1.json", MeaiText.Result("Moon.Mass", "1", [MeaiText.Broken, MeaiText.Words], "2026-03-01T10:00:03Z", more: Turns));

    [TestMethod]
    public void OnlySomeFilesOfAnExecutionAreAPartOfItAndThatIsSaid()
    {
        using var test = Store();

        test.Run(["import", "{project}/" + Folder + "Moon.Distance/1.json", .. s_options]).Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, $"{Folder.TrimEnd('/')}: warning ST485: 1 of the 3 files of this execution were given: its figures are those of a part, and 'Moon.Distance/2.json' is the first that is missing; name the folder of the execution", StringComparison.Ordinal);

        test.Run(["import", "{project}/" + Folder.TrimEnd('/'), .. s_options]).Exits(ExitCode.Fine);
        Assert.DoesNotContain("ST485", test.Err);
        StringAssert.Contains(test.Out, "1 new", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnExecutionIsOneExperiment()
    {
        using var test = Store();

        test.Run(["import", "{project}/store", .. s_options]).Exits(ExitCode.Fine);

        Assert.AreEqual(
            "moon v1 gpt-4o-mini 2026-03-01T10:00:01.5Z | 1/1/1 50.0 % item | Brief 3/3, Coherence 1/2 errors 1 3.5 of 2 | score 3.5 of 2 | usage tokens_in=60 tokens_out=24 latency_ms_mean=1500 | judge model=gpt-4o-2024-08-06",
            ExperimentText.Of(test));
        StringAssert.Contains(test.Read("data/modules/moon.json"), "\"file\": \"20260301T100000\"", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("data/modules/moon.json"), "\"run\": \"20260301T100000\"", StringComparison.Ordinal);
        StringAssert.Contains(File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/moon")).Single()), "\"items\": [\"Moon.Distance/1\", \"Moon.Distance/2\", \"Moon.Mass/1\"]", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);
        test.Run("verify", "{project}/store").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ItsHashIsThatOfAListOfItsFiles()
    {
        using var test = Store();
        var listing = string.Concat(new[] { "Moon.Distance/1.json", "Moon.Distance/2.json", "Moon.Mass/1.json" }
            .Select(n => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(test.PathOf(Folder + n))))}  {n}\n"));

        test.Run(["import", "{project}/store", .. s_options]).Exits(ExitCode.Fine);

        StringAssert.Contains(test.Read("data/modules/moon.json"), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listing))), StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheSameFolderNamedInAnyWayIsTheSameExperiment()
    {
        using var test = Store();
        ZipFile.CreateFromDirectory(test.PathOf("store"), test.PathOf("store.zip"));
        test.Run(["import", "{project}/store", .. s_options]).Exits(ExitCode.Fine);

        foreach (var named in new[] { "{project}/store/results/20260301T100000", "{project}/store/**/*.json", "{project}/store.zip" })
        {
            test.Run(["import", named, .. s_options]).Exits(ExitCode.Fine);

            StringAssert.Contains(test.Out, "0 new, 1 already there", StringComparison.Ordinal);
        }

        test.Run(["import", "{project}/" + Folder + "Moon.Distance/1.json", "{project}/" + Folder + "Moon.Distance/2.json", "{project}/" + Folder + "Moon.Mass/1.json", .. s_options]).Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "0 new, 1 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("", "error ST001")]
    [DataRow("""{ "scenarioName": "Moon.Mass", "iterationName": "2", "executionName": "20260301T100000", "creationTime": "2026-03-01""", "error ST003")]
    [DataRow("""{ "scenarioName": "Moon.Distance", "iterationName": "1", "executionName": "20260301T100000", "creationTime": "2026-03-01T10:00:02Z", "evaluationResult": { "metrics": {} } }""", "2.json:1:53: error ST409: the \"iterationName\" of this scenario run is not a new one")]
    [DataRow("""{ "scenarioName": "Moon.Mass", "iterationName": "2", "executionName": "20260301T100000", "creationTime": 7, "evaluationResult": { "metrics": {} } }""", "2.json:1:106: error ST409: the \"creationTime\" of this scenario run is not a time")]
    [DataRow("""{ "scenarioName": 7, "iterationName": "2", "executionName": "20260301T100000" }""", "2.json:1:19: error ST409: the \"scenarioName\" of this scenario run is not a name")]
    [DataRow("""{ "scenarioName": "Moon.Mass", "iterationName": "2", "executionName": "e", "creationTime": "2026-03-01T10:00:02Z", "evaluationResult": null }""", "error ST409: the \"evaluationResult\" of this scenario run is not an object with \"metrics\"")]
    [DataRow("""{ "scenarioName": "Moon.Mass", "iterationName": "2", "executionName": "e", "creationTime": "2026-03-01T10:00:02Z", "evaluationResult": { "metrics": { "A": 7 } } }""", "error ST409: the \"metrics\" of this scenario run is not an object of metrics")]
    [DataRow("""{ "scenarioName": "a", "scenarioName": "b", "executionName": "e" }""", "error ST005")]
    public void AnExecutionWithOneUnsoundFileIsRefusedWhole(string text, string expected)
    {
        using var test = Store().With(Folder + "Moon.Mass/2.json", text);

        test.Run(["import", "{project}/store", .. s_options]).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, Folder + "Moon.Mass/2.json", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/moon.json"));
    }

    [TestMethod]
    [DataRow("numeric", "\"value\": 3,", "", "Odd 3 of 1", "no number without an interpretation is a verdict")]
    [DataRow("boolean", "\"value\": true,", "", "Odd 1 of 1 in 0..1", "true may be good or bad")]
    [DataRow("numeric", "", "", "Odd 0/0 errors 1", "no value is an error")]
    [DataRow("numeric", "\"value\": null,", "\"interpretation\": { \"rating\": \"unknown\", \"failed\": false },", "Odd 0/0 errors 1", "no value is an error")]
    [DataRow("numeric", "\"value\": \"NaN\",", "\"interpretation\": { \"rating\": \"inconclusive\", \"failed\": false },", "Odd 0/0 errors 1", "inconclusive is neither")]
    [DataRow("numeric", "\"value\": 9,", "\"interpretation\": { \"rating\": \"inconclusive\", \"failed\": false },", "Odd 0/0 errors 1 9 of 1", "beyond the scale")]
    [DataRow("string", "\"value\": \"A\",", "\"interpretation\": { \"rating\": \"unknown\", \"failed\": false },", "Odd 1/1", "the tool says so")]
    [DataRow("none", "", "\"interpretation\": { \"rating\": \"poor\", \"failed\": true },", "Odd 0/1", "the tool says so")]
    [DataRow("numeric", "\"value\": 3,", "\"interpretation\": { \"rating\": \"good\" },", "Odd 0/0 errors 1 3 of 1", "an interpretation that does not say whether it failed")]
    [DataRow("numeric", "\"value\": 3,", "\"interpretation\": { \"rating\": \"good\", \"failed\": \"no\" },", "Odd 0/0 errors 1 3 of 1", "an interpretation that does not say whether it failed")]
    public void OnlyWhatTheToolItselfSaysIsAVerdict(string type, string value, string interpretation, string expected, string why)
    {
        var odd = $$"""{ "$type": "{{type}}", "name": "Odd", {{value}} {{interpretation}} "diagnostics": [] }""";
        using var test = new TrackerTest().With("in/a.json", MeaiText.Result("a", "1", [odd, MeaiText.Words]));

        test.Run(["import", "{project}/in/a.json", .. s_options]).Exits(ExitCode.Fine);

        StringAssert.Contains(ExperimentText.Of(test), $"Brief 1/1, {expected}", StringComparison.Ordinal, why);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void AReportGivesEachExecutionAndModelAnExperimentOfItsOwn()
    {
        string[] results =
        [
            MeaiText.Result("a", "1", [MeaiText.Numeric], execution: "x", time: "2026-03-02T00:00:00Z"),
            MeaiText.Result("a", "1", [MeaiText.Failed], execution: "y", time: "2026-03-03T00:00:00Z"),
            MeaiText.Result("b", "1", [MeaiText.Failed], execution: "x", time: "2026-03-02T00:00:01Z", model: "gpt-4o"),
        ];
        using var test = new TrackerTest().With("in/report.json", $$"""{ "scenarioRunResults": [ {{string.Join(",\n", results)}} ], "createdAt": "2026-03-04T00:00:00Z", "generatorVersion": "9.9.0" }""");

        test.Run(["import", "{project}/in/report.json", .. s_options]).Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            moon v1 gpt-4o 2026-03-02T00:00:01Z | 0/1/0 0.0 % item | Coherence 0/1 2 of 1 | score 2 of 1 | usage tokens_in=20 tokens_out=8
            moon v1 gpt-4o-mini 2026-03-02T00:00:00Z | 1/0/0 100.0 % item | Coherence 1/1 5 of 1 | score 5 of 1 | usage tokens_in=20 tokens_out=8 | judge model=gpt-4o-2024-08-06
            moon v1 gpt-4o-mini 2026-03-03T00:00:00Z | 0/1/0 0.0 % item | Coherence 0/1 2 of 1 | score 2 of 1 | usage tokens_in=20 tokens_out=8
            """, ExperimentText.Of(test));
    }

    [TestMethod]
    public void RulesTellModulesByScenarioAndVersionsByExecution()
    {
        using var test = new TrackerTest()
            .With("s/results/prompt-v7/Moon.Far/1.json", MeaiText.Result("Moon.Far", "1", [MeaiText.Numeric], execution: "prompt-v7"))
            .With("s/results/prompt-v7/Sun.Far/1.json", MeaiText.Result("Sun.Far", "1", [MeaiText.Failed], execution: "prompt-v7"))
            .With("data/tracker.json", """{ "import": { "rules": [ { "match": { "format": "meai", "task": { "pattern": "^(?<what>\\w+)\\." }, "columns": { "executionName": { "pattern": "(?<prompt_version>v\\d+)$" } } }, "fields": { "module": "{what|slug}" } } ] } }""");

        test.Run("import", "{project}/s").Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            moon v7 gpt-4o-mini 2026-03-01T10:00:00.1234567Z | 1/0/0 100.0 % item | Coherence 1/1 5 of 1 | score 5 of 1 | usage tokens_in=20 tokens_out=8 | judge model=gpt-4o-2024-08-06
            sun v7 gpt-4o-mini 2026-03-01T10:00:00.1234567Z | 0/1/0 0.0 % item | Coherence 0/1 2 of 1 | score 2 of 1 | usage tokens_in=20 tokens_out=8
            """, ExperimentText.Of(test));
    }

    [TestMethod]
    public void AnAnswerFromTheCacheTookNothingOfThisRun()
    {
        using var test = new TrackerTest().With("in/a.json", MeaiText.Result("a", "1", [MeaiText.Numeric], more: Turns.Replace("\"cacheHit\": false", "\"cacheHit\": true", StringComparison.Ordinal)));

        test.Run(["import", "{project}/in/a.json", .. s_options]).Exits(ExitCode.Fine);

        Assert.DoesNotContain("usage", test.Read("data/modules/moon.json"));
    }

    [TestMethod]
    public void EntriesOfTheCacheAreLeftOutAndRefusedByNameWhereTheyAreNamed()
    {
        const string Entry = """{ "scenarioName": "Moon.Mass", "iterationName": "1", "creation": "2026-03-01T10:00:00Z", "expiration": "2026-03-15T10:00:00Z" }""";
        using var test = Store().With("store/cache/Moon.Mass/1/0AF3/entry.json", Entry).With("in/entry.json", Entry).With("in/entry.txt", Entry);

        test.Run(["import", "{project}/store", .. s_options]).Exits(ExitCode.Fine);
        StringAssert.Contains(test.Err, "note ST421: 1 file is an entry of a response cache, and no results: left out", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "1 new", StringComparison.Ordinal);

        test.Run(["import", "{project}/in/entry.txt", .. s_options]).Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST401: this is an entry of a response cache, not a result", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhatNothingDecidesIsRefusedAndANewerFormatIsReadWithAWarning()
    {
        const string Plain = """{ "$type": "string", "name": "Tone", "value": "warm", "diagnostics": [] }""";
        using var test = new TrackerTest().With("in/a.json", MeaiText.Result("a", "1", [Plain])).With("in/b.json", MeaiText.Result("a", "1", [MeaiText.Words]).Replace("\"formatVersion\": 1", "\"formatVersion\": 2", StringComparison.Ordinal));

        test.Run(["import", "{project}/in/a.json", .. s_options]).Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST408: no scenario run in it has a metric with a value or an interpretation", StringComparison.Ordinal);

        test.Run(["import", "{project}/in/b.json", .. s_options]).Exits(ExitCode.Fine);
        StringAssert.Contains(test.Err, "in/b.json:1:1: warning ST420: this result is of format version 2; version 1 is known", StringComparison.Ordinal);
    }
}
