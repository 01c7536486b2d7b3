using StaticTracker.Storage;

namespace StaticTracker.Tests.Storage;

[TestClass]
public sealed class WorkingOnAllCores
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(10_000)]
    public void DoesEachThingOnce(int count)
    {
        var done = new int[count];

        AllCores.Run(count, i => Interlocked.Increment(ref done[i]));

        Assert.IsTrue(Array.TrueForAll(done, d => d == 1));
    }

    [TestMethod]
    public void WaitsForNobodyWhoHasNothingToDo()
    {
        var done = 0;

        // Each of the outer ones holds a thread while its own helpers look for one.
        AllCores.Run(64, _ => AllCores.Run(64, _ => Interlocked.Increment(ref done)));

        Assert.AreEqual(64 * 64, done);
    }

    [TestMethod]
    public void ThrowsWhatWasThrown()
    {
        var fault = Assert.ThrowsExactly<IOException>(() => AllCores.Run(100, i => throw new IOException("the disk is full")));

        Assert.AreEqual("the disk is full", fault.Message);
    }

    [TestMethod]
    public void BeginsNothingMoreOnceSomethingFailed()
    {
        var begun = 0;

        Assert.ThrowsExactly<IOException>(() => AllCores.Run(1_000_000, i =>
        {
            Interlocked.Increment(ref begun);
            throw new IOException();
        }));

        Assert.IsLessThanOrEqualTo(Environment.ProcessorCount, begun);
    }
}
