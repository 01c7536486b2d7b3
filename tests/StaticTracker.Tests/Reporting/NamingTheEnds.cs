using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Reporting;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Reporting;

[TestClass]
public class NamingTheEnds
{
    [TestMethod]
    public void ThreeDotsBeginAtTheMergeBase()
    {
        using var repo = Forked();

        repo.Run("diff", "main...work").Exits(0).Says("work (", "against the merge base of main and work (", "m01 v2 on a");
        Assert.DoesNotContain("m02", repo.Out);
        repo.Run("diff", "main..work").Exits(1).Says("module m02 was removed");
        repo.Run("diff", "main...").Exits(0).Says("HEAD (");
    }

    [TestMethod]
    public void AnUnknownRevisionIsMisuseWithAHint()
    {
        using var repo = Forked();

        foreach (var revision in (string[])["nowhere", "HEAD:data", "main..nowhere", "--end", "..."])
        {
            repo.Run("diff", "--", revision);
            if (revision != "...")
            {
                repo.Exits(2);
                Assert.AreEqual("", repo.Out);
            }
        }

        repo.Run("diff", "nowhere").Exits(2);
        StringAssert.Contains(repo.Err, "error ST530: git knows no commit 'nowhere'; name a branch");
        repo.Run("diff", "main..work", "main").Exits(2);
    }

    [TestMethod]
    public void WithoutNamesThePullRequestsBaseIsTaken()
    {
        using var repo = Forked();
        repo.Git.Git("update-ref", "refs/remotes/origin/main", "main");
        repo.Git.Git("update-ref", "refs/remotes/origin/other", "work");
        repo.Git.Git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
        var git = GitRepository.Discover(repo.Git.Data).Repository!;

        var byHead = DiffRange.Resolve(git, null, null, "", new Problems())!;
        var byBase = DiffRange.Resolve(git, null, null, "other", new Problems())!;

        Assert.AreEqual(repo.Git.Git("merge-base", "main", "work").Trim(), byHead.Base.Commit.ToString());
        Assert.AreEqual("the working tree", byHead.Head.Words);
        Assert.AreEqual(repo.Git.Git("rev-parse", "work").Trim(), byBase.Base.Commit.ToString());
    }

    [TestMethod]
    public void AShallowCloneSaysThatItLacksTheMergeBase()
    {
        using var repo = Forked();
        using var clone = new TestRepo(clonedWith: "--depth");
        repo.Git.Git("clone", "-q", "--depth", "1", "--no-single-branch", "file://" + repo.Git.Folder, clone.Folder);
        var problems = new Problems();

        var range = DiffRange.Resolve(GitRepository.Discover(clone.Data).Repository!, "origin/main...origin/work", null, null, problems);

        Assert.IsNull(range);
        Assert.AreEqual("ST531", problems.ToList().Single().Code.Id);
        StringAssert.Contains(ProblemReporter.Line(problems.ToList()[0]), "is not in this shallow clone; git fetch --unshallow");
    }

    [TestMethod]
    public void ABaseThatGitCannotListIsAnErrorAndNotAllNew()
    {
        using var repo = Forked();
        var tree = repo.Git.Git("rev-parse", "main:data").Trim();
        var file = repo.Git.PathOf($".git/objects/{tree[..2]}/{tree[2..]}");
        File.SetAttributes(file, FileAttributes.Normal);
        File.Delete(file);

        repo.Run("diff", "main").Exits(1).Says("error ST510: git could not list the files of commit");
    }

    /// <summary>main got m02 after work left it; work got v2 of m01, and is checked out.</summary>
    private static ReviewedRepo Forked()
    {
        var repo = new ReviewedRepo().With(new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:31:46", 8, 2, id: "one")).Commit("base");
        repo.Git.Branch("work");
        repo.With(new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:31:46", 8, 2, id: "one").Run("v2", "a", "2026-01-20T00:31:46", 8, 2, id: "two")).Commit("work");
        repo.Git.Checkout("main");
        repo.With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "a", "2026-01-20T00:31:46", 8, 2, id: "other").Text()).Commit("main");
        repo.Git.Checkout("work");
        return repo;
    }
}
