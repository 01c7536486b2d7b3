using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Exports of MLflow, Braintrust, LangSmith and Langfuse with texts of our own, in the forms that their sources fix.</summary>
[TestClass]
public sealed class ImportingFromPlatforms
{
    private const string Time = "2026-03-01T00:00:00";

    private const string Langfuse = """"
        id,traceId,sessionId,datasetRunId,timestamp,source,name,dataType,value,stringValue,comment,metadata,observationId,traceName,userId,traceTags,environment,authorUserName
        s1,t1,,,2026-03-01T10:00:02.000Z,EVAL,correct,BOOLEAN,1,True,fits,{},,qa,,[],default,
        s2,t2,,,2026-03-01T10:00:01.000Z,EVAL,correct,BOOLEAN,0,False,"no, ""never""",{},,qa,,[],default,
        s3,t1,,,2026-03-01T10:00:03.000Z,EVAL,tone,NUMERIC,0.25,,,{},,qa,,[],default,
        s4,t2,,,2026-03-01T10:00:03.000Z,EVAL,tone,NUMERIC,,,,{},,qa,,[],default,
        s5,t2,,,2026-03-01T10:00:03.000Z,ANNOTATION,style,CATEGORICAL,0,=cmd(),,{},,qa,,[],default,
        s6,,,run-1,2026-03-01T10:00:03.000Z,API,f1,NUMERIC,0.5,,,{},,,,[],default,

        """";

    private const string Braintrust = """
        { "events": [
          { "id": "1", "experiment_id": "exp-1", "created": "2026-03-01T10:00:01Z", "span_id": "a", "root_span_id": "a", "is_root": true, "input": "one?", "output": "1", "expected": "1", "scores": { "Exact": 1, "Judge": 0.5 }, "metadata": { "model": "gpt-4o" }, "metrics": { "start": 10, "end": 11.5, "prompt_tokens": 7, "completion_tokens": 2 } },
          { "id": "2", "experiment_id": "exp-1", "created": "2026-03-01T10:00:00Z", "span_id": "b", "root_span_id": "a", "is_root": false, "input": "x", "scores": { "Exact": 0 } },
          { "id": "3", "experiment_id": "exp-1", "created": "2026-03-01T10:00:02Z", "span_id": "c", "root_span_id": "c", "is_root": true, "input": "two?", "output": null, "error": "rate limit", "scores": {}, "metadata": { "model": "gpt-4o" }, "metrics": { "start": 10, "end": 10.5, "prompt_tokens": 7, "completion_tokens": 0 } },
          { "id": "4", "experiment_id": "exp-1", "created": "2026-03-01T10:00:02Z", "span_id": "d", "root_span_id": "d", "is_root": true, "input": "three?", "output": "3", "scores": { "Exact": 0, "Judge": null }, "metadata": { "model": "gpt-4o" }, "metrics": { "start": 10, "end": 11, "prompt_tokens": 7, "completion_tokens": 2 } } ], "cursor": null }
        """;

    private const string LangSmith = """
        ,inputs.question,outputs.answer,error,reference.answer,feedback.correct,feedback.helpful,execution_time,example_id,id
        0,one?,1,,1,True,0.75,1.5,e1,r1
        1,two?,,TimeoutError(),2,,,30,e2,r2
        2,three?,4,,3,False,,0.5,e3,r3

        """;

    private const string Table = """
        {"columns": ["inputs", "ground_truth", "outputs", "token_count", "latency", "answer_correctness/v1/score", "answer_correctness/v1/justification"],
         "data": [["one?", "1", "one", 3, 0.5, 5, "right"], ["two?", "2", "three", 4, 1.5, 1, "wrong"], ["four?", "4", "", 0, 1, null, null], ["five?", "5", "x", 1, 1, NaN, null]]}
        """;

    private const string Traces = """
        [ { "trace_id": "t1", "request": "one?", "response": "1", "request_time": "2026-03-01T10:00:00Z", "execution_duration": 500, "assessments": [
              { "assessment_name": "correctness", "source": { "source_type": "LLM_JUDGE", "source_id": "openai:/gpt-4.1" }, "feedback": { "value": "yes" }, "rationale": "fits" },
              { "assessment_name": "correctness", "source": { "source_type": "HUMAN", "source_id": "ann@example.org" }, "feedback": { "value": false } },
              { "assessment_name": "expected_facts", "source": { "source_type": "HUMAN", "source_id": "x" }, "expectation": { "value": "1" } } ] },
          { "trace_id": "t2", "request": "two?", "response": "3", "request_time": 1772359199000, "execution_duration": 1500, "assessments": [
              { "name": "correctness", "source": { "source_type": "LLM_JUDGE", "source_id": "openai:/gpt-4.1" }, "feedback": { "value": "no" } },
              { "name": "safety", "source": { "source_type": "CODE", "source_id": "f" }, "feedback": { "value": null }, "error": { "error_code": "RATE_LIMIT", "error_message": "too many" } } ] } ]
        """;

    private static TrackerTest Imported(string name, string text, params string[] more)
    {
        var test = new TrackerTest().With("in/" + name, text);
        return test.Run(["import", "{project}/in/" + name, "--module", "m01", "--prompt-version", "v1", .. more]);
    }

    [TestMethod]
    [DataRow("scores.csv", Langfuse, "m01 v1 a 2026-03-01T10:00:01.000Z | 1/1/0 50.0 % verdict | correct 1/2, tone 0.25 of 1 | score 0.25 of 1", "--model", "a")]
    [DataRow("e.json", Braintrust,
        "m01 v1 gpt-4o {pass_mark:0.75} 2026-03-01T10:00:01Z | 1/2/2 33.3 % verdict | Exact 1/2 errors 1 0.5 of 2, Judge 0/1 errors 1 0.5 of 1 | usage tokens_in=21 tokens_out=4 latency_ms_mean=1000", "--pass-mark", "0.75")]
    [DataRow("e.csv", LangSmith,
        "m01 v1 a {pass_mark:0.5} 2026-03-01T00:00:00 | 2/1/2 66.7 % verdict | correct 1/2 errors 1, helpful 1/1 errors 1 0.75 of 1 | score 0.75 of 1 | usage latency_ms_mean=10666.7", "--model", "a", "--timestamp", Time, "--pass-mark", "0.5")]
    [DataRow("eval_results_table.json", Table,
        "m01 v1 a {pass_mark:4} 2026-03-01T00:00:00 | 1/1/2 50.0 % verdict | answer_correctness/v1 1/2 errors 2 3 of 2 | score 3 of 2 | usage tokens_out=8 latency_ms_mean=1000", "--model", "a", "--timestamp", Time, "--pass-mark", "4")]
    [DataRow("traces.json", Traces,
        "m01 v1 a 2026-03-01T09:59:59Z | 1/2/1 33.3 % verdict | correctness 1/2, correctness (human) 0/1, safety 0/0 errors 1 | usage latency_ms_mean=1000 | judge model=openai:/gpt-4.1", "--model", "a")]
    public void GivesTheFiguresThatItsRowsGive(string name, string text, string expected, params string[] options)
    {
        using var test = Imported(name, text, options).Exits(ExitCode.Fine);

        Assert.AreEqual(expected, ExperimentText.Of(test));
        test.Run("check").Exits(ExitCode.Fine);
        test.Run(["import", "{project}/in/" + name, "--module", "m01", "--prompt-version", "v1", .. options]).Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "0 new, 1 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("""[ { "id": "s1", "traceId": "t1", "name": "ok", "dataType": "BOOLEAN", "value": 1, "stringValue": "True", "timestamp": "2026-03-01T00:00:00" }, { "id": "s1", "traceId": "t1", "name": "ok", "dataType": "BOOLEAN", "value": 0, "stringValue": "False", "timestamp": "2026-03-01T00:00:00" } ]""")]
    [DataRow("""{ "events": [ { "id": "1", "experiment_id": "e", "span_id": "a", "root_span_id": "a", "input": "q", "scores": { "ok": 1 } }, { "id": "1", "experiment_id": "e", "span_id": "a", "root_span_id": "a", "input": "q", "scores": { "ok": 0 } } ] }""")]
    [DataRow("""[ { "id": "r1", "example_id": "e1", "feedback.ok": true }, { "id": "r1", "example_id": "e1", "feedback.ok": false } ]""")]
    [DataRow("""[ { "trace_id": "t1", "request": "q", "assessments": [ { "assessment_name": "ok", "feedback": { "value": "yes" } } ] }, { "trace_id": "t1", "request": "q", "assessments": [ { "assessment_name": "ok", "feedback": { "value": "no" } } ] } ]""")]
    public void ARowThatComesAgainCountsOnce(string text)
    {
        using var test = Imported("a.json", text, "--model", "a", "--timestamp", Time, "--pass-mark", "1", "--override").Exits(ExitCode.Fine);

        Assert.Contains(" | 1/0/0 100.0 % verdict | ok 1/1", ExperimentText.Of(test));
        Assert.Contains(": warning ST421: 1 row has the id of a row before, this one first: left out, so that nothing counts twice", test.Err);
    }

    [TestMethod]
    public void TellsWhatItLeavesOut()
    {
        using var test = Imported("scores.csv", Langfuse, "--model", "a").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "warning ST421: 1 scores are of a whole run, not of an item: left out", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "warning ST421: 2 scores are not judged, and counted nowhere; words that no rule explains: '=cmd()'", StringComparison.Ordinal);
    }

    [TestMethod]
    public void KeepsTextsWhereTheyAreAskedFor()
    {
        using var test = Imported("e.json", Braintrust, "--pass-mark", "0.75", "--details", "failed").Exits(ExitCode.Fine);
        var details = File.ReadAllText(Directory.GetFiles(test.PathOf("data/details/m01")).Single());

        StringAssert.Contains(details, "\"Exact\": \"rate limit\"", StringComparison.Ordinal);
        StringAssert.Contains(details, "\"input\": \"two?\"", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    [DataRow("a.csv", "id,traceId,name,dataType,value,stringValue,timestamp\ns1,t1,x,VECTOR,1,,2026-03-01T10:00:00Z\n", "error ST409: 'VECTOR' is no type of a score that is known")]
    [DataRow("a.csv", "id,traceId,name,dataType,value,stringValue,timestamp\ns1,t1,,NUMERIC,1,,2026-03-01T10:00:00Z\n", "error ST409: a score in this row has no name")]
    [DataRow("a.csv", "id,traceId,name,dataType,value,stringValue,timestamp\ns1,t1,x,NUMERIC,1", "error ST409: this row has 5 cells")]
    [DataRow("a.csv", "id,traceId,name,dataType,value,stringValue,timestamp\n", "error ST408: no row holds a score")]
    [DataRow("a.json", """{ "events": [ { "span_id": "a", "scores": { "x": "good" }, "input": 1 } ] }""", "error ST409: the score 'x' of this row is no number")]
    [DataRow("a.json", """{ "events": [ { "span_id": "a", "scores": { "x": 1 """, "error ST003")]
    [DataRow("a.json", """{ "events": 7 }""", "error ST419: there are no rows at 'events'")]
    [DataRow("a.json", """{ "events": [ 7 ] }""", "error ST409: a row must be an object")]
    [DataRow("a.csv", "span_id,root_span_id,input,scores\na,a,q,{x\n", "error ST003")]
    [DataRow("a.csv", "example_id,feedback.x\n,1\n", "error ST409: this row names no example")]
    [DataRow("a.json", """{ "columns": ["inputs", "a/v1/score"], "data": [ ["q"] ] }""", "error ST409: a row must be an array with 2 cells")]
    [DataRow("a.json", """{ "columns": ["inputs", "inputs"], "data": [] }""", "error ST005: two columns are called 'inputs'")]
    [DataRow("a.json", """{ "columns": ["a/v1/score", "outputs"], "data": [ [1, "x"] ] }""", "error ST419: no column of this table says what was asked, so that nothing tells its items apart: it has 'a/v1/score', 'outputs'")]
    [DataRow("a.json", """{ "data": 7, "columns": ["inputs", "a/v1/score"] }""", "a.json:1:11: error ST409: the \"data\" of this table must be an array")]
    [DataRow("a.json", """{ "columns": ["inputs", "a/v1/score"], "data": 7 }""", "a.json:1:48: error ST409: the \"data\" of this table must be an array")]
    [DataRow("a.json", "{ \"data\": [ [\"q\", 1],\n [\"r\"] ], \"columns\": [\"inputs\", \"a/v1/score\"] }", "a.json:2:2: error ST409: a row must be an array with 2 cells")]
    [DataRow("a.json", """{ "data": [ ["q", 1] ], "columns": [] }""", "error ST409: there are no \"columns\" in this table")]
    [DataRow("a.json", """{ "columns": ["inputs", "a/v1/score"], "data": [ ["q", 1] ], "data": [ ["r", 0] ] }""", "a.json:1:62: error ST005: the key \"data\" stands twice in one object")]
    [DataRow("a.json", """{ "data": [ ["q", 1] ], "data": [ ["r", 0] ], "columns": ["inputs", "a/v1/score"] }""", "a.json:1:25: error ST005: the key \"data\" stands twice in one object")]
    [DataRow("a.json", """{ "data": [ ["q", 1] ], "columns": ["inputs", "a/v1/score"] } x""", "error ST003")]
    [DataRow("a.json", """{ "columns": ["inputs", "outputs"], "data": [ ["q", "a"] ] }""", "error ST419: no column of this table is a metric")]
    [DataRow("a.json", """{ "columns": ["inputs", "a/v1/score"], "data": [ ["q", 1""", "error ST003")]
    [DataRow("a.json", """[ { "trace_id": "t", "request": "q", "assessments": "[Assessment(…)]" } ]""", "error ST003")]
    [DataRow("a.json", """[ { "trace_id": "t", "request": "q", "assessments": {} } ]""", "error ST409: the \"assessments\" of this trace are no array")]
    [DataRow("a.json", """[ { "trace_id": "t", "request": "q", "assessments": [] } ]""", "error ST408: no row holds a score")]
    public void WhatIsUnsoundIsRefused(string name, string text, string expected)
    {
        using var test = Imported(name, text, "--model", "a", "--timestamp", Time).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }
}
