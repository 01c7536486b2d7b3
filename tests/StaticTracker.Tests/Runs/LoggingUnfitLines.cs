using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Runs;

/// <summary>What no import could read is not logged: a log cannot be edited, and with such a line no run could be finished.</summary>
[TestClass]
public sealed class LoggingUnfitLines
{
    [TestMethod]
    [DataRow("""{"item":"a"}""", "-:1:1: error ST812: this evaluation has neither a verdict nor a score")]
    [DataRow("""  {"item":"a","verdict":null}""", "-:1:3: error ST812: this evaluation has neither a verdict nor a score")]
    [DataRow("""{"rubric":"r","verdict":"PASS"}""", "-:1:1: error ST812: this evaluation names no item")]
    [DataRow("""{"item":"","verdict":"PASS"}""", "-:1:1: error ST812: this evaluation names no item")]
    [DataRow("""{"item":"a","score":0.5}""", "-:1:1: error ST812: a score alone is of a rubric, and this evaluation names none")]
    [DataRow("""["a"]""", "-:1:1: error ST812: it is no JSON object")]
    [DataRow("""{"item":"a","verdict":"PASS",}""", "-:1:30: error ST812: ")]
    [DataRow("""{"run_id":"another","item":"a","verdict":"PASS"}""", "-:1:11: error ST812: it says that it is of another run")]
    public void TellsTheirPlaceAndLeavesThemOut(string line, string told)
    {
        using var test = KeepingRuns.Ready();
        var run = KeepingRuns.Start(test, "--pid", "0");
        var before = test.Read($"data/runs/{run}/log.jsonl");

        Log(test, run, 1, line + "\n");

        StringAssert.Contains(test.Err, told, StringComparison.Ordinal);
        Assert.AreEqual(before, test.Read($"data/runs/{run}/log.jsonl"));
        Log(test, run, 0, "{\"item\":\"a\",\"verdict\":\"PASS\"}\n");
        test.Run("run", "finish", run).Exits(0);
    }

    [TestMethod]
    public void HoldsEveryLineToWhatTheFirstOneSaid()
    {
        using var test = KeepingRuns.Ready();
        var run = KeepingRuns.Start(test, "--pid", "0");
        Log(test, run, 1, "{\"item\":\"a\",\"rubric\":\"r\",\"verdict\":\"PASS\"}\n{\"item\":\"b\",\"verdict\":\"PASS\"}\n");
        StringAssert.Contains(test.Err, "-:2:1: error ST812: this evaluation names no rubric, and those before it do", StringComparison.Ordinal);

        Log(test, run, 1, "{\"item\":\"c\",\"verdict\":\"PASS\"}\n");

        StringAssert.Contains(test.Err, "-:1:1: error ST812: this evaluation names no rubric", StringComparison.Ordinal);
        test.Run("run", "finish", run).Exits(0);
    }

    [TestMethod]
    public void TakesRubricsBesideOutcomesOfItems()
    {
        using var test = KeepingRuns.Ready();
        var run = KeepingRuns.Start(test, "--pid", "0");

        Log(test, run, 0, "{\"item\":\"a\",\"verdict\":\"PASS\"}\n{\"item\":\"a\",\"rubric\":\"r\",\"score\":1}\n");

        test.Run("run", "finish", run).Exits(0);
    }

    [TestMethod]
    public void AsksNothingOfOtherKinds()
    {
        using var test = KeepingRuns.Ready();
        var run = KeepingRuns.Start(test, "--pid", "0");

        test.RunWithInput("{}\n{\"anything\":1}\n", "run", "log", run, "--kind", "trace").Exits(0);
    }

    private static void Log(TrackerTest test, string run, int exitCode, string lines) => test.RunWithInput(lines, "run", "log", run, "--kind", "evaluation").Exits(exitCode);
}
