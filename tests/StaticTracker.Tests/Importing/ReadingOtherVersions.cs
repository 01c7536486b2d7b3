using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Formats as earlier and later versions of their tools write them, and with their keys in any order: texts of our own in shapes that the tools' sources and documents fix.</summary>
[TestClass]
public sealed class ReadingOtherVersions
{
    private const string Timed = "--timestamp 2026-03-01T00:00:00";
    private const string Told = Timed + " --model a";

    /// <summary>DeepEval before it told of each metric whether it passed: the least score that passes stands there.</summary>
    private const string EarlyDeepEval = """
        { "testFile": "test_a.py", "testCases": [
            { "name": "test_one", "input": "one?", "actualOutput": "1", "success": true, "runDuration": 1.5, "metricsMetadata": [
              { "metric": "Answer Relevancy", "score": 0.5, "minimumScore": 0.5, "reason": "fits" }, { "metric": "Bias", "score": 0.9, "minimumScore": 0.5 } ] },
            { "name": "test_two", "input": "two?", "actualOutput": "3", "success": false, "metricsMetadata": [
              { "metric": "Answer Relevancy", "score": 0.4999, "minimumScore": 0.5 }, { "metric": "Bias", "minimumScore": 0.5 } ] } ],
          "metricScores": [ { "metric": "Answer Relevancy", "score": 0.49995 } ], "configurations": { "model": "gpt-3.5-turbo" } }
        """;

    /// <summary>DeepEval since metrics may be marked as flaky: such a one decides no case.</summary>
    private const string FlakyDeepEval = """
        { "testRunData": { "testCases": [
            { "name": "one", "input": "one?", "actualOutput": "1", "success": true, "metricsData": [ { "name": "A", "success": true, "score": 1, "threshold": 0.5 }, { "name": "B", "success": false, "score": 0.1, "flaky": true } ] },
            { "name": "two", "input": "two?", "actualOutput": "1", "success": false, "metricsData": [ { "name": "A", "success": false, "error": "timed out" }, { "name": "B", "success": false, "score": 0.1, "flaky": true } ] },
            { "name": "three", "input": "three?", "actualOutput": "1", "success": null, "metricsData": [ { "name": "B", "success": true, "score": 1, "flaky": true } ] } ] } }
        """;

    /// <summary>Scores of Langfuse as its scheduled export writes them to a storage.</summary>
    private const string StoredLangfuse = """
        {"id":"s1","timestamp":"2026-03-01 10:00:02.000000","project_id":"p","environment":"default","trace_id":"t1","observation_id":null,"session_id":null,"dataset_run_id":"run-1","name":"correct","value":1,"source":"EVAL","comment":"fits","data_type":"BOOLEAN","string_value":"True"}
        {"id":"s2","timestamp":"2026-03-01 10:00:01.000000","project_id":"p","environment":"default","trace_id":"t2","observation_id":null,"session_id":null,"dataset_run_id":"run-1","name":"correct","value":0,"source":"EVAL","comment":null,"data_type":"BOOLEAN","string_value":"False"}
        {"id":"s3","timestamp":"2026-03-01 10:00:03.000000","project_id":"p","environment":"default","trace_id":"t1","observation_id":null,"session_id":null,"dataset_run_id":"run-1","name":"tone","value":0.25,"source":"EVAL","comment":null,"data_type":"NUMERIC","string_value":null}

        """;

    private const string RowsFirst = """
        {"data": [["one?", "1", 5, "right"], ["two?", "3", 1, null], ["three?", "4", NaN, null]],
         "index": [0, 1, 2],
         "columns": ["inputs", "outputs", "correct/v1/score", "correct/v1/justification"]}
        """;

    private const string ColumnsFirst = """{"columns": ["inputs", "outputs", "correct/v1/score", "correct/v1/justification"], "index": [0, 1, 2], "data": [["one?", "1", 5, "right"], ["two?", "3", 1, null], ["three?", "4", NaN, null]]}""";

    private const string Graded = "m01 v1 a {pass_mark:4} 2026-03-01T00:00:00 | 1/1/1 50.0 % verdict | correct/v1 1/2 errors 1 3 of 2 | score 3 of 2";

    [TestMethod]
    [DataRow("deepeval", EarlyDeepEval, Timed, "m01 v1 gpt-3.5-turbo 2026-03-01T00:00:00 | 1/1/0 50.0 % item | Answer Relevancy 1/2 0.49995 of 2 in 0..1, Bias 1/1 errors 1 0.9 of 1 in 0..1")]
    [DataRow("deepeval", FlakyDeepEval, Told, "m01 v1 a 2026-03-01T00:00:00 | 1/0/1 100.0 % item | A 1/1 errors 1 1 of 1 in 0..1, B 1/3 0.4 of 3 in 0..1")]
    [DataRow("langfuse", StoredLangfuse, "--model a", "m01 v1 a 2026-03-01 10:00:01.000000 | 1/1/0 50.0 % verdict | correct 1/2, tone 0.25 of 1 | score 0.25 of 1")]
    [DataRow("mlflow", ColumnsFirst, Told + " --pass-mark 4", Graded)]
    [DataRow("mlflow", RowsFirst, Told + " --pass-mark 4", Graded)]
    [DataRow("ragas", """{"columns":["user_input","response","faithfulness"],"index":[0,1],"data":[["one?","a",0.5],["two?","b",null]]}""", Told, "m01 v1 a 2026-03-01T00:00:00 | -/-/1 verdict | faithfulness errors 1 0.5 of 1 in 0..1 | score 0.5 of 1 in 0..1")]
    [DataRow("langsmith", """{"columns":["inputs.q","error","feedback.right","example_id"],"data":[["one?",null,true,"e1"],["two?",null,false,"e2"]]}""", Told, "m01 v1 a 2026-03-01T00:00:00 | 1/1/0 50.0 % verdict | right 1/2")]
    [DataRow("mlflow", """{"columns":["trace_id","request","assessments"],"data":[["t1","one?",[{"assessment_name":"right","feedback":{"value":"yes"}}]]]}""", Told, "m01 v1 a 2026-03-01T00:00:00 | 1/0/0 100.0 % verdict | right 1/1")]
    [DataRow("inspect", """{"results":{"total_samples":4,"completed_samples":4,"scores":[{"name":"match","scorer":"match","metrics":{"accuracy":{"name":"accuracy","value":0.25}}}]},"status":"success","eval":{"task":"t","model":"b","created":"2026-03-01T00:00:00Z","dataset":{"name":"d"},"config":{}}}""",
        "--override", "m01 v1 b d 2026-03-01T00:00:00Z | 1/3/0 25.0 % verdict | match 1/4")]
    public void GivesTheFiguresThatItsRowsGive(string format, string text, string options, string expected)
    {
        using var test = new TrackerTest().With("in/a.json", text);
        string[] arguments = ["import", "{project}/in/a.json", "--module", "m01", "--prompt-version", "v1", .. options.Split(' ')];

        Assert.StartsWith($"in/a.json: {format}, 1 run", test.Run([.. arguments, "--explain"]).Out);
        test.Run(arguments).Exits(ExitCode.Fine);

        Assert.AreEqual(expected, ExperimentText.Of(test));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    [DataRow("{\"user_input\": {\"0\": \"q\"}, \"faithfulness\": {\"0\": 0.5}}", "this is a frame as pandas writes it column by column; write it row by row: to_json(orient=\"records\")")]
    [DataRow("{\"trace_id\":{\"0\":\"t\"},\"assessments\":{\"0\":[]}}", "this is a frame as pandas writes it column by column; write it row by row: to_json(orient=\"records\")")]
    [DataRow("evalId: eval-abc\nresults:\n  version: 3\n", "this is a promptfoo result as YAML; have it as JSON: promptfoo export eval <id> -o results.json")]
    [DataRow("---\nevalId: eval-abc\n", "this is a promptfoo result as YAML")]
    public void WhatIsWrittenInAnotherWayIsRefusedByItsName(string text, string expected)
    {
        using var test = new TrackerTest().With("in/a.json", text);

        test.Run(["import", "{project}/in/a.json", "--module", "m01", "--prompt-version", "v1", .. Told.Split(' ')]).Exits(ExitCode.Problems);

        Assert.StartsWith("in/a.json: error ST401: " + expected, test.Err);
    }

    [TestMethod]
    [DataRow("run_id kind event module prompt_version model started_at config")]
    [DataRow("module prompt_version model started_at config event kind run_id")]
    [DataRow("event kind run_id module prompt_version model started_at config")]
    [DataRow("config module run_id model event started_at prompt_version kind")]
    [DataRow("prompt_version model module event config kind run_id started_at")]
    public void ALogOfARunIsOneWhateverTheOrderOfItsKeys(string order)
    {
        const string Run = "m01_v3_20260120T003146Z_1a2b3c4d";
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["run_id"] = $"\"{Run}\"", ["kind"] = "\"trace\"", ["event"] = "\"start\"", ["module"] = "\"m01\"", ["prompt_version"] = "\"v3\"", ["model"] = "\"gpt-5\"", ["started_at"] = "\"2026-01-20T00:31:46Z\"",
            ["config"] = "{\"temperature\": 0}",
        };
        var lines = $"{{{string.Join(", ", order.Split(' ').Select(k => $"\"{k}\": {values[k]}"))}}}\n{{\"verdict\": \"PASS\", \"item\": \"a\", \"kind\": \"evaluation\", \"run_id\": \"{Run}\"}}\n";
        using var test = new TrackerTest().With("in/log.jsonl", lines);

        test.Run("import", "{project}/in/log.jsonl").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v3 gpt-5 {temperature:0} 2026-01-20T00:31:46Z | 1/0/0 100.0 % item", ExperimentText.Of(test));
    }

    [TestMethod]
    public void AJudgeResultThatNamesARunStaysOne()
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of("PF").With("run_id", "r"));

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v1 gpt-5 2026-01-20T00:31:46 | 1/1/0 50.0 % verdict | right 1/2", ExperimentText.Of(test));
    }

    [TestMethod]
    public void RowsBeforeTheirColumnsMayBeMoreThanAWindow()
    {
        const int Rows = 60_000;
        var text = new StringBuilder("{\"data\":[");
        for (var i = 0; i < Rows; i++)
        {
            text.Append(i == 0 ? "" : ",\n").Append(System.Globalization.CultureInfo.InvariantCulture, $"[\"question {i} of a table that is longer than what is read at once, so that its columns are not in sight\",{i % 2}]");
        }

        using var test = new TrackerTest().With("in/a.json", text.Append("],\"columns\":[\"inputs\",\"right/v1/score\"]}").ToString());

        test.Run(["import", "{project}/in/a.json", "--module", "m01", "--prompt-version", "v1", "--no-verdicts", "--pass-mark", "1", .. Told.Split(' ')]).Exits(ExitCode.Fine);

        Assert.Contains($"{Rows / 2}/{Rows / 2}/0 50.0 % verdict", ExperimentText.Of(test));
    }
}
