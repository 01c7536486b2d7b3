using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

[TestClass]
public class BuildingTheSite
{
    private static readonly string Good = new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:31:46", 15, 35).Text();

    [TestMethod]
    public void WritesTheIndexAndThePages()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good);

        test.Run("build", "--no-history").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Read("data/heatmap_index.json"), "\"pass_rate\":30", StringComparison.Ordinal);
        Assert.AreEqual(test.Read("data/heatmap_index.json"), test.Read("_site/data/heatmap_index.json"));
        StringAssert.Contains(test.Read("_site/index.html"), "30.0", StringComparison.Ordinal);
        Assert.IsTrue(test.Has("_site/modules/m01/index.html"));
        Assert.IsTrue(test.Has("_site/404.html"));
        Assert.IsTrue(test.Has("_site/.nojekyll"));
        Assert.IsTrue(test.Has("_site/feed.xml"));
    }

    [TestMethod]
    public void TwiceGivesTheSameBytes()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good);
        test.Run("build", "--no-history", "--full").Exits(ExitCode.Fine);
        var first = Contents(test);

        test.Run("build", "--no-history", "--full").Exits(ExitCode.Fine);

        CollectionAssert.AreEqual(first, Contents(test));
    }

    [TestMethod]
    [DataRow("data")]
    [DataRow("data/modules")]
    [DataRow(".")]
    [DataRow("..")]
    [DataRow("other")]
    [DataRow("other/.git/site")]
    [DataRow("detour/data")]
    public void NeverReplacesItsSourcesOrARepository(string output)
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good).With("other/.git", "gitdir: elsewhere").With("keep.txt", "mine");
        Directory.CreateSymbolicLink(test.PathOf("detour"), test.Project);

        test.Run("build", "--no-history", "--force", "--output", "{project}/" + output).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST605", StringComparison.Ordinal);
        Assert.AreEqual(Good, test.Read("data/modules/m01.json"));
        Assert.AreEqual("mine", test.Read("keep.txt"));
        Assert.AreEqual("gitdir: elsewhere", test.Read("other/.git"));
    }

    [TestMethod]
    public void AWrongFigureLeavesTheLastGoodSiteStanding()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good);
        test.Run("build", "--no-history").Exits(ExitCode.Fine);
        var before = Contents(test);
        test.With("data/modules/m01.json", Good.Replace("\"pass\": 15", "\"pass\": 16", StringComparison.Ordinal));

        test.Run("build", "--no-history").Exits(ExitCode.Problems);

        CollectionAssert.AreEqual(before, Contents(test));
        StringAssert.Contains(test.Err, "what was there before still stands", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WithoutDataSaysHowToBegin()
    {
        using var test = new TrackerTest();
        Directory.Delete(test.PathOf("data"), recursive: true);

        test.Run("build").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST701", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "tracker init", StringComparison.Ordinal);
        Assert.IsFalse(Directory.Exists(test.PathOf("_site")));
    }

    [TestMethod]
    public void WhatIsNotReplacedIsNamedWithItsPath()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good).With("a/b/public/precious.txt", "mine");

        test.Run("build", "--no-history", "--output", "{project}/a/b/public").Exits(ExitCode.Problems);
        StringAssert.StartsWith(test.Err, "a/b/public: error ST605: the folder holds files that tracker did not make", StringComparison.Ordinal);
        test.Run("build", "--no-history", "--output", "{project}/data/modules").Exits(ExitCode.Problems);
        StringAssert.StartsWith(test.Err, "data/modules: error ST605: the site's folder would replace data/", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AFolderOfSomebodyElseIsNotReplaced()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good).With("public/precious.txt", "mine");

        test.Run("build", "--no-history", "--output", "{project}/public").Exits(ExitCode.Problems);

        Assert.AreEqual("mine", test.Read("public/precious.txt"));
        StringAssert.StartsWith(test.Err, "public: error ST605: the folder holds files that tracker did not make", StringComparison.Ordinal);
    }

    private static string[] Contents(TrackerTest test) =>
    [
        .. Directory.GetFiles(test.PathOf("_site"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetRelativePath(test.Project, f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"),
    ];
}
