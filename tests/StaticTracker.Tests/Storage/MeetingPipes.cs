using System.Diagnostics;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Storage;

/// <summary>A named pipe where a file is expected: reading it would wait for ever.</summary>
[TestClass]
public sealed class MeetingPipes
{
    [TestMethod]
    [DataRow("data/modules/m01.json", "check")]
    [DataRow("data/modules/m01.json", "build")]
    [DataRow("data/modules/m01.json", "show")]
    [DataRow("data/tracker.json", "check")]
    [DataRow("data/verdicts/m01/e1.json", "check")]
    [DataRow("data/heatmap_index.json", "check")]
    [DataRow("site-templates/layout.hbs", "build")]
    public void IsAProblemWhereAFileShouldBe(string path, string verb)
    {
        using var test = new TrackerTest();
        test.With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "a", "2026-01-20T00:00:00", 1, 1).Text());
        if (!MakePipe(test, path))
        {
            return;
        }

        test.Run(verb).Exits(ExitCode.Problems);

        Assert.Contains($"{path}: error ST010: this is a pipe or a device, not a file", test.Err + test.Out);
    }

    [TestMethod]
    public void IsNotReadWhereItWasOnlyFound()
    {
        using var test = new TrackerTest();
        test.With("in/b.json", JudgeText.Of().ToJsonString());
        if (MakePipe(test, "in/a.json"))
        {
            test.Run("import", "{project}/in").Exits(ExitCode.Problems);

            Assert.Contains("in/a.json: error ST007: this file cannot be read: it is a pipe or a device, not a file", test.Err);
            Assert.Contains("1 new, 0 already there, 1 refused", test.Out);
        }
    }

    [TestMethod]
    public void IsReadWhereItWasNamed()
    {
        using var test = new TrackerTest();
        if (MakePipe(test, "in/m01_v1.json"))
        {
            var writing = Task.Run(() => File.WriteAllText(test.PathOf("in/m01_v1.json"), JudgeText.Of().ToJsonString()));

            test.Run("import", "{project}/in/m01_v1.json").Exits(ExitCode.Fine);

            writing.GetAwaiter().GetResult();
            Assert.Contains("1 new", test.Out);
        }
    }

    /// <summary>False where this system has no named pipes among its files.</summary>
    private static bool MakePipe(TrackerTest test, string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(test.PathOf(path))!);
        using var process = Process.Start("mkfifo", [test.PathOf(path)]);
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
        return true;
    }
}
