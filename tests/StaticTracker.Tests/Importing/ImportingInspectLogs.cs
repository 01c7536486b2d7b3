using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Tests.Infra;
using static StaticTracker.Tests.Importing.InspectText;

namespace StaticTracker.Tests.Importing;

[TestClass]
public sealed class ImportingInspectLogs
{
    private const string Run = "m v1 openai/gpt-5 hellos 2026-03-01T10:00:00+00:00 | ";

    [TestMethod]
    [DataRow("\"C\"", "\"I\"", "1/1/0 50.0 % verdict | match 1/2")]
    [DataRow("\"C\"", "\"N\"", "1/1/0 50.0 % verdict | match 1/2")]
    [DataRow("true", "false", "1/1/0 50.0 % verdict | match 1/2")]
    [DataRow("\"yes\"", "\"No\"", "1/1/0 50.0 % verdict | match 1/2")]
    [DataRow("1", "0.0", "1/1/0 50.0 % verdict | match 1/2")]
    [DataRow("\"1\"", "\"0\"", "1/1/0 50.0 % verdict | match 1/2")]
    [DataRow("\"C\"", "\"P\"", "match 0.75 of 2 | score 0.75 of 2")]
    [DataRow("0.25", "1", "match 0.625 of 2 | score 0.625 of 2")]
    [DataRow("12", "-3", "match 4.5 of 2 | score 4.5 of 2")]
    [DataRow("{\"a\": 1, \"b\": 0.5}", "{\"a\": 0, \"b\": 1}", "1/1/0 50.0 % verdict | match/a 1/2, match/b 0.75 of 2 | score 0.75 of 2")]
    [DataRow("[\"C\", \"I\"]", "[\"C\", \"C\"]", "3/1/0 75.0 % verdict | match/1 2/2, match/2 1/2")]
    public void AValueIsAVerdictWhereItCanOnlyBeZeroOrOneElseAScore(string first, string second, string expected)
    {
        using var test = Import(Log(Sample("a", $$"""  "match": { "value": {{first}} } """) + "," + Sample("b", $$""" "match": { "value": {{second}} } """)));

        Assert.AreEqual(Run + expected, ExperimentText.Of(test));
        Assert.AreEqual("", test.Err);
    }

    [TestMethod]
    [DataRow("NaN")]
    [DataRow("null")]
    public void AScorerThatGaveNothingJudgedNothing(string value)
    {
        using var test = Import(Log(Sample("a", """ "match": { "value": "C" } """) + "," + Sample("b", $$""" "match": { "value": {{value}} } """)));

        Assert.AreEqual(Run + "1/0/0 100.0 % verdict | match 1/1", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "warning ST421: 1 sample without an error and without a score of 'match': not judged, and no part of its counts", StringComparison.Ordinal);
    }

    [TestMethod]
    public void SamplesThatNobodyScoredAreRefused()
    {
        using var test = Import(Log(Sample("a", "") + "," + Sample("b", ""), """{ "total_samples": 2, "completed_samples": 2, "scores": [] }"""), ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST408: none of the 2 samples has a score: nothing was judged; 'inspect score' scores a log", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ASampleThatBrokeIsAnErrorOfEveryScorer()
    {
        var broken = Sample("b", "", more: """, "error": { "message": "Request timed out", "traceback": "…" } """);
        using var test = Import(Log(Sample("a", """ "match": { "value": "C" }, "style": { "value": 0.5 } """) + "," + broken));

        Assert.AreEqual(Run + "1/0/1 100.0 % verdict | match 1/1 errors 1, style 0.5 of 1 | score 0.5 of 1 | errors TIMEOUT=1", ExperimentText.Of(test));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void WhereAllSamplesBrokeThereIsNoRate()
    {
        var spec = Spec.Replace("\"config\": {}", """ "config": {}, "scorers": [ { "name": "match", "options": {} } ] """, StringComparison.Ordinal);
        using var test = Import(Log(Sample("a", "", more: """, "error": { "message": "no" } """), spec: spec));

        Assert.AreEqual(Run + "0/0/1 verdict | match 0/0 errors 1", ExperimentText.Of(test));
    }

    [TestMethod]
    public void AFurtherEpochIsAnItemWithItsNumberInWhateverOrderItStands()
    {
        using var test = Import(Log(Sample("b", """ "match": { "value": "I" } """, 2) + "," + Sample("b", """ "match": { "value": "C" } """) + "," + Sample("a", """ "match": { "value": "C" } """, 2)));

        StringAssert.Contains(Sheet(test), "\"items\": [\"a#2\", \"b\", \"b#2\"]", StringComparison.Ordinal);
        StringAssert.Contains(Sheet(test), "\"match\": \"PPF\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void APassMarkMakesVerdictsOfAGradedScorer()
    {
        var samples = Sample("a", """ "judge": { "value": 0.7 } """) + "," + Sample("b", """ "judge": { "value": 1 } """) + "," + Sample("c", """ "judge": { "value": 0 } """);
        using var test = Import(Log(samples), ExitCode.Fine, "--pass-mark", "0.7");

        Assert.AreEqual("m v1 openai/gpt-5 {pass_mark:0.7} hellos 2026-03-01T10:00:00+00:00 | 2/1/0 66.7 % verdict | judge 2/3 0.566667 of 3 | score 0.566667 of 3", ExperimentText.Of(test));
    }

    [TestMethod]
    public void AWordThatIsNoValueIsAnErrorUnlessARuleKnowsIt()
    {
        var log = Log(Sample("a", """ "judge": { "value": "GRADE A" } """) + "," + Sample("b", """ "judge": { "value": "C" } """));
        using var test = Import(log);

        Assert.AreEqual(Run + "1/0/1 100.0 % verdict | judge 1/1 errors 1 | errors UNKNOWN_FAILURE=1", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "warning ST407: 1 verdict says 'GRADE A': counted as errors, not as failures", StringComparison.Ordinal);

        using var ruled = new TrackerTest().With("in/a.json", log).With("data/tracker.json", """{ "import": { "rules": [ { "match": { "task": "greet" }, "fields": { "module": "{task|slug}" }, "words": { "pass": [ "grade a" ] } } ] } }""");
        ruled.Run("import", "{project}/in/a.json", "--prompt-version", "v1").Exits(ExitCode.Fine);
        Assert.AreEqual(Run.Replace("m v1", "greet v1", StringComparison.Ordinal) + "2/0/0 100.0 % verdict | judge 2/2", ExperimentText.Of(ruled));
    }

    [TestMethod]
    public void ARuleSeesWhatTheJudgeSaid()
    {
        using var test = new TrackerTest().With("in/a.json", Log(Sample("a", """ "match": { "value": "I", "explanation": "the sandbox broke" } """) + "," + Sample("b", """ "match": { "value": "I" } """)))
            .With("data/tracker.json", """{ "import": { "rules": [ { "match": { "format": "inspect" }, "outcomes": [ { "when": { "result": "fail", "reason": "*sandbox*" }, "is": "error", "label": "ENGINE_ERROR" } ] } ] } }""");

        test.Run("import", "{project}/in/a.json", "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);

        Assert.AreEqual(Run + "0/1/1 0.0 % verdict | match 0/1 errors 1 | errors ENGINE_ERROR=1", ExperimentText.Of(test));
    }

    [TestMethod]
    public void WhatTheHeadStatesIsComparedWithTheSamples()
    {
        using var test = Import(Log(Sample("a", """ "match": { "value": "C" } """), Stated("match", "0.25", 2, 1)));

        StringAssert.Contains(test.Err, "warning ST406: the head of the log states a mean of 0.25 for 'match', its samples give 1: they are taken", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "warning ST421: the head of the log counts 2 samples, the file holds 1: those are taken", StringComparison.Ordinal);
        Assert.AreEqual(Run + "1/0/0 100.0 % verdict | match 1/1", ExperimentText.Of(test));
    }

    [TestMethod]
    [DataRow("0.5", 4, 4, "", 1, "success", "2/2/0 50.0 % verdict | match 2/4")]
    [DataRow("0.5", 4, 4, ", \"stderr\": { \"value\": 0.28867513459481287 }", 1, "success", "2/2/0 50.0 % verdict | match 2/4")]
    [DataRow("0.5", 4, 4, ", \"stderr\": { \"value\": 0.1 }", 1, "success", "match 0.5 of 4 | score 0.5 of 4")]
    [DataRow("0.5", 4, 4, "", 2, "success", "match 0.5 of 4 | score 0.5 of 4")]
    [DataRow("0.4", 4, 4, "", 1, "success", "match 0.4 of 4 | score 0.4 of 4")]
    [DataRow("0.5", 6, 4, "", 1, "success", "2/2/2 50.0 % verdict | match 2/4 errors 2")]
    [DataRow("0.4", 6, 4, "", 1, "success", "-/-/2 verdict | match errors 2 0.4 of 4 | score 0.4 of 4")]
    [DataRow("0.5", 6, 4, "", 1, "error", "2/2/0 50.0 % verdict | match 2/4 | status error")]
    [DataRow("0.5", 4, 4, ", \"f1\": { \"value\": 0.3 }", 1, "success", "2/2/0 50.0 % verdict | match 2/4, match/f1 0.3 of ")]
    public void WithoutSamplesCountsComeOfMeansThatCanComeOfNothingElse(string mean, int total, int completed, string more, int epochs, string status, string expected)
    {
        using var test = Import(Log("", Stated("match", mean, total, completed, more), status, Spec.Replace("{} }", $$"""{ "epochs": {{epochs}} } }""", StringComparison.Ordinal)));

        Assert.AreEqual((epochs > 1 ? Run.Replace(" hellos", " {epochs:2} hellos", StringComparison.Ordinal) : Run) + expected, ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "warning ST410: the log holds no samples", StringComparison.Ordinal);
        Assert.AreEqual(status == "error", test.Err.Contains("2 of 6 samples did not come to their end: whether they broke or never began is not told", StringComparison.Ordinal));
        Assert.IsFalse(Directory.Exists(test.PathOf("data/verdicts/m")));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void VersionOneIsReadToo()
    {
        const string Results = """{ "scorer": { "name": "match", "params": {} }, "metrics": { "accuracy": { "name": "accuracy", "value": 1.0 } } }""";
        using var test = Import(Log("""{ "id": 1, "epoch": 1, "score": { "value": "C" } }""", Results, version: "1"));

        Assert.AreEqual(Run + "1/0/0 100.0 % verdict | match 1/1", ExperimentText.Of(test));
        Assert.AreEqual("", test.Err);
    }

    [TestMethod]
    [DataRow("3", "warning ST420: logs of version 3 are not known: this one is read like version 2")]
    [DataRow("\"x\"", "warning ST420: logs of version ? are not known")]
    public void ANewerVersionIsReadAsFarAsItGoesAndSaysSo(string version, string expected)
    {
        using var test = Import(Log(Sample("a", """ "match": { "value": "C" } """), version: version));

        Assert.AreEqual(Run + "1/0/0 100.0 % verdict | match 1/1", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
    }

    [TestMethod]
    public void SettingsOfTheRunAreItsParamsAndPathsAreNot()
    {
        const string Rich = """
            { "created": "2026-03-01T10:00:00+00:00", "task": "greet", "task_version": "1.2", "task_args": { "cot": true, "root": "/home/somebody/data" }, "dataset": {}, "model": "openai/gpt-5",
              "model_generate_config": { "temperature": 0.5, "max_connections": 20 }, "config": { "limit": [ 0, 20 ], "epochs": 1, "max_tasks": 4 }, "model_roles": { "grader": { "model": "openai/gpt-4o" } }, "run_id": "r" }
            """;
        using var test = Import(Log(Sample("a", """ "match": { "value": "C" } """), spec: Rich));

        Assert.AreEqual("m v1 openai/gpt-5 {cot:true,limit:[0,20],temperature:0.5} 1.2 2026-03-01T10:00:00+00:00 | 1/0/0 100.0 % verdict | match 1/1 | judge model=openai/gpt-4o", ExperimentText.Of(test));
    }

    [TestMethod]
    public void SamplesMarkedAsInvalidDoNotCount()
    {
        using var test = Import(Log(Sample("a", """ "match": { "value": "C" } """) + "," + Sample("b", """ "match": { "value": "C" } """, more: """, "invalidation": { "author": "x" } """)));

        Assert.AreEqual(Run + "1/0/0 100.0 % verdict | match 1/1", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "warning ST421: 1 sample marked as invalid: left out", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnArchiveIsTheSameAsItsJson()
    {
        var bytes = Archive(
            ("_journal/start.json", $$"""{ "version": 2, "eval": {{Spec}}, "plan": {} }"""),
            ("samples/a/b_epoch_1.json", Sample("a/b", """ "match": { "value": "C" } """)),
            ("samples/c_epoch_1/sample.json", Sample("c", """ "match": { "value": NaN } """)),
            ("samples/c_epoch_1/events/0.json", "[ 1 ]"),
            ("summaries.json", $"[ {Sample("never", """ "match": { "value": "I" } """)} ]"),
            ("header.json", $$"""{ "version": 2, "status": "success", "eval": {{Spec}}, "results": {{Stated("match", "1.0", 2, 2)}} }"""));
        using var test = new TrackerTest().With("logs/x.eval", bytes);

        test.Run("import", "{project}/logs", "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);

        Assert.AreEqual(Run + "1/0/0 100.0 % verdict | match 1/1", ExperimentText.Of(test));
        StringAssert.Contains(Sheet(test), "\"items\": [\"a/b\", \"c\"]", StringComparison.Ordinal);
        test.Run("import", "{project}/logs/x.eval", "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "0 new, 1 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("summaries.json")]
    [DataRow("_journal/summaries/1.json")]
    public void ARunThatWasNeverFinishedCountsAsCancelledWithWhatItsSummariesSay(string summaries)
    {
        var bytes = Archive(("_journal/start.json", $$"""{ "version": 2, "eval": {{Spec}}, "plan": {} }"""), (summaries, $"[ {Sample("a", """ "match": { "value": "C" } """)}, {Sample("b", "", more: ", \"error\": \"broke\"")} ]"));
        using var test = new TrackerTest().With("x.eval", bytes);

        test.Run("import", "{project}/x.eval", "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);

        Assert.AreEqual(Run + "1/0/1 100.0 % verdict | match 1/1 errors 1 | status cancelled", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "x.eval: warning ST424: the log was never finished", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhatIsPackedWithZstandardIsExpandedByTheSystemsLibraryOrRefused()
    {
        using var test = new TrackerTest();

        test.Run("import", SampleFiles.Own("results/greetings-zstd.eval"), "--module", "m", "--prompt-version", "v1").Exits(ZstdLibrary.Instance is null ? ExitCode.Problems : ExitCode.Fine);

        Assert.AreEqual(ZstdLibrary.Instance is null ? "" : "m v1 openai/gpt-5 greetings 2026-03-01T10:00:00+00:00 | 1/1/0 50.0 % verdict | match 1/2 | usage tokens_in=20 tokens_out=4", ExperimentText.Of(test));
        Assert.AreEqual(ZstdLibrary.Instance is null, test.Err.Contains("ST425", StringComparison.Ordinal));
    }

    [TestMethod]
    public void WithoutTheLibraryTheWayToConvertIsTold()
    {
        var refused = Assert.ThrowsExactly<UnfitSourceException>(() => ZstdStream.Open(Stream.Null, "x.eval!/header.json", ZstdLibrary.Load(["no-such-library"])));

        Assert.AreEqual("ST425", refused.Problem.Code.Id);
        Assert.Contains("inspect log convert --to json", refused.Problem.Hint!);
    }

    [TestMethod]
    [DataRow(""""{ "version": 2, "status": "success", "eval": 7, "results": {}, "samples": [] }"""", "ST409: the log does not say what was evaluated")]
    [DataRow(""""{ "version": 2, "status": "success", "eval": { "task": "x", "created": "2026-03-01T10:00:00Z", "model": "a" }, "results": null, "samples": [ 7 ] }"""", "ST409: a sample must be an object")]
    [DataRow(""""{ "version": 2, "status": "success", "eval": { "task": "x", "created": "2026-03-01T10:00:00Z", "model": "a" }, "results": null, "samples": [ { "epoch": 1 } ] }"""", "ST409: this sample has no usable \"id\"")]
    [DataRow(""""{ "version": 2, "status": "success", "eval": { "task": "x", "created": "2026-03-01T10:00:00Z", "model": "a" }, "results": null, "samples": [ { "id": "a", "epoch": 0 } ] }"""", "ST409: a sample's \"epoch\" must be a whole number from 1")]
    [DataRow(""""{ "version": 2, "status": "success", "eval": { "task": "x", "created": "2026-03-01T10:00:00Z", "model": "a" }, "results": [ 1 ], "samples": { "a": 1 } }"""", "ST408: there are neither samples nor results")]
    [DataRow(""""{ "version": 2, "status": "success", "eval": { "task": "x", "created": "2026-03-01T10:00:00Z", "model": "a" }, "samples": [ { "id": "a", "epoch": 1, "scores": { "*": { "value": "C" } } } ] }"""", "ST409: a scorer cannot be called '*'")]
    [DataRow(""""{ "version": 2, "status": "success", "eval": { "task": "x", "created": "yesterday", "model": "a" }, "samples": [ { "id": "a", "epoch": 1, "scores": { "s": { "value": "C" } } } ] }"""", "ST404: the content says time \"yesterday\"")]
    [DataRow(""""{ "version": 2, "status": "success", "eval": { "task": "x", "created": "2026-03-01T10:00:00Z", "model": "none/none" }, "samples": [ { "id": "a", "epoch": 1, "scores": { "s": { "value": "C" } } } ] }"""", "ST402: the model is told neither")]
    [DataRow(""""{ "version": 2, "status": "success", "eval": { "task": "x", "created": "2026-03-01T10:00:00Z", "model": "a" }, "samples": [ { "id": "a", "epoch": 1, "scores": { "s": { "value": "C" """", "ST003")]
    public void WhatCannotBeIsRefused(string log, string expected)
    {
        using var test = Import(log, ExitCode.Problems);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        Assert.AreEqual("", ExperimentText.Of(test));
    }

    [TestMethod]
    public void AnArchiveThatIsCutOffIsRefused()
    {
        var whole = Archive(("header.json", $$"""{ "version": 2, "status": "success", "eval": {{Spec}}, "results": {{Stated("match", "1.0", 2, 2)}} }"""));
        using var test = new TrackerTest().With("cut.eval", whole[..^10]).With("other.eval", Archive(("a.json", "{}"))).With("bad.eval", Archive(("header.json", "[ 1 ]")));

        test.Run("import", "{project}/cut.eval", "{project}/other.eval", "{project}/bad.eval", "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "cut.eval: error ST007: this zip archive is damaged", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "other.eval: error ST401: this is a zip archive under another name", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "bad.eval!/header.json:1:1: error ST409: the head of a log must be an object", StringComparison.Ordinal);
    }

    private static string Sheet(TrackerTest test) => File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m")).Single());

    private static TrackerTest Import(string log, int exits = ExitCode.Fine, params string[] options) =>
        new TrackerTest().With("in/a.json", log).Run(["import", "{project}/in/a.json", "--module", "m", "--prompt-version", "v1", .. options]).Exits(exits);
}
