using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>An option that chooses among tasks or prompts of a file that has none: ignored in silence, it would pass everything as what was asked for.</summary>
[TestClass]
public sealed class AskingForWhatNoFileHas
{
    [TestMethod]
    [DataRow("--task", "error ST423: this file knows no tasks, so that nothing in it is --task 'x'; leave --task out")]
    [DataRow("--prompt", "error ST416: this file names no prompts, so that nothing in it is of --prompt 'x'; leave --prompt out")]
    public void IsRefusedWithAHint(string option, string told)
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of().ToJsonString());

        test.Run("import", "{project}/in/a.json", option, "x").Exits(1);

        StringAssert.Contains(test.Err, told, StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "0 new, 0 already there, 1 refused", StringComparison.Ordinal);
        test.Run("import", "{project}/in/a.json").Exits(0);
    }

    [TestMethod]
    public void IsToldOnceWhereBothWereAskedFor()
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of().ToJsonString());

        test.Run("import", "{project}/in/a.json", "--prompt", "x", "--task", "y").Exits(1);

        StringAssert.Contains(test.Err, "ST416", StringComparison.Ordinal);
        Assert.IsFalse(test.Err.Contains("ST423", StringComparison.Ordinal), test.Err);
    }
}
