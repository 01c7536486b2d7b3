using StaticTracker.Git;
using StaticTracker.History;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

[TestClass]
public sealed class ReadingUnusualRepositories
{
    private const string File = "data/modules/m01.json";

    private const string Two = """
        2026-01-21 Ben: Two
          m01 changed
            v2 on gpt-4o added: 70.0 %
        2026-01-20 Ada: One
          m01 added
            v1 on gpt-4o added: 50.0 %

        """;

    [TestMethod]
    public void WorksWithoutGitAndWithoutARepository()
    {
        using var repo = TwoCommits();
        var outside = Directory.CreateDirectory(repo.Beside("outside")).FullName;

        Assert.AreEqual("ST501", HistoryReader.Read(repo.Data, new HistoryOptions { Git = GitProgram.Find("") }).Notices.Single().Code.Id);
        Assert.AreEqual("ST502", HistoryReader.Read(outside).Notices.Single().Code.Id);
    }

    [TestMethod]
    public void ShowsWhatIsThereBeforeTheFirstCommit()
    {
        using var repo = new TestRepo();
        repo.Write(File, HistoryFile.Of("a:v1:5"));

        Assert.AreEqual("""
            uncommitted
              m01 added
                v1 on gpt-4o added: 50.0 %
            ST504 data: nothing is committed yet, so that there is no history

            """, repo.Story());
    }

    [TestMethod]
    public void WorksOnADetachedHead()
    {
        using var repo = TwoCommits();
        repo.Git("checkout", "-q", "--detach", "HEAD~1");

        StringAssert.StartsWith(repo.Story(), "2026-01-20 Ada: One\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ReadsSha256()
    {
        using var repo = TwoCommits(new TestRepo(objectFormat: "sha256"));

        Assert.AreEqual(Two, repo.Story());
        Assert.AreEqual(64, repo.Read().Head!.Length);
    }

    [TestMethod]
    public void ReadsFromAWorktree()
    {
        using var repo = TwoCommits();
        repo.Git("worktree", "add", "-q", repo.Beside("other"));

        for (var round = 0; round < 2; round++)
        {
            Assert.AreEqual(Two, TestRepo.Story(HistoryReader.Read(Path.Combine(repo.Beside("other"), "data"))));
            Assert.AreEqual(Two, repo.Story(useCache: true));
        }
    }

    [TestMethod]
    public void FindsDataAnywhereInTheRepository()
    {
        using var repo = new TestRepo(dataFolder: "eval/dé ta");
        repo.Commit("Ada", "2026-01-20T10:00Z", "Elsewhere", (File, HistoryFile.Of("x:v9:1")), ("eval/dé ta/modules/deeper/m01.json", HistoryFile.Of("y:v9:1")))
            .Commit("Ada", "2026-01-20T10:00Z", "One", ("eval/dé ta/modules/m01.json", HistoryFile.Of("a:v1:5")))
            .Commit("Ben", "2026-01-21T10:00Z", "Two", ("eval/dé ta/modules/m01.json", HistoryFile.Of("a:v1:5", "b:v2:7")));

        Assert.AreEqual(Two, repo.Story());
    }

    [TestMethod]
    public void SaysThatAShallowCloneHidesWhoBroughtWhat()
    {
        using var repo = TwoCommits();
        repo.Commit("Cy", "2026-01-22T10:00Z", "Three", (File, HistoryFile.Of("a:v1:5", "b:v2:8")));
        repo.Git("clone", "-q", "--depth", "2", "file://" + repo.Folder, repo.Beside("shallow"));
        var boundary = repo.Git("rev-parse", "HEAD~1")[..8];
        var expected = $"""
            2026-01-22 Cy: Three
              m01 changed
                v2 on gpt-4o changed: metrics.pass_rate 70.0 → 80.0, metrics.pass 7 → 8, metrics.fail 3 → 2
            ST505 data: this clone is shallow: history before commit {boundary} is missing, and who brought what stood there is not known

            """;

        Assert.AreEqual(expected, TestRepo.Story(HistoryReader.Read(Path.Combine(repo.Beside("shallow"), "data"))));
        Assert.AreEqual(expected, TestRepo.Story(HistoryReader.Read(Path.Combine(repo.Beside("shallow"), "data"))));
        Assert.IsEmpty(HistoryReader.Read(Path.Combine(repo.Beside("shallow"), "data")).Line, "what stood at its commits cannot be known");
        repo.Git("-C", repo.Beside("shallow"), "fetch", "-q", "--unshallow");
        Assert.IsNotEmpty(HistoryReader.Read(Path.Combine(repo.Beside("shallow"), "data")).Line);
        Assert.IsEmpty(HistoryReader.Read(Path.Combine(repo.Beside("shallow"), "data")).Notices);
    }

    [TestMethod]
    public void SaysWhatAPartialCloneLacks()
    {
        using var repo = TwoCommits();
        repo.Git("config", "uploadpack.allowFilter", "true");
        repo.Git("clone", "-q", "--filter=blob:none", "file://" + repo.Folder, repo.Beside("partial"));

        var story = TestRepo.Story(HistoryReader.Read(Path.Combine(repo.Beside("partial"), "data")));

        var (one, two) = (repo.Git("rev-parse", "HEAD~1")[..8], repo.Git("rev-parse", "HEAD")[..8]);
        StringAssert.Contains(story, $"ST506 m01.json: this file as it is at commit {one} is not in this clone; what changed is not told", StringComparison.Ordinal);
        StringAssert.Contains(story, "2026-01-20 Ada: One\n  m01 missing\n", StringComparison.Ordinal);

        // What HEAD has was fetched to be checked out: only what stood there before is missing.
        StringAssert.Contains(story, $"ST506 m01.json: this file as it was before commit {two} is not in this clone; what changed is not told", StringComparison.Ordinal);
        StringAssert.Contains(story, "m01 missingbefore\n", StringComparison.Ordinal);
        Assert.DoesNotContain("broken", story);
    }

    [TestMethod]
    public void NamesTheCommitWhereAFileWasBroken()
    {
        using var repo = TwoCommits();
        repo.Commit("Eve", "2026-01-22T10:00Z", "Break it", (File, "{"))
            .Commit("Ada", "2026-01-23T10:00Z", "Mend it", (File, HistoryFile.Of("a:v1:5", "b:v2:7", "c:v3:9")));
        var broken = repo.Git("rev-parse", "HEAD~1")[..8];

        Assert.AreEqual($"""
            2026-01-23 Ada: Mend it
              m01 changed
                v3 on gpt-4o added: 90.0 %
            2026-01-22 Eve: Break it
              m01 broken
            {Two}ST507 m01.json: could not be read at commit {broken}: the text ends before the document does (line 1); what it changed is not told

            """, repo.Story());
    }

    [TestMethod]
    public void GuessesNothingAboutAFileOfALaterFormat()
    {
        using var repo = TwoCommits();
        var later = HistoryFile.Of("a:v1:5", "b:v2:8").Replace("{\n  \"module_id\"", "{\n  \"format\": 2,\n  \"module_id\"", StringComparison.Ordinal);
        repo.Commit("Eve", "2026-01-22T10:00Z", "Write it with a later program", (File, later))
            .Commit("Ada", "2026-01-23T10:00Z", "Go back", (File, HistoryFile.Of("a:v1:5", "b:v2:7", "c:v3:9")));
        var unknown = repo.Git("rev-parse", "HEAD~1")[..8];

        Assert.AreEqual($"""
            2026-01-23 Ada: Go back
              m01 changed
                v3 on gpt-4o added: 90.0 %
            2026-01-22 Eve: Write it with a later program
              m01 broken
            {Two}ST507 m01.json: could not be read at commit {unknown}: the file is of format 2, this program knows format 1 (line 2); what it changed is not told

            """, repo.Story());
    }

    [TestMethod]
    public void KeepsNamesAndSubjectsApart()
    {
        using var repo = new TestRepo();
        repo.Commit("Zoë \u0001 O'Hara", "2026-01-20T10:00Z", ":100644 100644 a b M\tdata/modules/m02.json", (File, HistoryFile.Of("a:v1:5")))
            .Commit("日本", "2026-01-21T10:00Z", "", (File, HistoryFile.Of("a:v1:6")), ("data/modules/\u0001odd é.json", "{}"), ("\u0001" + new string('a', 40), "x"));

        var commits = repo.Read().Commits;

        Assert.AreEqual("日本||m01, Zoë \u0001 O'Hara|:100644 100644 a b M\tdata/modules/m02.json|m01", string.Join(", ", commits.Select(c => $"{c.Author}|{c.Subject}|{c.Changes.Single().Module}")));
        Assert.AreEqual("ST509", repo.Read().Notices.Single().Code.Id);
    }

    [TestMethod]
    public void ReadsAuthorsInOtherEncodings()
    {
        using var repo = new TestRepo();
        repo.Write(File, HistoryFile.Of("a:v1:5")).Git("add", ".");
        repo.Git("-c", "i18n.commitEncoding=ISO-8859-1", "-c", "user.name=Zo\u00EB", "commit", "-q", "-m", "One");

        Assert.HasCount(1, repo.Read().Commits);
    }

    [TestMethod]
    public void PassesOverLinksAndSubmodules()
    {
        using var repo = TwoCommits();
        System.IO.File.CreateSymbolicLink(repo.PathOf("data/modules/m02.json"), "m01.json");
        repo.Git("add", ".");
        repo.Git("update-index", "--add", "--cacheinfo", "160000," + repo.Git("rev-parse", "HEAD").Trim() + ",data/modules/m03.json");
        repo.GitAs("Eve", "2026-01-22T10:00Z", "commit", "-q", "-m", "Links");

        Assert.AreEqual($"""
            {Two}ST508 m02.json: this is a symbolic link or a submodule in git, so that its history is not told
            ST508 m03.json: this is a symbolic link or a submodule in git, so that its history is not told

            """, repo.Story());
    }

    private static TestRepo TwoCommits(TestRepo? repo = null) => (repo ?? new TestRepo())
        .Commit("Ada", "2026-01-20T10:00Z", "One", (File, HistoryFile.Of("a:v1:5")))
        .Commit("Ben", "2026-01-21T10:00Z", "Two", (File, HistoryFile.Of("a:v1:5", "b:v2:7")));
}
