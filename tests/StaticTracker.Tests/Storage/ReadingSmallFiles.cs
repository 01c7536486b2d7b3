using System.Text;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Storage;

/// <summary>Linux' own way to a small file: what it reads is whole, what it leaves is left to the framework.</summary>
[TestClass]
public sealed class ReadingSmallFiles
{
    [TestMethod]
    public void GivesEachFileWholeInABufferThatGrows()
    {
        using var test = new TrackerTest().With("a ü", "first").With("b", new string('x', 100_000)).With("c", "last");
        var buffer = new byte[8];

        foreach (var name in new[] { "a ü", "b", "c" })
        {
            Assert.AreEqual(OperatingSystem.IsLinux(), LinuxFile.TryRead(test.PathOf(name), 1 << 20, ref buffer, out var length), name);

            Assert.AreEqual(OperatingSystem.IsLinux() ? test.Read(name) : "", Encoding.UTF8.GetString(buffer, 0, length), name);
        }
    }

    [TestMethod]
    [DataRow("empty")]
    [DataRow("long")]
    [DataRow("missing")]
    [DataRow("")]
    [DataRow("link")]
    public void LeavesWhatIsOutOfTheOrdinary(string name)
    {
        using var test = new TrackerTest().With("empty", "").With("long", "12345").With("short", "1234");
        File.CreateSymbolicLink(test.PathOf("link"), test.PathOf("short"));
        var buffer = new byte[64];

        Assert.IsFalse(LinuxFile.TryRead(test.PathOf(name), 4, ref buffer, out _));
        Assert.AreEqual(OperatingSystem.IsLinux(), LinuxFile.TryRead(test.PathOf("short"), 4, ref buffer, out _));
    }

    [TestMethod]
    public void ReadsPlainFilesOneAfterTheOtherInSeveralFolders()
    {
        using var test = new TrackerTest().With("x/a ü", "first").With("x/b", new string('x', 100_000)).With("y z/b", "other").With("x/c", "last");
        using var reader = new LinuxReader();
        var buffer = new byte[8];

        foreach (var name in new[] { "x/a ü", "x/b", "y z/b", "x/c", "y z/b" })
        {
            Assert.AreEqual(OperatingSystem.IsLinux(), reader.TryRead(test.PathOf(name), 1 << 20, ref buffer, out var length), name);

            Assert.AreEqual(OperatingSystem.IsLinux() ? test.Read(name) : "", Encoding.UTF8.GetString(buffer, 0, length), name);
        }
    }

    [TestMethod]
    [DataRow("f/empty")]
    [DataRow("f/long")]
    [DataRow("f/missing")]
    [DataRow("f")]
    [DataRow("missing/short")]
    public void LeavesWhatIsNoPlainFileOfASizeToReadAtOnce(string name)
    {
        using var test = new TrackerTest().With("f/empty", "").With("f/long", "12345").With("f/short", "1234");
        using var reader = new LinuxReader();
        var buffer = new byte[2];

        Assert.IsFalse(reader.TryRead(test.PathOf(name), 4, ref buffer, out _));
        Assert.AreEqual(OperatingSystem.IsLinux(), reader.TryRead(test.PathOf("f/short"), 4, ref buffer, out var length));
        Assert.AreEqual(OperatingSystem.IsLinux() ? 4 : 0, length);
    }
}
