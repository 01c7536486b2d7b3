using System.Diagnostics;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Storage;

/// <summary>What Linux tells of a folder's entries is what the framework finds, with what each of them is.</summary>
[TestClass]
public sealed class ListingFolders
{
    [TestMethod]
    public void TellsWhatEachEntryIs()
    {
        using var test = new TrackerTest().With("f/a ü.json", "{}").With("f/.hidden", "").With("f/inner/b.json", "{}");
        File.CreateSymbolicLink(test.PathOf("f/link.json"), test.PathOf("f/a ü.json"));
        Directory.CreateSymbolicLink(test.PathOf("f/linked"), test.PathOf("f/inner"));
        if (OperatingSystem.IsLinux())
        {
            using var process = Process.Start("mkfifo", [test.PathOf("f/pipe.json")]);
            process.WaitForExit();
        }

        var found = LinuxFolder.List(test.PathOf("f"));

        Assert.AreEqual(
            OperatingSystem.IsLinux() ? ".hidden File, a ü.json File, inner Folder, link.json Link, linked Link, pipe.json 1" : null,
            found is null ? null : string.Join(", ", found.OrderBy(e => e.Path, StringComparer.Ordinal).Select(e => $"{Path.GetRelativePath(test.PathOf("f"), e.Path)} {e.Kind}")));
    }

    [TestMethod]
    public void FindsAllOfManyMoreThanFitIntoOneAnswer()
    {
        using var test = new TrackerTest();
        var folder = Directory.CreateDirectory(test.PathOf("many")).FullName;
        for (var i = 0; i < 3000; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"a result with a name of some length {i}.json"), "");
        }

        if (LinuxFolder.List(folder) is { } found)
        {
            Assert.AreEqual(
                string.Join('\n', Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal)),
                string.Join('\n', found.Select(e => e.Path).Order(StringComparer.Ordinal)));
        }
        else
        {
            Assert.IsFalse(OperatingSystem.IsLinux());
        }
    }

    [TestMethod]
    [DataRow("missing")]
    [DataRow("file")]
    public void LeavesToTheFrameworkWhatIsNoFolder(string name)
    {
        using var test = new TrackerTest().With("file", "{}");

        Assert.IsNull(LinuxFolder.List(test.PathOf(name)));
    }

    [TestMethod]
    public void HasNothingInAnEmptyFolder()
    {
        using var test = new TrackerTest();
        Directory.CreateDirectory(test.PathOf("empty"));

        Assert.AreEqual(OperatingSystem.IsLinux() ? 0 : null, LinuxFolder.List(test.PathOf("empty"))?.Count);
    }
}
