using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Promotion;

namespace StaticTracker.Tests.Commands;

/// <summary>A value that no data file may hold, such as that of a variable that nobody set.</summary>
[TestClass]
public sealed class WritingWhatTheCheckRefuses
{
    private static readonly Result s_first = new("v1", "a", "r1:PPFF", "r2:PFPF") { DatasetVersion = "v1" };

    [TestMethod]
    [DataRow("run start m01 v1 --model ", "model_root: must have at least 1 character, has 0")]
    [DataRow("run start m01 v1 --dataset ", "dataset: must have at least 1 character, has 0")]
    [DataRow("run start m01 v1 --dataset-version {long}", "dataset_version: must have at most 200 characters, has 2001")]
    [DataRow("run start m01 v1 --label ", "prompt_label: must have at least 1 character, has 0")]
    [DataRow("run start m01 v1 --experiment a/b", "experiment_id: \"a/b\" does not match the pattern")]
    [DataRow("prompt add m01 v1 --task {project}/task.md --label ", "label: must have at least 1 character, has 0")]
    [DataRow("prompt add m01 v1 --task {project}/task.md --label {long}", "label: must have at most 200 characters, has 2001")]
    [DataRow("prompt add m01 v1 --task {project}/task.md --role a={project}/task.md --model a=", "a: must have at least 1 character, has 0")]
    [DataRow("benchmark add core m01@v1/a --description {long}", "description: must have at most 2000 characters, has 2001")]
    public void IsRefusedBefore(string line, string reason)
    {
        using var test = new TrackerTest().WithResults(s_first).With("task.md", "Name the brand.\n");
        var before = Files(test);

        test.Run([.. line.Split(' ').Select(w => w == "{long}" ? new string('x', 2001) : w)]).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST008: nothing was written: " + reason, StringComparison.Ordinal);
        Assert.AreEqual(before, Files(test));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(201)]
    public void SoIsATitle(int length)
    {
        using var test = new TrackerTest();

        test.Run("init", "{project}", "--title", new string('x', length)).Exits(ExitCode.Misuse);

        Assert.AreEqual("tracker: --title has 1 to 200 characters.\n", test.Err);
        Assert.IsFalse(test.Has("data/tracker.json"));
    }

    private static string Files(TrackerTest test) => string.Join('\n', Directory.EnumerateFiles(test.PathOf("data"), "*.json*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
}
