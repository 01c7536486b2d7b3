using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Some scores have a pass mark and give verdicts, others are means: each counts its own errors, and what is written passes the check.</summary>
[TestClass]
public sealed class ImportingMeansBesideVerdicts
{
    private const string Time = "2026-03-01T00:00:00";

    private const string Ragas = """
        [ { "user_input": "one", "faithfulness": 0.9, "answer_relevancy": NaN }, { "user_input": "two", "faithfulness": 0.2, "answer_relevancy": 0.5 }, { "user_input": "three", "faithfulness": NaN, "answer_relevancy": NaN } ]
        """;

    private const string Mark = """{ "import": { "rules": [ { "scores": { "faithfulness": { "pass_mark": 0.5 } } } ] } }""";

    [TestMethod]
    public void ErrorsOfAMeanStandWithItAlone()
    {
        using var test = Imported(Ragas, Mark);

        Assert.AreEqual(
            "m v1 a {pass_mark:{faithfulness:0.5}} " + Time + " | 1/1/1 50.0 % verdict | answer_relevancy errors 2 0.5 of 1 in 0..1, faithfulness 1/2 errors 1 0.55 of 2 in 0..1",
            ExperimentText.Of(test));
        test.Run("check", "--fix").Exits(ExitCode.Fine);
        test.Run("check").Exits(ExitCode.Fine);
        test.Run("compare", "m@v1", "m@v1", "--format", "json");
        Assert.DoesNotContain("ST108", test.Err);
    }

    [TestMethod]
    public void WithoutAnyMarkTheErrorsAreThoseOfTheWhole()
    {
        using var test = Imported(Ragas, "{}");

        Assert.AreEqual("m v1 a " + Time + " | -/-/3 verdict | answer_relevancy errors 2 0.5 of 1 in 0..1, faithfulness errors 1 0.55 of 2 in 0..1", ExperimentText.Of(test));
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ModesOfOneRagasMetricAreRubricsOfTheirOwn()
    {
        using var test = Imported("""[ { "user_input": "one", "factual_correctness(mode=precision)": 1.0, "factual_correctness(mode=recall)": 0.0 }, { "user_input": "two", "factual_correctness(mode=precision)": 0.5, "factual_correctness(mode=recall)": 0.0 } ]""", "{}");

        Assert.AreEqual("m v1 a " + Time + " | factual_correctness(mode=precision) 0.75 of 2 in 0..1, factual_correctness(mode=recall) 0 of 2 in 0..1", ExperimentText.Of(test));
    }

    [TestMethod]
    public void KindsOfErrorsAreThoseOfTheVerdicts()
    {
        using var test = Imported(Ragas, """
            { "import": { "rules": [ { "scores": { "faithfulness": { "pass_mark": 0.5 } }, "outcomes": [ { "when": { "result": "error" }, "is": "error", "label": "TIMEOUT" } ] } ] } }
            """);

        StringAssert.Contains(ExperimentText.Of(test), " | errors TIMEOUT=1", StringComparison.Ordinal);
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void NumbersWithoutAMarkBesideVerdictsOfTheSameRubricAreToldAndNotCounted()
    {
        const string Rows = """
            [ { "trace_id": "t1", "request": "one?", "request_time": "2026-03-01T10:00:00Z", "assessments": [ { "name": "right", "feedback": { "value": "yes" } } ] },
              { "trace_id": "t2", "request": "two?", "request_time": "2026-03-01T10:00:00Z", "assessments": [ { "name": "right", "feedback": { "value": 0.5 } } ] } ]
            """;
        using var test = Imported(Rows, "{}", "--override");

        Assert.AreEqual("m v1 a " + Time + " | 1/0/0 100.0 % verdict | right 1/1 0.5 of 1 | score 0.5 of 1", ExperimentText.Of(test));
        StringAssert.Contains(test.Err, "warning ST421: 1 of the results of \"right\" is a number without a pass mark, others are verdicts: its counts are those of the others", StringComparison.Ordinal);
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    private static TrackerTest Imported(string text, string settings, params string[] more)
    {
        var test = new TrackerTest().With("in/a.json", text).With("data/tracker.json", settings);
        return test.Run(["import", "{project}/in/a.json", "--module", "m", "--prompt-version", "v1", "--model", "a", "--timestamp", Time, .. more]).Exits(ExitCode.Fine);
    }
}
