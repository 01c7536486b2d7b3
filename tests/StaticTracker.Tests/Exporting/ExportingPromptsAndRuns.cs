using StaticTracker.Tests.Runs;

namespace StaticTracker.Tests.Exporting;

[TestClass]
public sealed class ExportingPromptsAndRuns
{
    [TestMethod]
    public void WritesARowForEachPrompt()
    {
        using var test = ComparingRuns.Ready();

        test.Run("export", "jsonl", "--what", "prompts").Exits(0);

        var lines = test.Out.TrimEnd().Split('\n');
        Assert.HasCount(2, lines);
        StringAssert.StartsWith(lines[0], """{"module":"m01","version":"v1","prompt_hash":""" + "\"", StringComparison.Ordinal);
        StringAssert.Contains(lines[1], "\"task_prompt\":\"Name the own brand.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WritesARowForEachRunAndLeavesEmptyWhatIsUnknown()
    {
        using var test = ComparingRuns.Ready();
        var done = ComparingRuns.Finished(test, "v1", ("a", 'P', 0));
        test.Run("run", "start", "m02", "v1", "--pid", "0").Exits(0);

        test.Run("export", "csv", "--what", "runs").Exits(0);
        var lines = test.Out.TrimEnd().Split('\n');
        Assert.HasCount(3, lines);
        StringAssert.Contains(test.Out, $"{done},completed,experimental,,m01,v1,", StringComparison.Ordinal);
        test.Run("export", "csv", "m02", "--what", "runs").Exits(0);
        Assert.HasCount(2, test.Out.TrimEnd().Split('\n'));
        Assert.DoesNotContain("unknown", test.Out);
        test.Run("export", "xlsx", "--what", "runs", "--output", "{project}/runs.xlsx").Exits(0);
        Assert.IsTrue(test.Has("runs.xlsx"));
    }

    [TestMethod]
    [DataRow("junit", "runs")]
    [DataRow("badges", "prompts")]
    [DataRow("sheets", "runs")]
    public void RefusesFormatsThatAreOfResults(string format, string what)
    {
        using var test = ComparingRuns.Ready();

        test.Run("export", format, "--what", what, "--output", "{project}/out").Exits(2);
    }
}
