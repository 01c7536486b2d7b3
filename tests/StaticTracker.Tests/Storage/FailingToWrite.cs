using StaticTracker.Diagnostics;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Storage;

/// <summary>A name that is too long for any disk stands for one that is full: it fails once the folder is there.</summary>
[TestClass]
public sealed class FailingToWrite
{
    private static readonly string s_name = new('x', 300);

    /// <summary>An empty folder in data/verdicts belongs to no module, and would fail the next check.</summary>
    [TestMethod]
    public void LeavesNoFolderThatWasMadeForTheFile()
    {
        using var test = new TrackerTest();
        var problems = new Problems();
        Directory.CreateDirectory(test.PathOf("data/verdicts/there"));

        using (var writer = DataWriter.Open(new DataFolder(test.PathOf("data")), TimeSpan.Zero, null, problems)!)
        {
            Assert.IsFalse(writer.Write(test.PathOf($"data/verdicts/m01/{s_name}.json"), "{}"u8, problems));
            Assert.IsFalse(writer.Write(test.PathOf($"data/verdicts/there/{s_name}.json"), "{}"u8, problems));
        }

        Assert.IsFalse(Directory.Exists(test.PathOf("data/verdicts/m01")));
        Assert.IsTrue(Directory.Exists(test.PathOf("data/verdicts/there")));
        CollectionAssert.AreEqual(new[] { Codes.Surroundings.NotWritable, Codes.Surroundings.NotWritable }, problems.ToList().Select(p => p.Code).ToArray());
    }

    [TestMethod]
    public void LeavesNothingOfAFolderWithItsFiles()
    {
        using var test = new TrackerTest();
        var problems = new Problems();
        Directory.CreateDirectory(test.PathOf("data/runs"));

        using (var writer = DataWriter.Open(new DataFolder(test.PathOf("data")), TimeSpan.Zero, null, problems)!)
        {
            Assert.IsFalse(writer.WriteFolder(test.PathOf("data/runs/one"), [("run.json", "{}"u8.ToArray()), (s_name, [])], problems));
        }

        Assert.IsEmpty(Directory.GetFileSystemEntries(test.PathOf("data/runs")));
        Assert.AreEqual(Codes.Surroundings.NotWritable, problems.ToList().Single().Code);
    }
}
