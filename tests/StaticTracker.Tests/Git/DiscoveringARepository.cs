using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Git;

[TestClass]
public sealed class DiscoveringARepository
{
    [TestMethod]
    public void TellsThatThereIsNoGit()
    {
        using var repo = new TestRepo();

        var found = GitRepository.Discover(repo.Folder, GitProgram.Find(repo.Folder));

        Assert.AreEqual(GitState.NoProgram, found.State);
        Assert.AreEqual("ST501", found.Problem!.Code.Id);
        var refusal = found.Refusal("data", "nothing can be compared", "leave it out");
        Assert.AreEqual(("data", Severity.Error, "nothing can be compared: there is no git program on the search path"), (refusal.Span.Path, refusal.Severity, refusal.Message));
        Assert.AreEqual(GitProgram.HowToInstall + ", or leave it out", refusal.Hint);
    }

    [TestMethod]
    public void TellsThatThereIsNoRepository()
    {
        using var repo = new TestRepo();
        var outside = Directory.CreateDirectory(repo.Beside("outside")).FullName;

        Assert.AreEqual(GitState.NoRepository, GitRepository.Discover(outside).State);
        Assert.AreEqual(GitState.NoRepository, GitRepository.Discover(Path.Combine(outside, "missing")).State);
        Assert.AreEqual(GitState.NoRepository, GitRepository.Discover(Path.Combine(repo.Folder, ".git")).State);
    }

    [TestMethod]
    public void TellsThatNothingIsCommitted()
    {
        using var repo = new TestRepo();

        var found = GitRepository.Discover(repo.Folder);

        Assert.AreEqual(GitState.NoCommit, found.State);
        Assert.IsTrue(found.Repository!.Head.IsNull);
    }

    [TestMethod]
    public void FindsTheFoldersPlaceInIt()
    {
        using var repo = new TestRepo(dataFolder: "eval/dé ta");
        repo.Commit("Ada", "2026-01-20T10:00Z", "Start", ("eval/dé ta/tracker.json", "{}"));

        var found = GitRepository.Discover(repo.Data);

        Assert.AreEqual(GitState.Found, found.State);
        Assert.AreEqual("eval/dé ta/", found.Repository!.Prefix);
        Assert.AreEqual(repo.Git("rev-parse", "HEAD").Trim(), found.Repository.Head.ToString());
        Assert.AreEqual("sha1", found.Repository.ObjectFormat);
        Assert.IsFalse(found.Repository.IsShallow);
    }

    [TestMethod]
    public void TellsAWorktreesFolderFromTheSharedOne()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Start", ("data/tracker.json", "{}"));
        repo.Git("worktree", "add", "-q", "--detach", repo.Beside("other"));

        var found = GitRepository.Discover(Path.Combine(repo.Beside("other"), "data")).Repository!;

        Assert.AreEqual(".git", Path.GetFileName(found.CommonDir));
        Assert.AreEqual("other", Path.GetFileName(found.GitDir));
    }

    [TestMethod]
    public void ReadsASha256Repository()
    {
        using var repo = new TestRepo(objectFormat: "sha256");
        repo.Commit("Ada", "2026-01-20T10:00Z", "Start", ("data/tracker.json", "{}"));

        var found = GitRepository.Discover(repo.Data).Repository!;

        Assert.AreEqual("sha256", found.ObjectFormat);
        Assert.AreEqual(64, found.Head.ToString().Length);
    }

    [TestMethod]
    public void ResolvesReadsAndFindsWhereBranchesPart()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Start", ("data/tracker.json", "{ }"))
            .Branch("side").Commit("Ben", "2026-01-21T10:00Z", "Side", ("data/tracker.json", "{ \"a\": 1 }"))
            .Checkout("main").Commit("Ada", "2026-01-22T10:00Z", "Main", ("README.md", "hello"));

        var found = GitRepository.Discover(repo.Data).Repository!;

        Assert.AreEqual(repo.Git("rev-parse", "side").Trim(), found.Resolve("side").ToString());
        Assert.IsNull(found.Resolve("nowhere"));
        Assert.IsNull(found.Resolve("--all"));
        Assert.AreEqual(repo.Git("rev-parse", "main~1").Trim(), found.MergeBase("main", "side").ToString());
        Assert.IsNull(found.MergeBase("main", "nowhere"));
        CollectionAssert.AreEqual("{ \"a\": 1 }"u8.ToArray(), found.ReadFile("side", "data/tracker.json"));
        Assert.IsNull(found.ReadFile("side", "data/missing.json"));
        Assert.IsNull(found.ReadFile("nowhere", "data/tracker.json"));
    }
}
