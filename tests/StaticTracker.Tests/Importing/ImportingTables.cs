using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Any table, through a rule that says what its columns mean.</summary>
[TestClass]
public sealed class ImportingTables
{
    private const string Fields = """ "fields": { "module": "m01", "prompt_version": "{version}", "model": "{model}[@{tool}]", "timestamp": "2026-03-01T00:00:00" } """;
    private const string ByItem = "{" + Fields + """, "match": { "file": "*.*" }, "columns": { "item": "case", "result": "passed", "reason": "why", "cost_usd": "usd", "latency_s": "seconds" } }""";
    private const string ByScore = "{" + Fields + """, "match": { "file": "*.*" }, "columns": { "item": "case", "scores": { "helpful": "help", "brief": "words" } }, "scores": { "helpful": { "min": 0, "max": 1, "pass_mark": 0.5, "better": "higher" }, "brief": { "better": "lower" } } }""";
    private const string Whole = "{" + Fields + """, "match": { "file": "*.*" }, "columns": { "pass": "ok", "total": "n", "rate_percent": "rate", "cost_usd": { "column": "usd", "unknown": [0] } } }""";

    private const string Csv =
        """
        version,model,tool,case,passed,why,usd,seconds
        v1,a,xml,one,true,,0.5,1.5
        v1,a,xml,two,FALSE,"said ""no"",
        then nothing",0.25,2.5
        v1,a,,one,True,,0.1,1
        v2,a,xml,one,error,engine down,,3
        v2,a,xml,two,skipped,,,
        v2,a,xml,three,maybe,,0,1

        """;

    [TestMethod]
    public void RowsWithTheSameFieldsAreOneExperiment()
    {
        using var test = With(ByItem).With("in/runs.csv", Csv);

        test.Run("import", "{project}/in/runs.csv").Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            m01 v1 a 2026-03-01T00:00:00 | 1/0/0 100.0 % item | usage cost_usd=0.1 latency_ms_mean=1000
            m01 v1 a@xml 2026-03-01T00:00:00 | 1/1/0 50.0 % item | usage cost_usd=0.75 latency_ms_mean=2000
            m01 v2 a@xml 2026-03-01T00:00:00 | 0/0/2 skipped 1 item
            """,
            ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "in/runs.csv:8:1: warning ST407: 1 verdict says 'maybe': counted as errors, not as failures", StringComparison.Ordinal);
        test.Run("check", "--fix").Exits(ExitCode.Fine);
        test.Run("import", "{project}/in/runs.csv").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "0 new, 3 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("runs.tsv", "version\tmodel\tcase\tpassed\nv1\ta\tone\tyes\nv1\ta\ttwo\tno\n")]
    [DataRow("runs.csv", "version;model;case;passed\r\nv1;a;one;yes\r\n\r\nv1;a;two;no\r\n")]
    [DataRow("bom.csv", "\uFEFFversion,model,case,passed\nv1,a,one,yes\nv1,a,two,no")]
    [DataRow("runs.jsonl", "{\"version\":\"v1\",\"model\":\"a\",\"case\":\"one\",\"passed\":true}\n{\"version\":\"v1\",\"model\":\"a\",\"case\":\"two\",\"passed\":false}\n")]
    [DataRow("runs.json", "[{\"version\":\"v1\",\"model\":\"a\",\"case\":\"one\",\"passed\":1},{\"version\":\"v1\",\"model\":\"a\",\"case\":\"two\",\"passed\":0}]")]
    [DataRow("runs.yaml", "# runs\n- version: v1\n  model: a\n  case: one\n  passed: true\n- {version: v1, model: a, case: two, passed: false, tags: [a, {b: c}]}\n")]
    public void ItIsTheSameWhateverItIsWrittenIn(string name, string text)
    {
        using var test = With("{" + Fields + """, "match": { "file": "*.*" }, "columns": { "item": "case", "result": "passed" } }""").With("in/" + name, text);

        test.Run("import", "{project}/in/" + name).Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v1 a 2026-03-01T00:00:00 | 1/1/0 50.0 % item", ExperimentText.Of(test));
        StringAssert.Contains(File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m01")).Single()), "\"items\": [\"one\", \"two\"],\n  \"verdicts\": {\n    \"*\": \"PF\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ScoresAreVerdictsOnlyByAPassMark()
    {
        using var test = With(ByScore).With("in/s.csv", "version,model,tool,case,help,words\nv1,a,,one,0.9,10\nv1,a,,two,0.25,20\nv1,a,,three,NaN,60\nv1,a,,four,,30\n");

        test.Run("import", "{project}/in/s.csv").Exits(ExitCode.Fine);

        Assert.AreEqual(
            "m01 v1 a {pass_mark:{helpful:0.5}} 2026-03-01T00:00:00 | 1/1/1 50.0 % verdict | brief 30 of 4 lower, helpful 1/2 errors 1 0.575 of 2 in 0..1",
            ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "in/s.csv: warning ST421: 1 result or score is empty: not judged, and counted nowhere", StringComparison.Ordinal);
        var sheet = File.ReadAllText(Directory.GetFiles(test.PathOf("data/verdicts/m01")).Single());
        StringAssert.Contains(sheet, "\"items\": [\"four\", \"one\", \"three\", \"two\"]", StringComparison.Ordinal);
        StringAssert.Contains(sheet, "\"helpful\": \"-PEF\"", StringComparison.Ordinal);
        StringAssert.Contains(sheet, "\"helpful\": [null, 0.9, null, 0.25]", StringComparison.Ordinal);
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void AnOptionGivesAPassMarkToo()
    {
        using var test = With(ByScore).With("in/s.csv", "version,model,tool,case,help,words\nv1,a,,one,0.9,10\nv1,a,,two,0.25,0.5\n");

        test.Run("import", "{project}/in/s.csv", "--pass-mark", "0.5").Exits(ExitCode.Fine);

        StringAssert.Contains(ExperimentText.Of(test), "2/2/0 50.0 % verdict | brief 1/2 5.25 of 2 lower, helpful 1/2 0.575 of 2 in 0..1", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AScoreWithoutAMarkHasNoRate()
    {
        using var test = With("{" + Fields + """, "columns": { "item": "case", "rubric": "turn", "score": "points" }, "match": { "file": "*.csv" }, "scores": { "*": { "min": 1, "max": 10, "errors": [-1] } } }""")
            .With("in/s.csv", "version,model,tool,case,turn,points\nv1,a,,one,first,8\nv1,a,,one,second,-1\nv1,a,,two,first,7\n");

        test.Run("import", "{project}/in/s.csv").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v1 a 2026-03-01T00:00:00 | -/-/1 verdict | first 7.5 of 2 in 1..10, second errors 1 | score 7.5 of 2 in 1..10", ExperimentText.Of(test));
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ARowOfCountsIsAWholeExperimentAndAStatedRateThatDisagreesIsTold()
    {
        using var test = With(Whole).With("in/w.csv", "version,model,tool,ok,n,rate,usd\nv1,a,,8,225,3.6,0.3236\nv1,b,,139,224,61.7,0.0000\nv1,a,,9,225,4,\n");

        test.Run("import", "{project}/in/w.csv").Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            m01 v1 a 2026-03-01T00:00:00 | 8/217/0 3.6 % | usage cost_usd=0.3236
            m01 v1 a 2026-03-01T00:00:00 | 9/216/0 4.0 %
            m01 v1 b 2026-03-01T00:00:00 | 139/85/0 62.1 %
            """,
            string.Join('\n', ExperimentText.Lines(test).Order(StringComparer.Ordinal)));
        Assert.AreEqual("in/w.csv:3:1: warning ST406: the file states a pass rate of 61.7; its counts give 62.1 (139 of 224), which is taken\n", test.Err);
    }

    [TestMethod]
    public void ARateWithoutCountsIsTakenAsItIsStated()
    {
        using var test = With("{" + Fields + """, "match": { "file": "*.csv" }, "columns": { "rate_share": "acc", "scores": ["bleu"] } }""").With("in/r.csv", "version,model,tool,acc,bleu\nv1,a,,0.7917,31.50\nv1,b,,,12\n");

        test.Run("import", "{project}/in/r.csv").Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            m01 v1 a 2026-03-01T00:00:00 | 79.17 % | bleu 31.50 of  | score 31.50 of 
            m01 v1 b 2026-03-01T00:00:00 | bleu 12 of  | score 12 of 
            """,
            ExperimentText.Of(test));
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void RefusedCallsThatAreWrittenAsFailuresCanBeCalledErrors()
    {
        using var test = With("{" + Fields + """, "match": { "file": "*.csv" }, "columns": { "item": "case", "result": "passed" }, "outcomes": [ { "when": { "result": "fail", "columns": { "tokens": "0", "model": "anthropic/*" } }, "is": "error", "label": "ENGINE_ERROR" } ] }""")
            .With("in/g.csv", "version,model,tool,case,passed,tokens\nv1,anthropic/c,,one,false,0\nv1,anthropic/c,,two,false,7\nv1,openai/g,,one,false,0\n");

        test.Run("import", "{project}/in/g.csv").Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            m01 v1 anthropic/c 2026-03-01T00:00:00 | 0/1/1 0.0 % item | errors ENGINE_ERROR=1
            m01 v1 openai/g 2026-03-01T00:00:00 | 0/1/0 0.0 % item
            """,
            ExperimentText.Of(test));
    }

    [TestMethod]
    public void ATimeInAColumnTellsRunsApartAndOneInAPathDoesNot()
    {
        const string InPath = """{ "match": { "file": { "pattern": "/(?<day>\\d{4}-\\d\\d-\\d\\d)/" } }, "fields": { "module": "m01", "prompt_version": "v1", "model": "{model}", "timestamp": "{day}T00:00:00" }, "columns": { "item": "case", "result": "passed" } }""";
        const string InColumn = """{ "match": { "file": "*.csv" }, "fields": { "module": "m02", "prompt_version": "v1", "model": "{model}", "timestamp": "{at|epoch}" }, "columns": { "item": "case", "result": "passed" } }""";
        using var test = With(InPath, InColumn).With("2026-03-01/a.csv", "model,case,passed\na,one,true\n").With("2026-03-02/a.csv", "model,case,passed\na,one,true\n")
            .With("in/b.csv", "model,at,case,passed\na,1768964383,one,true\na,1768964384,one,false\n");

        test.Run("import", "{project}/2026-03-01", "{project}/2026-03-02", "{project}/in/b.csv").Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            m01 v1 a 2026-03-01T00:00:00 | 1/0/0 100.0 % item
            m02 v1 a 2026-01-21T02:59:43Z | 1/0/0 100.0 % item
            m02 v1 a 2026-01-21T02:59:44Z | 0/1/0 0.0 % item
            """,
            ExperimentText.Of(test));
        StringAssert.Contains(test.Out, "1 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    public void RowsThatNoRuleIsAboutAreLeftOutAndTold()
    {
        using var test = With("{" + Fields + """, "match": { "file": "*.csv", "columns": { "version": "v*" } }, "columns": { "item": "case", "result": "passed" } }""").With("in/a.csv", "version,model,tool,case,passed\nv1,a,,one,true\ntotal,,,,1\n");

        test.Run("import", "{project}/in/a.csv").Exits(ExitCode.Fine);

        Assert.AreEqual("in/a.csv:3:1: warning ST421: 1 row fits no rule with \"columns\", this one first: left out; rule 'rule 1' says in \"match\" which rows it is about\n", test.Err);
        Assert.AreEqual("m01 v1 a 2026-03-01T00:00:00 | 1/0/0 100.0 % item", ExperimentText.Of(test));
    }

    [TestMethod]
    [DataRow("a.csv", "version,model,tool,case,passed,why,usd,seconds\nv1,a,,one,true,,0.5\n", "in/a.csv:2:1: error ST409: this row has 7 cells, the header has 8; the file may be cut off here")]
    [DataRow("a.csv", "version,model,tool,case,passed,why,usd,seconds\nv1,a,,one,true,\"never closed,0.5,1\n", "in/a.csv:2:1: error ST003: a quote in this row is never closed")]
    [DataRow("a.csv", "version,model,tool,case,passed,why,usd,usd\nv1,a,,one,true,,1,1\n", "in/a.csv:1:1: error ST005: two columns are called 'usd'")]
    [DataRow("a.csv", "version,model,tool,case,passed,why,usd,seconds\nv1,a,,one,true,,$5,1\n", "in/a.csv:2:1: error ST409: column 'usd' says '$5', which is not a number")]
    [DataRow("a.csv", "version,model,tool,case,passed,why,usd,seconds\nv1,a,,one,true,,-5,1\n", "in/a.csv:2:1: error ST409: column 'usd' says '-5', which is not an amount from 0 on that can be")]
    [DataRow("a.csv", "version,model,tool,case,passed,why,usd,seconds\nv1,a,,one,true,,5,1e27\n", "in/a.csv:2:1: error ST409: column 'seconds' says '1e27', which is not an amount from 0 on that can be")]
    [DataRow("a.csv", "version,model,tool,case,passed,why,usd,seconds\nv1,a,,,true,,5,1\n", "in/a.csv:2:1: error ST409: this row has no item: column 'case' is empty or not there")]
    [DataRow("a.csv", "version,model,tool,cases,passed,why,usd,seconds\nv1,a,,one,true,,5,1\n", "in/a.csv: error ST419: rule 'rule 1' names the column 'case', which this table does not have; did you mean 'cases'?")]
    [DataRow("a.csv", "version,model,tool,case,passed,why,usd,seconds\n", "in/a.csv: error ST408: no row of this table holds a figure")]
    [DataRow("a.jsonl", "{\"version\":\"v1\",\"model\":\"a\",\"case\":\"one\",\"passed\":true}\n{\"version\":", "in/a.jsonl:2:")]
    [DataRow("a.jsonl", "{\"version\":\"v1\",\"model\":\"a\",\"case\":\"one\",\"passed\":true}\n7\n", "in/a.jsonl:2:1: error ST409: a row must be an object")]
    [DataRow("a.json", "[{\"version\":\"v1\",\"model\":\"a\",\"case\":\"one\",\"passed\":true}] {}", "error ST003")]
    [DataRow("a.yaml", "- version: v1\n  case: one\n  passed: true\n  model: &m a\n- version: *m\n", "in/a.yaml:5:1: error ST003: this is no table in YAML: aliases are not read")]
    [DataRow("a.yaml", "- version: v1\n  version: v2\n", "error ST003: this is no table in YAML: the key \"version\" stands twice in one row")]
    [DataRow("a.yaml", "- version: [v1\n", "error ST003: this is no table in YAML")]
    public void WhatIsUnsoundIsRefusedWhereItStands(string name, string text, string expected)
    {
        using var test = With(ByItem).With("in/" + name, text);

        test.Run("import", "{project}/in/" + name).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"), test.Out);
    }

    [TestMethod]
    [DataRow("-3,225", "column 'ok' says '-3', which is not a whole number")]
    [DataRow("300,225", "300 passed cannot be 225 in all")]
    [DataRow("0,0", "this row counts nothing")]
    [DataRow(",", "this row holds no figure")]
    public void CountsThatCannotBeAreRefused(string counts, string expected)
    {
        using var test = With(Whole).With("in/w.csv", $"version,model,tool,ok,n,rate,usd\nv1,a,,{counts},,\n");

        test.Run("import", "{project}/in/w.csv").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
    }

    [TestMethod]
    public void RowsInsideADocumentAreFoundAndWhatStandsAroundThemIsPartOfEach()
    {
        const string Rule = """{ "match": { "file": "*.json" }, "rows": "report.cases", "fields": { "module": "m01", "prompt_version": "v{release}", "model": "{model}", "timestamp": "{run}T00:00:00" }, "columns": { "item": "case.id", "result": "ok" } }""";
        using var test = With(Rule)
            .With("in/a.json", """{ "model": "a", "meta": { "x": [1] }, "report": { "run": "2026-03-01", "release": 7, "cases": [ { "case": { "id": "one" }, "ok": true }, { "case": { "id": "two" }, "ok": false, "model": "b" } ], "more": {} }, "end": NaN }""")
            .With("in/b.json", """{ "report": { "cases": 7 } }""").With("in/c.json", """{ "model": "a", "report": { "run": "2026-03-01", "release": 7, "cases": [ { "case": { "id": "one" }, "ok": true } ] }""");

        test.Run("import", "{project}/in").Exits(ExitCode.Problems);

        Assert.AreEqual("m01 v7 a 2026-03-01T00:00:00 | 1/0/0 100.0 % item\nm01 v7 b 2026-03-01T00:00:00 | 0/1/0 0.0 % item", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "in/b.json: error ST419: there are no rows at 'report.cases', where the rule says they are", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "in/c.json:1:118: error ST003", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ANameInAFieldThatIsNoColumnIsTold()
    {
        using var test = With("{" + Fields.Replace("{model}", "{modle}", StringComparison.Ordinal) + """, "match": { "file": "*.csv" }, "columns": { "item": "case", "result": "passed" } }""").With("in/a.csv", Csv);

        test.Run("import", "{project}/in/a.csv").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST419: {modle} is no column of in/a.csv; did you mean {model}?", StringComparison.Ordinal);
        StringAssert.StartsWith(test.Err, "data/tracker.json:1:", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ALineThatIsCutOffIsToldWhereItIs()
    {
        using var test = With(ByItem).With("in/a.jsonl", "{\"version\":\"v1\",\"model\":\"a\",\"case\":\"one\",\"passed\":true}\n{\"version\":\"v1");

        test.Run("import", "{project}/in/a.jsonl").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "in/a.jsonl:2:15: error ST003: Expected end of string, but instead reached end of data", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WithoutARuleTheColumnsAreTold()
    {
        using var test = new TrackerTest().With("in/a.csv", "Model,Test,Passed\na,b,true\n").With("in/b.jsonl", "{\"a\":{\"b\":1}}\n{\"a\":2}\n");

        test.Run("import", "{project}/in/a.csv", "{project}/in/b.jsonl").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "in/a.csv: error ST419: this is a table, and no rule says what its columns mean: it has 'Model', 'Test', 'Passed'; add a rule", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "in/b.jsonl: error ST419: this is a table, and no rule says what its columns mean: it has 'a.b'; add a rule", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AFolderGivesTheTablesThatARuleNames()
    {
        using var test = With("{" + Fields + """, "match": { "file": "runs/*/r.csv" }, "columns": { "item": "case", "result": "passed" } }""")
            .With("runs/a/r.csv", "version,model,tool,case,passed\nv1,a,,one,true\n").With("runs/b/r.csv", "version,model,tool,case,passed\nv1,b,,one,true\n").With("runs/b/other.csv", "nothing,of,use\n");

        test.Run("import", "{project}/runs").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "2 new, 0 already there, 0 refused", StringComparison.Ordinal);
    }

    private static TrackerTest With(params string[] rules) =>
        new TrackerTest().With("data/tracker.json", $$"""{ "import": { "rules": [ {{string.Join(", ", rules)}} ] } }""");
}
