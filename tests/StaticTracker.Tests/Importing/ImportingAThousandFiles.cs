using System.Globalization;
using System.Runtime;
using StaticTracker.Importing;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>So many files at once that no garbage is collected meanwhile.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ImportingAThousandFiles
{
    private const int Files = 1_000;

    [TestMethod]
    public void GivesTheBytesOfTwoHalvesAndLetsCollectingGoOn()
    {
        using var whole = new TrackerTest();
        using var halves = new TrackerTest();
        for (var i = 0; i < Files; i++)
        {
            var text = JudgeText.Of("PFPE", $"m{(i % 7) + 1:00}", $"v{(i / 7) + 1}").ToJsonString();
            var name = string.Create(CultureInfo.InvariantCulture, $"in/{i % 2}/{i:0000}.json");
            whole.With(name, text);
            halves.With(name, text);
        }

        whole.Run("import", "{project}/in").Exits(0);
        halves.Run("import", "{project}/in/1").Exits(0).Run("import", "{project}/in/0").Exits(0);

        Assert.AreEqual(ImportingAgain.Snapshot(halves), ImportingAgain.Snapshot(whole));
        Assert.AreNotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }

    [TestMethod]
    public void ASecondPauseLeavesTheFirstOneAlone()
    {
        using (var first = ImportPause.For(Files, keepsVerdicts: false))
        {
            ImportPause.For(Files, keepsVerdicts: true).Dispose();

            Assert.AreEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
            Assert.AreNotSame(CollectionPause.None, first);
        }

        Assert.AreNotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }

    [TestMethod]
    public void MoreThanThereIsToHaveIsNotSetApart()
    {
        using var pause = CollectionPause.Begin(long.MaxValue, 0);

        Assert.AreSame(CollectionPause.None, pause);

        Assert.AreNotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }
}
