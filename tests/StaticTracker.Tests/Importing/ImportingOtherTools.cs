using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>DeepEval, Ragas, MT-bench and JUnit, with texts of our own: what counts as what, and what must not.</summary>
[TestClass]
public sealed class ImportingOtherTools
{
    private const string Time = "2026-03-01T00:00:00";

    private const string DeepEval = """
        { "testRunData": { "testFile": "test_deals.py", "hyperparameters": { "model": "gpt4o", "temperature": 0 },
          "testCases": [
            { "name": "test_case_0", "input": "What is it?", "actualOutput": "A deal", "success": true, "metricsData": [ { "name": "Correct", "threshold": 0.5, "success": true, "score": 0.5, "evaluationModel": "gpt-4" }, { "name": "Brief", "success": true, "score": 1 } ] },
            { "name": "test_case_1", "input": "Why?", "actualOutput": "", "success": false, "metricsData": [ { "name": "Correct", "success": false, "score": 0.1, "evaluationModel": "gpt-4" }, { "name": "Brief", "success": true, "score": 1 } ] },
            { "name": "test_case_2", "input": "Who?", "actualOutput": "Me", "success": false, "metricsData": [ { "name": "Correct", "success": false, "score": null, "error": "rate limit", "evaluationModel": "gpt-4" }, { "name": "Brief", "success": true, "score": 1 } ] },
            { "name": "named", "input": "When?", "actualOutput": "Now", "success": null, "metricsData": [] } ],
          "conversationalTestCases": [ { "name": "chat", "success": true, "turns": [ { "role": "user", "content": "hi" } ], "metricsData": [] } ],
          "metricsScores": [ { "metric": "Correct", "scores": [0.5, 0.1], "passes": 1, "fails": 1, "errors": 1 }, { "metric": "Brief", "scores": [1, 1, 1], "passes": 2, "fails": 0, "errors": 0 } ],
          "testPassed": 2, "testFailed": 2 } }
        """;

    [TestMethod]
    public void ADeepEvalMetricThatBrokeIsAnErrorAndNoFailure()
    {
        using var test = new TrackerTest().With("in/a.json", DeepEval);

        test.Run("import", "{project}/in/a.json", "--module", "m01", "--prompt-version", "v1", "--timestamp", Time).Exits(ExitCode.Fine);

        Assert.AreEqual(
            $"m01 v1 gpt-4o {Time} | 2/1/1 66.7 % item | Brief 3/3 1 of 3 in 0..1, Correct 1/2 errors 1 0.3 of 2 in 0..1 | failures EMPTY_OUTPUT=1 | judge model=gpt-4",
            ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "in/a.json: warning ST421: 1 test cases have no result: left out", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "warning ST406: \"metricsScores\" state 2 passes of 'Brief', the test cases give 3: they are taken", StringComparison.Ordinal);
        var sheet = File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m01")).Single());
        StringAssert.Contains(sheet, "chat (", StringComparison.Ordinal);
        Assert.DoesNotContain("test_case_", sheet, "positions shift when cases are added");
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void AnOlderDeepEvalRunIsReadToo()
    {
        using var test = new TrackerTest().With("in/a.json", """{ "testFile": "t.py", "testCases": [ { "name": "test_refusal", "input": "?", "actualOutput": "no", "success": true, "metricsMetadata": [ { "metric": "answer_relevancy", "score": 0.9, "threshold": 0.5, "success": true } ] } ] }""");

        test.Run("import", "{project}/in/a.json", "--module", "m01", "--prompt-version", "v1", "--model", "a", "--timestamp", Time).Exits(ExitCode.Fine);

        Assert.AreEqual($"m01 v1 a {Time} | 1/0/0 100.0 % item | answer_relevancy 1/1 0.9 of 1 in 0..1 | score 0.9 of 1 in 0..1", ExperimentText.Of(test));
    }

    [TestMethod]
    [DataRow("""{ "testRunData": { "testCases": [] } }""", "error ST408: there are no test cases with a result")]
    [DataRow("""{ "testRunData": { "testCases": [ 7 ] } }""", "in/a.json:1:35: error ST409: a test case must be an object")]
    [DataRow("""{ "testRunData": { "testCases": [ { "name": "a", "success": true, "metricsData": [ { "success": true } ] } ] } }""", "error ST409: a metric of this test case has no name")]
    [DataRow("""{ "testRunData": { "testCases": [ { "name": "a", "success": true""", "error ST003")]
    [DataRow("""[ { "user_input": "q", "faithfulness": "good" } ]""", "in/a.json:1:3: error ST409: 'faithfulness' says 'good', which is no number")]
    [DataRow("""[ { "question": "q", "answer_relevancy": 0.5 }, 7 ]""", "error ST409: a row must be an object")]
    [DataRow("""[ { "user_input": "q", "faithfulness": 0.5""", "error ST003")]
    [DataRow("""{ "question_id": 1, "judge": ["gpt-4", "x"], "model": "a", "score": "7" }""", "in/a.json:1:1: error ST409: this judgement has no usable \"score\"")]
    [DataRow("""{ "question_id": 1, "judge": ["gpt-4", "x"], "model_1": "a", "model_2": "b", "g1_winner": "model_1" }""", "error ST409: this judgement has no usable \"model\"; judgements of single answers have")]
    [DataRow("""<testsuites/>""", "error ST408: there is no test case in it")]
    [DataRow("""<testsuite><testcase/></testsuite>""", "in/a.json:1:12: error ST409: this test case has no name")]
    [DataRow("""<testsuite><testcase name="a"/>""", "error ST003: this is no well-formed XML")]
    [DataRow("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&e;"/></testsuite>""", "error ST003: this is no well-formed XML: For security reasons DTD is prohibited")]
    [DataRow("""<testsuite><testcase name="&lol;"/></testsuite>""", "error ST003: this is no well-formed XML: Reference to undeclared entity 'lol'")]
    [DataRow("""<html><body/></html>""", "error ST401: this is XML, but no JUnit report")]
    public void WhatIsUnsoundIsRefusedWhereItStands(string text, string expected)
    {
        using var test = new TrackerTest().With("in/a.json", text);

        test.Run("import", "{project}/in/a.json", "--module", "m01", "--prompt-version", "v1", "--model", "a", "--timestamp", Time).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    [DataRow("a.json", """[ { "user_input": "one?", "faithfulness": 0.9, "noise_sensitivity": 0.1, "took": 0.25 }, { "user_input": "two?", "faithfulness": NaN, "noise_sensitivity": 0.7, "took": 0.5 } ]""")]
    [DataRow("a.csv", "user_input,faithfulness,noise_sensitivity,took\none?,0.9,0.1,0.25\ntwo?,,0.7,0.5\n")]
    [DataRow("a.jsonl", "{ \"question\": \"one?\", \"faithfulness\": 0.9, \"noise_sensitivity\": 0.1, \"took\": 0.25 }\n{ \"question\": \"two?\", \"faithfulness\": null, \"noise_sensitivity\": 0.7, \"took\": 0.5 }\n")]
    public void RagasScoresAreVerdictsByAPassMarkAndNoScoreIsAnError(string name, string text)
    {
        using var test = new TrackerTest().With("in/" + name, text)
            .With("data/tracker.json", """{ "import": { "rules": [ { "match": { "format": "ragas" }, "scores": { "faithfulness": { "pass_mark": 0.8 }, "noise_sensitivity": { "pass_mark": 0.5 } } } ] } }""");

        test.Run("import", "{project}/in/" + name, "--module", "m01", "--prompt-version", "v1", "--model", "a", "--timestamp", Time).Exits(ExitCode.Fine);

        Assert.AreEqual(
            "m01 v1 a {pass_mark:{faithfulness:0.8,noise_sensitivity:0.5}} " + Time + " | 2/1/1 66.7 % verdict | faithfulness 1/1 errors 1 0.9 of 1 in 0..1, noise_sensitivity 1/2 0.4 of 2 in 0..1 lower",
            ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "warning ST421: columns that hold numbers but are no metrics of Ragas are left out: took", StringComparison.Ordinal);
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ARuleNamesTheRowsOfATableOfMeans()
    {
        using var test = new TrackerTest().With("in/a.csv", "\uFEFF버전,Faithfulness,Answer Relevancy\nalpha (x),0.5,0.25\nbeta,0.75,1\n")
            .With("data/tracker.json", """{ "import": { "rules": [ { "match": { "format": "ragas", "provider": { "pattern": "^(?<model>\\w+)" } }, "fields": { "module": "faq", "prompt_version": "v1", "timestamp": "2026-03-01T00:00:00" }, "links": { "row": "{버전}" } } ] } }""");

        test.Run("import", "{project}/in/a.csv").Exits(ExitCode.Fine);

        Assert.AreEqual(
            $"faq v1 alpha {Time} | answer_relevancy 0.25 of  in 0..1, faithfulness 0.5 of  in 0..1\nfaq v1 beta {Time} | answer_relevancy 1 of  in 0..1, faithfulness 0.75 of  in 0..1",
            ExperimentText.Of(test));
        StringAssert.Contains(test.Read("data/modules/faq.json"), "\"row\": \"alpha (x)\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void MtBenchJudgementsAreOneRunForEachModelAndJudge()
    {
        using var test = new TrackerTest().With("in/a.jsonl", """
            {"question_id": 1, "model": "a", "judge": ["gpt-4", "single-v1"], "score": 8, "turn": 1, "tstamp": 1719780345.5}
            {"question_id": 1, "model": "a", "judge": ["gpt-4", "single-v1-multi-turn"], "score": -1, "turn": 2, "tstamp": 1719780344.5}
            {"question_id": 2, "model": "a", "judge": ["gpt-4", "single-v1"], "score": 6.5, "turn": 1, "tstamp": 1719780346}
            {"question_id": 1, "model": "a", "judge": ["claude", "single-v1"], "score": 7, "turn": 1, "tstamp": 1719780347}
            """);

        test.Run("import", "{project}/in/a.jsonl", "--module", "mt", "--prompt-version", "v1", "--pass-mark", "7").Exits(ExitCode.Fine);

        Assert.AreEqual(
            "mt v1 a {pass_mark:7} 2024-06-30T20:45:44Z | 1/1/1 50.0 % verdict | turn 1 1/2 7.25 of 2 in 1..10, turn 2 0/0 errors 1 | score 7.25 of 2 in 1..10 | judge model=gpt-4\n"
            + "mt v1 a {pass_mark:7} 2024-06-30T20:45:47Z | 1/0/0 100.0 % verdict | turn 1 1/1 7 of 1 in 1..10 | score 7 of 1 in 1..10 | judge model=claude",
            ExperimentText.Of(test));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ItemsThatNoVerdictFileShouldHoldAreCountedOnly()
    {
        const int Rows = 200_000;
        var text = string.Concat(Enumerable.Range(0, Rows).Select(i => $$"""{"question_id":"question number {{i}} of a very large set","model":"a","judge":["j"],"score":{{(i % 4) + 6}},"turn":1,"tstamp":1719780345}{{"\n"}}"""));
        using var test = new TrackerTest().With("in/a.jsonl", text);

        test.Run("import", "{project}/in/a.jsonl", "--module", "m01", "--prompt-version", "v1", "--pass-mark", "7").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v1 a {pass_mark:7} 2024-06-30T20:45:45Z | 150000/50000/0 75.0 % verdict | turn 1 150000/200000 7.5 of 200000 in 1..10 | score 7.5 of 200000 in 1..10 | judge model=j", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "in/a.jsonl: warning ST421: its items are too many for a verdict file", StringComparison.Ordinal);
        Assert.IsFalse(Directory.Exists(test.PathOf("data/verdicts/m01")));
    }

    [TestMethod]
    public void OfJUnitAnErrorWeighsMoreThanAFailureAndThatMoreThanASkip()
    {
        using var test = new TrackerTest().With("in/a.xml", """
            <?xml version="1.0"?>
            <testsuites>
              <testsuite name="outer" tests="7" failures="1" errors="2" skipped="1" timestamp="2026-03-02T10:00:00">
                <properties><property name="model" value="gpt5"/><property name="prompt_version" value="v7"/><property name="other" value="x"/></properties>
                <testcase classname="c" name="passes"><system-out>deep <![CDATA[<b>]]></system-out></testcase>
                <testcase classname="c" name="passes"/>
                <testcase classname="c" name="fails"><failure message="no">because</failure></testcase>
                <testcase classname="c" name="breaks"><failure/><error>Request timed out after 60 s</error></testcase>
                <testcase classname="c" name="waits"><skipped/></testcase>
                <testsuite name="inner" tests="2" errors="1" timestamp="2026-03-01T10:00:00">
                  <testcase name="alone"><error message="engine down"/></testcase>
                  <testcase name="flaky"><flakyFailure message="once"/></testcase>
                </testsuite>
              </testsuite>
            </testsuites>
            """);

        test.Run("import", "{project}/in/a.xml", "--module", "m01").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v7 gpt-5 2026-03-01T10:00:00 | 3/1/2 skipped 1 75.0 % item | errors TIMEOUT=1", ExperimentText.Of(test));
        Assert.AreEqual("", test.Err);
        var sheet = File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m01")).Single());
        StringAssert.Contains(sheet, "\"items\": [\"alone\", \"c::breaks\", \"c::fails\", \"c::passes\", \"c::passes#2\", \"c::waits\", \"flaky\"]", StringComparison.Ordinal);
        StringAssert.Contains(sheet, "\"*\": \"EEFPPSP\"", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void OfJUnitWhatATestCaseSaysOfItselfCounts()
    {
        using var test = new TrackerTest().With("in/a.xml", """
            <testsuites tests="6" failures="2" disabled="2" errors="0" timestamp="2026-03-01T10:00:00" name="AllTests">
              <testsuite name="Sums" tests="6" failures="2" disabled="2" skipped="0" errors="0" timestamp="2026-03-01T10:00:00">
                <testcase name="Adds" status="run" result="completed" classname="Sums"/>
                <testcase name="DISABLED_Divides" status="notrun" result="suppressed" classname="Sums"/>
                <testcase name="Fails" status="run" result="completed" classname="Sums"><failure message="2 is not 3"/></testcase>
                <testcase name="FailsInWordsAlone" status="failed" classname="Sums"/>
                <testcase name="Waits" status="notrun" result="skipped" classname="Sums"><skipped message="later"/></testcase>
                <testcase name="Passes" status="passed" classname="Sums"><system-out>x</system-out></testcase>
              </testsuite>
            </testsuites>
            """);

        test.Run("import", "{project}/in/a.xml", "--module", "m01", "--prompt-version", "v1", "--model", "a").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v1 a 2026-03-01T10:00:00 | 2/2/0 skipped 2 50.0 % item", ExperimentText.Of(test));
        Assert.AreEqual("", test.Err);
    }

    [TestMethod]
    public void ARuleTellsSuitesApart()
    {
        using var test = new TrackerTest().With("in/a.xml", """<testsuites><testsuite name="greet_v1" timestamp="2026-03-02T10:00:00"><testcase name="a"/></testsuite><testsuite name="greet_v2" timestamp="2026-03-02T11:00:00"><testcase name="a"><failure/></testcase></testsuite></testsuites>""")
            .With("data/tracker.json", """{ "import": { "rules": [ { "match": { "task": { "pattern": "^(?<module>\\w+)_(?<prompt_version>v\\d+)$" } } } ] } }""");

        test.Run("import", "{project}/in/a.xml", "--model", "a").Exits(ExitCode.Fine);

        Assert.AreEqual("greet v1 a 2026-03-02T10:00:00 | 1/0/0 100.0 % item\ngreet v2 a 2026-03-02T11:00:00 | 0/1/0 0.0 % item", ExperimentText.Of(test));
    }

    [TestMethod]
    public void TheSameContentUnderOtherRulesIsToldToGiveOtherFigures()
    {
        const string Rows = "version,case,passed\nv1,one,false\nv1,two,true\n";
        const string Rule = """{ "import": { "rules": [ { "match": { "file": "*.csv" }, "fields": { "module": "m01", "prompt_version": "v1", "model": "a", "timestamp": "2026-03-01T00:00:00" }, "columns": { "item": "case", "result": "passed" }{0} } ] } }""";
        using var test = new TrackerTest().With("in/a.csv", Rows).With("data/tracker.json", Rule.Replace("{0}", "", StringComparison.Ordinal));
        test.Run("import", "{project}/in/a.csv").Exits(ExitCode.Fine);
        test.With("data/tracker.json", Rule.Replace("{0}", """, "outcomes": [ { "when": { "result": "fail" }, "is": "error" } ]""", StringComparison.Ordinal));

        test.Run("import", "{project}/in/a.csv").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "0 new, 1 already there", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "is there with 1 passed, 1 failed, 0 errors; now this file gives 1 passed, 0 failed, 1 errors, which is not taken", StringComparison.Ordinal);
    }
}
