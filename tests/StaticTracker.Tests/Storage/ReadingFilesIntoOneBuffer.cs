using System.Text;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Storage;

[TestClass]
public sealed class ReadingFilesIntoOneBuffer
{
    [TestMethod]
    public void GivesEachFileWholeWhateverItsLengthWasBefore()
    {
        using var test = new TrackerTest().With("a", "first").With("b", new string('x', 100_000)).With("c", "").With("d", "last");
        var buffer = new FileBuffer();

        foreach (var (name, said) in new[] { ("a", 5), ("b", 3), ("c", 0), ("d", 1_000_000), ("a", 0) })
        {
            Assert.AreEqual(test.Read(name), Encoding.UTF8.GetString(buffer.Fill(test.PathOf(name), said, most: 1_000_000).Span), name);
        }
    }

    [TestMethod]
    public void RefusesAFileThatGrewBeyondTheLimit()
    {
        using var test = new TrackerTest().With("a", "too much");

        Assert.ThrowsExactly<IOException>(() => new FileBuffer().Fill(test.PathOf("a"), 2, most: 4));
    }
}
