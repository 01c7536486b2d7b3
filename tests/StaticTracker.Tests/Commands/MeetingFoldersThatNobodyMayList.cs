using System.Diagnostics;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>A folder that must not be listed is no empty folder: nothing is said of what may be in it, and no site without it is built.</summary>
[TestClass]
public sealed class MeetingFoldersThatNobodyMayList
{
    private const string Tool = "/usr/bin/setpriv"; // Root may list anything: the program runs as nobody.

    [TestMethod]
    [DataRow("data", "check")]
    [DataRow("data/modules", "check")]
    [DataRow("data/modules", "show")]
    [DataRow("data/modules", "build")]
    [DataRow("data/verdicts/m01", "check")]
    public void IsAProblem(string folder, string verb)
    {
        if (!File.Exists(Tool) || Environment.UserName != "root" || OperatingSystem.IsWindows())
        {
            return;
        }

        using var test = new TrackerTest();
        test.With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 1, 1).Text()).With("data/verdicts/m01/README.md", "");
        File.SetUnixFileMode(test.Project, (UnixFileMode)511);
        File.SetUnixFileMode(test.PathOf(folder), UnixFileMode.None);

        using var process = Process.Start(new ProcessStartInfo(Tool, ["--reuid", "65534", "--clear-groups", "dotnet", typeof(App).Assembly.Location, verb])
        {
            WorkingDirectory = test.Project, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        File.SetUnixFileMode(test.PathOf(folder), (UnixFileMode)511);

        Assert.AreEqual(ExitCode.Problems, process.ExitCode, said);
        Assert.Contains($"{folder}: error ST007: this folder cannot be listed: ", said);
        Assert.IsFalse(Directory.Exists(test.PathOf("_site")));
    }
}
