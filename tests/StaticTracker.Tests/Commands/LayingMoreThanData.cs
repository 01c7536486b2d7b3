using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>What <c>tracker init</c> lays on request.</summary>
[TestClass]
public sealed class LayingMoreThanData
{
    [TestMethod]
    [DataRow("--action", ".github/actions/tracker/action.yml")]
    [DataRow("--reports", ".github/actions/tracker/action.yml .github/workflows/review-post.yml .github/workflows/review.yml")]
    [DataRow("--import-workflow", ".github/actions/tracker/action.yml .github/workflows/import.yml")]
    [DataRow("--gitlab", ".gitlab-ci.yml")]
    [DataRow("--reports --import-workflow --action", ".github/actions/tracker/action.yml .github/workflows/import.yml .github/workflows/review-post.yml .github/workflows/review.yml")]
    public void WhereAProjectIsThereOnlyWhatWasAskedForIsLaid(string flags, string files)
    {
        using var test = new TrackerTest().With("data/tracker.json", "{}");

        using var json = JsonDocument.Parse(test.Run(["init", "{project}", "--json", .. flags.Split(' ')]).Exits(ExitCode.Fine).Out);

        Assert.AreEqual(files, string.Join(' ', json.RootElement.GetProperty("written").EnumerateArray().Select(f => f.GetString()).Order(StringComparer.Ordinal)));
        foreach (var file in files.Split(' '))
        {
            Assert.AreEqual(Checkout.Read("src/StaticTracker/Setup/Files/" + (file == ".gitlab-ci.yml" ? "gitlab-ci.yml" : Path.GetFileName(file))), test.Read(file).ReplaceLineEndings("\n"), file);
        }

        test.Run(["init", "{project}", .. flags.Split(' ')]).Exits(ExitCode.Fine);
        Assert.AreEqual("Everything is there already.\n", test.Out);
    }

    [TestMethod]
    public void OnAnEmptyFolderTheProjectIsLaidToo()
    {
        using var test = new TrackerTest().Run("init", "{project}", "--reports").Exits(ExitCode.Fine);

        Assert.IsTrue(test.Has("data/tracker.json") && test.Has(".github/workflows/pages.yml") && test.Has(".github/workflows/review-post.yml") && test.Has(".config/dotnet-tools.json"));
        Assert.IsFalse(test.Has(".github/workflows/import.yml"));
    }

    [TestMethod]
    public void ForGitlabNoWorkflowOfGithubIsLaid()
    {
        using var test = new TrackerTest().Run("init", "{project}", "--gitlab").Exits(ExitCode.Fine);

        Assert.IsTrue(test.Has("data/tracker.json") && test.Has(".gitlab-ci.yml"));
        Assert.IsFalse(Directory.Exists(test.PathOf(".github")));
    }

    [TestMethod]
    public void AWorkflowThatSomebodyChangedIsNotOverwritten()
    {
        using var test = new TrackerTest().With("data/tracker.json", "{}").With(".github/workflows/import.yml", "mine\n");

        test.Run("init", "{project}", "--import-workflow").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, ".github/workflows/import.yml: error ST704", StringComparison.Ordinal);
        Assert.AreEqual("mine\n", test.Read(".github/workflows/import.yml"));
        Assert.IsFalse(test.Has(".github/actions/tracker/action.yml"));
    }
}
