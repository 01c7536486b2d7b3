using StaticTracker.Checking;
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
        CollectionAssert.AreEquivalent(SchemaSet.FileNames.ToArray(), Directory.GetFiles(test.PathOf("data/schemas")).Select(f => Path.GetFileName(f)).ToArray());
        StringAssert.Contains(test.Err, "tracker import", StringComparison.Ordinal);
    }

    /// <summary>It was passed over, and data/ was made in place of what was asked for.</summary>
    [TestMethod]
    public void ADataFolderOfAnotherNameIsMisuse()
    {
        using var test = new TrackerTest();
        using var output = new StringWriter();
        using var error = new StringWriter { NewLine = "\n" };

        Assert.AreEqual(ExitCode.Misuse, App.Run(["init", test.Project, "--data", test.PathOf("results")], TextReader.Null, output, error));

        Assert.AreEqual($"tracker: init makes the folder 'data' in the repository's root, not '{test.PathOf("results")}': leave --data out; another root stands behind the verb, as in: tracker init DIR.\n", error.ToString());
        Assert.IsFalse(test.Has("data/tracker.json"));
        Assert.AreEqual(ExitCode.Fine, App.Run(["init", test.Project, "--data", test.PathOf("data") + Path.DirectorySeparatorChar], TextReader.Null, output, error));
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

    [TestMethod]
    public void OwnersOfThePolicyAreLaidOnRequest()
    {
        using var test = new TrackerTest().Run("init", "{project}").Exits(ExitCode.Fine);
        Assert.IsFalse(test.Has(".github/CODEOWNERS"));
        test.With("data/tracker.json", """{ "title": "Mine" }""").With("CODEOWNERS", "* @everybody-else");

        test.Run("init", "{project}", "--code-owners", "@org/leads", "--code-owners", "ada@example.org").Exits(ExitCode.Fine);

        Assert.AreEqual("wrote CODEOWNERS\n", test.Out);
        StringAssert.StartsWith(test.Read("CODEOWNERS"), "* @everybody-else\n# >>> statictracker", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("CODEOWNERS"), "\n/data/tracker.json @org/leads ada@example.org\n", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("CODEOWNERS"), "\nCODEOWNERS @org/leads ada@example.org\n", StringComparison.Ordinal);
        test.Run("init", "{project}", "--code-owners", "@org/leads", "--code-owners", "ada@example.org").Exits(ExitCode.Fine);
        Assert.AreEqual("Everything is there already.\n", test.Out);
    }

    [TestMethod]
    public void OtherOwnersAreNotReplacedUnlessForced()
    {
        using var test = new TrackerTest().Run("init", "{project}", "--code-owners", "@a").Exits(ExitCode.Fine);
        test.Run("init", "{project}", "--code-owners", "@b").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, ".github/CODEOWNERS: error ST704: the marked block names other owners", StringComparison.Ordinal);
        StringAssert.Contains(test.Read(".github/CODEOWNERS"), "/data/tracker.json @a\n", StringComparison.Ordinal);
        test.Run("init", "{project}", "--code-owners", "@b", "--force").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Read(".github/CODEOWNERS"), "/data/tracker.json @b\n", StringComparison.Ordinal);

        test.With(".github/CODEOWNERS", "* @x\n/data/tracker.json @y\n").Run("init", "{project}", "--code-owners", "@b").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, ".github/CODEOWNERS:2:1: error ST704: this line names owners already", StringComparison.Ordinal);
        Assert.AreEqual("* @x\n/data/tracker.json @y\n", test.Read(".github/CODEOWNERS"));
    }

    [TestMethod]
    [DataRow("leads")]
    [DataRow("@a\n* @evil")]
    [DataRow("@")]
    [DataRow("")]
    public void WhatIsNoOwnerIsMisuse(string owner)
    {
        using var test = new TrackerTest().Run("init", "{project}", "--code-owners", owner).Exits(ExitCode.Misuse);

        Assert.IsFalse(test.Has(".github/CODEOWNERS"));
        Assert.IsFalse(test.Has("data/tracker.json"));
    }
}
