using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

[TestClass]
public sealed class BuildingASingleFile
{
    private static readonly string Good = new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:31:46", 15, 35).Text();

    [TestMethod]
    public void MakesTheFileAndNothingElse()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good);

        test.Run("build", "--no-history", "--single-file", "{project}/out/report.html").Exits(ExitCode.Fine);

        StringAssert.StartsWith(test.Err, "out/report.html: 7 pages in one file (", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("out/report.html"), "30.0", StringComparison.Ordinal);
        Assert.IsFalse(Directory.Exists(test.PathOf("_site")));
        Assert.AreEqual("report.html", string.Join(' ', Directory.EnumerateFileSystemEntries(test.PathOf("out")).Select(Path.GetFileName)));
    }

    [TestMethod]
    public void BesideTheFolderWhereOneIsNamed()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good);

        test.Run("build", "--no-history", "--json", "--output", "{project}/public", "--single-file", "{project}/report.html").Exits(ExitCode.Fine);

        Assert.IsTrue(test.Has("public/index.html"));
        StringAssert.Contains(test.Out, "\"single_file\": {\n    \"path\": \"report.html\",\n    \"pages\": 7,", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "\"output\": \"public\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TwiceGivesTheSameBytesAndReplacesItsOwn()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good);
        test.Run("build", "--no-history", "--single-file", "{project}/report.html").Exits(ExitCode.Fine);
        var first = test.Read("report.html");

        test.Run("build", "--no-history", "--output", "{project}/public", "--single-file", "{project}/report.html").Exits(ExitCode.Fine);

        Assert.AreEqual(first, test.Read("report.html"));
    }

    [TestMethod]
    [DataRow("data/report.html", "ST630")]
    [DataRow("data/modules/report.html", "ST630")]
    [DataRow("site-templates/report.html", "ST630")]
    [DataRow("_site/report.html", "ST630")]
    [DataRow("report", "ST630")]
    [DataRow("data/modules/m01.json", "ST630")]
    [DataRow("folder.html", "ST630")]
    [DataRow("link.html", "ST630")]
    [DataRow("mine.html", "ST704")]
    public void RefusesAPlaceThatIsNone(string file, string code)
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good).With("mine.html", "mine").With("folder.html/x", "x");
        File.CreateSymbolicLink(test.PathOf("link.html"), test.PathOf("mine.html"));

        test.Run("build", "--no-history", "--single-file", "{project}/" + file).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"error {code}", StringComparison.Ordinal);
        Assert.AreEqual("mine", test.Read("mine.html"));
        Assert.AreEqual(Good, test.Read("data/modules/m01.json"));
        Assert.IsFalse(Directory.Exists(test.PathOf("_site")));
    }

    [TestMethod]
    public void ReplacesAForeignFileWhenToldTo()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good).With("mine.html", "mine");

        test.Run("build", "--no-history", "--force", "--single-file", "{project}/mine.html").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Read("mine.html"), "30.0", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AWrongFigureLeavesTheLastFileStanding()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good);
        test.Run("build", "--no-history", "--single-file", "{project}/report.html").Exits(ExitCode.Fine);
        var before = test.Read("report.html");
        test.With("data/modules/m01.json", Good.Replace("\"pass\": 15", "\"pass\": 16", StringComparison.Ordinal));

        test.Run("build", "--no-history", "--single-file", "{project}/report.html").Exits(ExitCode.Problems);

        Assert.AreEqual(before, test.Read("report.html"));
        StringAssert.Contains(test.Err, "The file was not made; what was there before still stands.", StringComparison.Ordinal);
    }
}
