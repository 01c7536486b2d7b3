using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Checking;

/// <summary>Faults that cannot lie in a repository on every system: links, names that differ by case, very large files.</summary>
[TestClass]
public sealed class MakingWhatNoCheckoutCanHold
{
    /// <summary>The codes that are tested here instead of by a sample.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["ST006", "ST007", "ST010", "ST205"];

    private const string Sound = """
        {
          "module_id": "m01",
          "experiments": []
        }

        """;

    [TestMethod]
    public void RefusesAFileBeyondTheLimit()
    {
        using var test = new TrackerTest();
        using (var file = File.Create(test.PathOf("data/modules/m01.json")))
        {
            file.SetLength(JsonFile.MaxBytes + 1L); // Sparse: no disk is used.
        }

        test.Run("check").Exits(1);

        Assert.AreEqual("data/modules/m01.json: error ST006: 256 MB are more than the 256 MB that a data file may have; split the module\n", test.Out);
    }

    [TestMethod]
    public void TellsAFileThatIsNotThere()
    {
        using var test = new TrackerTest().Run("check", "{project}/data/modules/m07.json").Exits(1);

        Assert.AreEqual("data/modules/m07.json: error ST007: there is no such file\n", test.Out);
    }

    [TestMethod]
    public void FollowsNoLinkToAFile()
    {
        using var test = new TrackerTest().With("elsewhere.json", Sound);
        File.CreateSymbolicLink(test.PathOf("data/modules/m01.json"), test.PathOf("elsewhere.json"));

        test.Run("check", "--fix").Exits(1);

        Assert.AreEqual("data/modules/m01.json: error ST010: this is a link, not a file; put the file itself there; links are never followed\n", test.Out);
        Assert.AreEqual(Sound, test.Read("elsewhere.json"));
    }

    [TestMethod]
    [DataRow("modules")]
    [DataRow("verdicts")]
    public void FollowsNoLinkToAFolder(string name)
    {
        using var test = new TrackerTest().With("elsewhere/m01.json", "{}");
        Directory.Delete(test.PathOf("data/modules"));
        Directory.CreateSymbolicLink(test.PathOf("data/" + name), test.PathOf("elsewhere"));

        test.Run("check").Exits(1);

        Assert.AreEqual($"data/{name}: error ST010: this is a link, not a folder; put the folder itself there; links are never followed\n", test.Out);
    }

    [TestMethod]
    public void TellsALinkedFolderOfAModule()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Sound).With("elsewhere/x.json", "{}").With("data/verdicts/.gitkeep", "");
        Directory.CreateSymbolicLink(test.PathOf("data/verdicts/m01"), test.PathOf("elsewhere"));

        test.Run("check").Exits(1);

        StringAssert.Contains(test.Out, "data/verdicts/m01: error ST010: this is a link", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TellsNamesThatDifferByCaseOnly()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Sound);
        if (test.Has("data/modules/M01.json"))
        {
            return; // A file system that takes both names for one cannot hold the fault.
        }

        test.With("data/modules/M01.json", Sound).Run("check").Exits(1);

        StringAssert.Contains(test.Out, "data/modules/m01.json: error ST205: 'm01.json' and 'M01.json' are one name on Windows and macOS; rename one of them", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "data/modules/M01.json:2:16: error ST204: the file is 'M01.json' but the module is 'm01'", StringComparison.Ordinal);
    }
}
