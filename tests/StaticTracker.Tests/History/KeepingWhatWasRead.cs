using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

/// <summary>Whatever stands in the cache, the history told is the one a reading without it tells.</summary>
[TestClass]
public sealed class KeepingWhatWasRead
{
    private const string File = "data/modules/m01.json";
    private const string Cache = ".git/statictracker/history.cache";

    [TestMethod]
    public void GivesTheSameFromTheCache()
    {
        using var repo = Full();

        var fresh = repo.Story();

        Assert.AreEqual(fresh, repo.Story(useCache: true));
        Assert.IsTrue(System.IO.File.Exists(repo.PathOf(Cache)));
        Assert.AreEqual(fresh, repo.Story(useCache: true));
    }

    [TestMethod]
    public void AddsNewCommits()
    {
        using var repo = Full();
        repo.Story(useCache: true);
        for (var day = 1; day <= 20; day++)
        {
            repo.Commit("Ada", $"2026-02-{day:D2}T10:00Z", $"Day {day}", (File, HistoryFile.Of("a:v1:5", $"d{day}:v3:{day % 10}")));
            AssertAsFresh(repo);
        }
    }

    [TestMethod]
    public void NoticesThatHistoryWasRewritten()
    {
        using var repo = Full();
        repo.Story(useCache: true);
        repo.Git("commit", "-q", "--amend", "-m", "Amended");
        AssertAsFresh(repo);
        repo.Branch("other", "HEAD~2").Commit("Ben", "2026-03-01T10:00Z", "Other", (File, HistoryFile.Of("o:v7:2")));
        AssertAsFresh(repo);
        repo.Checkout("main");
        AssertAsFresh(repo);
        repo.Git("reset", "-q", "--hard", "HEAD~1");
        AssertAsFresh(repo);
        repo.Merge("Ada", "2026-03-02T10:00Z", "other", (File, HistoryFile.Of("o:v7:2", "e:v8:1")));
        AssertAsFresh(repo);
        repo.Git("checkout", "-q", "--orphan", "fresh");
        AssertAsFresh(repo);
        repo.Commit("Ben", "2026-03-03T10:00Z", "Fresh", (File, HistoryFile.Of("f:v9:3")));
        AssertAsFresh(repo);
    }

    [TestMethod]
    public void ForgetsAHeadThatIsGone()
    {
        using var repo = Full();
        repo.Story(useCache: true);
        repo.Git("reset", "-q", "--hard", "HEAD~1");
        repo.Git("reflog", "expire", "--expire=now", "--all");
        repo.Git("gc", "-q", "--prune=now");

        AssertAsFresh(repo);
    }

    [TestMethod]
    public void RebuildsADamagedFile()
    {
        using var repo = Full();
        var fresh = repo.Story();
        repo.Story(useCache: true);
        var file = repo.PathOf(Cache);
        var sound = System.IO.File.ReadAllBytes(file);
        for (var at = 0; at < sound.Length; at += Math.Max(1, sound.Length / 12))
        {
            var damaged = sound.ToArray();
            damaged[at] ^= 0x10;
            System.IO.File.WriteAllBytes(file, damaged);
            Assert.AreEqual(fresh, repo.Story(useCache: true));
            System.IO.File.WriteAllBytes(file, sound[..at]);
            Assert.AreEqual(fresh, repo.Story(useCache: true));
        }
    }

    [TestMethod]
    public void GoesOnWhereItCannotBeWritten()
    {
        using var repo = Full();
        repo.Write(".git/statictracker", "a file in the way");

        AssertAsFresh(repo);
    }

    [TestMethod]
    public void SeesARepairOfWhatWasBrokenBefore()
    {
        using var repo = Full();
        repo.Commit("Eve", "2026-02-01T10:00Z", "Break it", (File, "{"));
        repo.Story(useCache: true);
        repo.Commit("Ada", "2026-02-02T10:00Z", "Mend it", (File, HistoryFile.Of("a:v1:5", "n:v4:4")));

        AssertAsFresh(repo);
    }

    [TestMethod]
    public void SeesEveryChangeOfTheWorkingTree()
    {
        using var repo = Full();
        foreach (var file in Directory.GetFiles(repo.PathOf("data/modules")))
        {
            System.IO.File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        AssertAsFresh(repo);
        AssertAsFresh(repo);
        repo.Write(File, HistoryFile.Of("a:v1:5", "w:v5:5"));
        AssertAsFresh(repo);
        StringAssert.StartsWith(repo.Story(useCache: true), "uncommitted\n  m01 changed\n", StringComparison.Ordinal);
        repo.Git("checkout", "-q", "--", File);
        AssertAsFresh(repo);
    }

    [TestMethod]
    public void KeepsTheCommitsAsTheyAreWhereOnlyFilesWereEdited()
    {
        const string other = "data/modules/m03.json";
        using var repo = Full();
        repo.Commit("Ada", "2026-01-25T10:00Z", "Six", (other, HistoryFile.With("m03", "", "y:v1:1")));
        AssertAsFresh(repo);
        var kept = new FileInfo(repo.PathOf(Cache)).LastWriteTimeUtc;

        System.IO.File.Delete(repo.PathOf(other));
        AssertAsFresh(repo);
        repo.Write(File, HistoryFile.Of("a:v1:5", "w:v5:5"));
        AssertAsFresh(repo);

        Assert.AreEqual(kept, new FileInfo(repo.PathOf(Cache)).LastWriteTimeUtc);
        Assert.IsTrue(System.IO.File.Exists(repo.PathOf(".git/statictracker/stamps.cache")));
    }

    private static void AssertAsFresh(TestRepo repo)
    {
        Assert.AreEqual(repo.Story(), repo.Story(useCache: true));
        Assert.AreEqual(repo.Story(), repo.Story(useCache: true));
    }

    private static TestRepo Full()
    {
        var repo = new TestRepo();
        const string suggestion = """{ "id": "s1", "version": "v1", "rubric": "R", "issue": "x", "suggestion": "y", "priority": "high", "status": "pending" }""";
        return repo
            .Commit("Ada", "2026-01-20T10:00Z", "One", (File, HistoryFile.Of("a:v1:5")), ("data/tracker.json", "{}"))
            .Commit("Ben", "2026-01-21T10:00Z", "Two", (File, HistoryFile.With("m01", suggestion, "a:v1:5", "b:v2:7")), ("data/modules/m02.json", HistoryFile.With("m02", "", "z:v1:1")))
            .Commit("Ben", "2026-01-22T10:00Z", "Three", (File, HistoryFile.With("m01", suggestion.Replace("pending", "applied", StringComparison.Ordinal), "b:v2:8:\"withdrawn\"= {\"reason\"= \"no\"}")))
            .Commit("Ada", "2026-01-23T10:00Z", "Four", ("data/modules/m02.json", null), (File, HistoryFile.Of("a:v1:5", "b:v2:8").Replace("\"m01\",", "\"m01\",\n  \"group\": \"g\",", StringComparison.Ordinal)))
            .Commit("Ada", "2026-01-24T10:00Z", "Five", (File, HistoryFile.Of("a:v1:5", "b:v2:8").ReplaceLineEndings("")), ("data/runs/r1/run.json", "{}"), ("data/prompts/m01/v1/bundle.json", "{}"));
    }
}
