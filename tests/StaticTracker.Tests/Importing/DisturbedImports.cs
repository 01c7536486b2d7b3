using System.Diagnostics;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Kills, neighbours, full disks and missing rights: whatever happens, files are whole, old or new.</summary>
[TestClass]
public sealed class DisturbedImports
{
    private const int Modules = 40;

    [TestMethod]
    [DataRow("data/modules")]
    [DataRow("data/verdicts")]
    [DataRow("data/verdicts/m01")]
    public void NothingIsWrittenThroughALinkedFolder(string folder)
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of().ToJsonString()).With("outside/keep", "").With("data/verdicts/other/keep", "");
        if (Directory.Exists(test.PathOf(folder)))
        {
            Directory.Delete(test.PathOf(folder), recursive: true);
        }

        Directory.CreateSymbolicLink(test.PathOf(folder), test.PathOf("outside"));

        test.Run("import", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"{folder}: error ST010", StringComparison.Ordinal);
        Assert.AreEqual("0 new, 0 already there, 1 refused\n", test.Out);
        Assert.HasCount(1, Directory.GetFileSystemEntries(test.PathOf("outside")));
        Assert.IsEmpty(Directory.GetFiles(test.PathOf("data"), "*.json", SearchOption.AllDirectories), "no verdicts without their module");
        Assert.AreEqual(folder == "data/verdicts/m01", Directory.Exists(test.PathOf("data/verdicts/m01")), "nor a folder for them");
    }

    [TestMethod]
    public void VerdictsThatWereThereBeforeStayWhereTheModuleCannotBeWritten()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of().ToJsonString()).Run("import", "{project}/in").Exits(ExitCode.Fine);
        var verdicts = Directory.GetFiles(test.PathOf("data/verdicts"), "*.json", SearchOption.AllDirectories).Single();
        Directory.Delete(test.PathOf("data/modules"), recursive: true);
        Directory.CreateSymbolicLink(test.PathOf("data/modules"), test.With("outside/keep", "").PathOf("outside"));

        test.Run("import", "{project}/in").Exits(ExitCode.Problems);

        Assert.IsTrue(File.Exists(verdicts));
    }

    [TestMethod]
    public void AKillAtAnyMomentLeavesEveryFileWhole()
    {
        using var clean = WithModules();
        clean.Run("import", "{project}/in").Exits(ExitCode.Fine);
        using var test = WithModules();
        var random = new Random(7);
        var killed = 0;

        for (var i = 0; i < 24; i++)
        {
            using var process = Start(test, "import", test.PathOf("in"));
            if (!process.WaitForExit(random.Next(40, 400)))
            {
                process.Kill();
                process.WaitForExit();
                killed++;
            }

            foreach (var file in Directory.GetFiles(test.PathOf("data"), "*.json", SearchOption.AllDirectories))
            {
                using var whole = JsonDocument.Parse(File.ReadAllBytes(file));
                Assert.AreEqual('\n', File.ReadAllText(file)[^1]);
            }

            if (i % 6 == 5)
            {
                Directory.Delete(test.PathOf("data/modules"), recursive: true);
                Directory.CreateDirectory(test.PathOf("data/modules"));
            }
        }

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);
        Assert.AreEqual(ImportingAgain.Snapshot(clean), ImportingAgain.Snapshot(test), $"after {killed} kills");
    }

    [TestMethod]
    public void ImportsAtTheSameTimeLoseNothing()
    {
        using var expected = ImportingAgain.WithFiles();
        expected.Run("import", "{project}/in").Exits(ExitCode.Fine);
        using var test = ImportingAgain.WithFiles();

        var processes = Enumerable.Range(0, 4).Select(k => Start(test, ["import", .. Enumerable.Range(0, 14).Where(i => i % 4 == k).Select(i => test.PathOf($"in/f{i:00}.json"))])).ToList();
        foreach (var process in processes)
        {
            process.WaitForExit();
            Assert.AreEqual(ExitCode.Fine, process.ExitCode);
            process.Dispose();
        }

        Assert.AreEqual(ImportingAgain.Snapshot(expected), ImportingAgain.Snapshot(test));
    }

    [TestMethod]
    public void AFullDiskIsToldAndLeavesTheOldFile()
    {
        if (!File.Exists("/bin/sh"))
        {
            return; // A limit on file sizes stands for a full disk; other systems have no such limit to set.
        }

        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of(new string('P', 3000)).ToJsonString()).With("data/modules/m01.json", """{"module_id":"m01","experiments":[]}""");

        using var process = StartProgram(test, "/bin/sh", ["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\"", "dotnet", typeof(App).Assembly.Location, "import", test.PathOf("in"), "--data", test.PathOf("data")]);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.AreEqual(ExitCode.Problems, process.ExitCode, error);
        StringAssert.Contains(error, "error ST703", StringComparison.Ordinal);
        Assert.AreEqual("""{"module_id":"m01","experiments":[]}""", test.Read("data/modules/m01.json"));
        Assert.IsEmpty(Directory.GetFiles(test.PathOf("data"), "*.tracker-new", SearchOption.AllDirectories));
        Assert.IsFalse(Directory.Exists(test.PathOf("data/verdicts/m01")));
    }

    [TestMethod]
    public void WithoutTheRightToWriteNothingIsWritten()
    {
        const string Tool = "/usr/bin/setpriv"; // Root may write anywhere: the program runs as nobody.
        if (!File.Exists(Tool) || Environment.UserName != "root")
        {
            return;
        }

        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF").ToJsonString());

        using var process = StartProgram(test, Tool, ["--reuid", "65534", "--clear-groups", "dotnet", typeof(App).Assembly.Location, "import", test.PathOf("in"), "--data", test.PathOf("data")]);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.AreEqual(ExitCode.Problems, process.ExitCode, error);
        StringAssert.Contains(error, "error ST703: the data folder cannot be written", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void AFileThatMustNotBeReadIsToldAndTheOthersComeIn()
    {
        const string Tool = "/usr/bin/setpriv";
        if (!File.Exists(Tool) || Environment.UserName != "root" || OperatingSystem.IsWindows())
        {
            return;
        }

        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF").ToJsonString()).With("in/b.json", JudgeText.Of("PP").ToJsonString());
        File.SetUnixFileMode(test.PathOf("in/a.json"), UnixFileMode.UserRead);
        File.SetUnixFileMode(test.PathOf("data"), (UnixFileMode)511);
        File.SetUnixFileMode(test.PathOf("data/modules"), (UnixFileMode)511);

        using var process = StartProgram(test, Tool, ["--reuid", "65534", "--clear-groups", "dotnet", typeof(App).Assembly.Location, "import", test.PathOf("in"), "--data", test.PathOf("data")]);
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.AreEqual(ExitCode.Problems, process.ExitCode, error);
        StringAssert.Contains(error, "error ST007: this file cannot be read", StringComparison.Ordinal);
        StringAssert.Contains(output, "1 new, 0 already there, 1 refused", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ALockedFolderIsWaitedForAndThenRefused()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF").ToJsonString());
        var held = new FileStream(test.PathOf("data/.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        using var process = Start(test, "import", test.PathOf("in"));
        Assert.IsFalse(process.WaitForExit(1500), "it waits");
        Assert.IsFalse(test.Has("data/modules/m01.json"));
        held.Dispose();
        process.WaitForExit();

        Assert.AreEqual(ExitCode.Fine, process.ExitCode);
        Assert.IsTrue(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void AModuleFolderThatIsAFileIsTold()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF").ToJsonString()).With("data/tracker.json", "{}");
        Directory.Delete(test.PathOf("data/modules"));
        test.With("data/modules", "in the way");

        test.Run("import", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST703", StringComparison.Ordinal);
    }

    private static TrackerTest WithModules()
    {
        var test = new TrackerTest();
        for (var i = 0; i < Modules; i++)
        {
            test.With($"in/{i:00}.json", JudgeText.Of("PFPFPPF", $"m{i:00}").ToJsonString());
        }

        return test;
    }

    private static Process Start(TrackerTest test, params string[] args) =>
        StartProgram(test, "dotnet", [typeof(App).Assembly.Location, .. args, "--data", test.PathOf("data"), "-q"]);

    private static Process StartProgram(TrackerTest test, string program, string[] args) =>
        Process.Start(new ProcessStartInfo(program, args)
        {
            WorkingDirectory = test.Project,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_gcServer"] = "0" }, // The runtime's own files would break a limit on file sizes.
        })!;
}
