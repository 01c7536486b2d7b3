using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

[TestClass]
public class MakingARepositoryReady
{
    [TestMethod]
    public void LaysDataWorkflowManifestAndRules()
    {
        using var test = new TrackerTest();

        test.Run("init", "{project}", "--title", "Our \"prompts\"").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Read("data/tracker.json"), "\"title\": \"Our \\\"prompts\\\"\"", StringComparison.Ordinal);
        StringAssert.Contains(test.Read(".github/workflows/pages.yml"), "fetch-depth: 0", StringComparison.Ordinal);
        StringAssert.Contains(test.Read(".config/dotnet-tools.json"), "\"statictracker\"", StringComparison.Ordinal);
        StringAssert.Contains(test.Read(".gitignore"), "/_site/", StringComparison.Ordinal);
        Assert.IsTrue(test.Has("data/schemas/module.schema.json"));
        StringAssert.Contains(test.Err, "tracker import", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TwiceChangesNothing()
    {
        using var test = new TrackerTest();
        test.Run("init", "{project}").Exits(ExitCode.Fine);

        test.Run("init", "{project}").Exits(ExitCode.Fine);

        Assert.AreEqual("Everything is there already.\n", test.Out);
    }

    [TestMethod]
    public void KeepsWhatTheUserWroteAroundTheBlocks()
    {
        using var test = new TrackerTest();
        test.With(".gitignore", "*.log").With(".config/dotnet-tools.json", """{"version":1,"isRoot":true,"tools":{"other":{"version":"1.0.0","commands":["o"]}}}""");

        test.Run("init", "{project}").Exits(ExitCode.Fine);

        StringAssert.StartsWith(test.Read(".gitignore"), "*.log\n# >>> statictracker", StringComparison.Ordinal);
        StringAssert.Contains(test.Read(".config/dotnet-tools.json"), "\"other\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AFileInTheWayStopsEverythingUnlessForced()
    {
        using var test = new TrackerTest();
        test.With(".github/workflows/pages.yml", "mine\n");

        test.Run("init", "{project}").Exits(ExitCode.Problems);

        Assert.AreEqual("mine\n", test.Read(".github/workflows/pages.yml"));
        Assert.IsFalse(test.Has("data/tracker.json"));
        StringAssert.Contains(test.Err, ".github/workflows/pages.yml: error ST704", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "--force", StringComparison.Ordinal);

        test.Run("init", "{project}", "--force").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Read(".github/workflows/pages.yml"), "deploy-pages", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ADryRunWritesNothing()
    {
        using var test = new TrackerTest();

        test.Run("init", "{project}", "--dry-run").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "would write data/tracker.json", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/tracker.json"));
    }

    [TestMethod]
    public void ALinkOnTheWayIsNotWrittenThrough()
    {
        using var test = new TrackerTest();
        using var elsewhere = new TrackerTest();
        Directory.CreateSymbolicLink(test.PathOf(".github"), elsewhere.Project);

        test.Run("init", "{project}").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, ".github: error ST010", StringComparison.Ordinal);
        Assert.IsFalse(elsewhere.Has("workflows/pages.yml"));
    }

    [TestMethod]
    public void WithoutGithubThereIsNoWorkflow()
    {
        using var test = new TrackerTest();

        test.Run("init", "{project}", "--no-github").Exits(ExitCode.Fine);

        Assert.IsFalse(test.Has(".github/workflows/pages.yml"));
    }
}
