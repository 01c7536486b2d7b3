using StaticTracker.Diagnostics;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Storage;

/// <summary>One waits for whoever has a lock, not for all who had it meanwhile: on a busy machine many in a row take longer than one that hangs.</summary>
[TestClass]
public sealed class WaitingForALock
{
    private static readonly DateTime s_start = new(2026, 1, 20, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public void EndsWhereOneKeepsItForTooLong()
    {
        var patience = new LockPatience(TimeSpan.FromSeconds(30));

        Assert.IsFalse(patience.IsOver(s_start, TimeSpan.FromSeconds(10)));
        Assert.IsFalse(patience.IsOver(s_start, TimeSpan.FromSeconds(39)));
        Assert.IsTrue(patience.IsOver(s_start, TimeSpan.FromSeconds(40)));
    }

    [TestMethod]
    public void GoesOnWhereItChangesHands()
    {
        var patience = new LockPatience(TimeSpan.FromSeconds(30));

        for (var i = 0; i < 10; i++)
        {
            Assert.IsFalse(patience.IsOver(s_start.AddSeconds(20 * i), TimeSpan.FromSeconds(20 * i)));
            Assert.IsFalse(patience.IsOver(s_start.AddSeconds(20 * i), TimeSpan.FromSeconds((20 * i) + 19)));
        }

        Assert.IsTrue(patience.IsOver(s_start.AddSeconds(180), TimeSpan.FromSeconds(210)));
    }

    [TestMethod]
    public void SeesThatItChangedHands()
    {
        using var test = new TrackerTest();
        var folder = new DataFolder(test.PathOf("data"));
        for (var i = 0; i < 3; i++)
        {
            using (var writer = DataWriter.Open(folder, TimeSpan.Zero, null, new Problems()))
            {
                Assert.IsNotNull(writer);
                Assert.AreNotEqual(s_start, File.GetLastWriteTimeUtc(folder.Lock), $"time {i}");
            }

            File.SetLastWriteTimeUtc(folder.Lock, s_start);
        }
    }
}
