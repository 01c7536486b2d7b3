using StaticTracker.Diagnostics;
using StaticTracker.Tests.History;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>A preview takes the data of one checkout and the templates of another.</summary>
[TestClass]
public sealed class BuildingWithOtherTemplates
{
    [TestMethod]
    public void TakesTheNamedFolderAndNotTheOneBesideTheData()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", HistoryFile.Of("a:v1:5"))
            .With("site-templates/partials/legend.hbs", "<p>of the pull request</p>").With("base/site-templates/partials/legend.hbs", "<p>of the base</p>");

        test.Run("build", "--templates", "{project}/base/site-templates").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Read("_site/index.html"), "of the base", StringComparison.Ordinal);
        Assert.IsFalse(test.Read("_site/index.html").Contains("of the pull request", StringComparison.Ordinal));
    }

    [TestMethod]
    public void AnEmptyFolderStandsForTheBuiltInOnes()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", HistoryFile.Of("a:v1:5")).With("site-templates/partials/legend.hbs", "<p>of the pull request</p>");
        Directory.CreateDirectory(test.PathOf("empty"));

        test.Run("build", "--templates", "{project}/empty").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Read("_site/index.html"), "How to read it", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AFolderThatIsNotThereIsNotPassedOver()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", HistoryFile.Of("a:v1:5"));

        test.Run("build", "--templates", "{project}/nowhere").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "ST608", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("_site/index.html"));
    }
}
