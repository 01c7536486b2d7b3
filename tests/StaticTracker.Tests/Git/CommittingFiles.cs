using StaticTracker.Git;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Git;

[TestClass]
public sealed class CommittingFiles
{
    private static readonly KeyValuePair<string, string>[] s_trailers = [new("Tracker-Source", "m01_v1_judge.json")];

    [TestMethod]
    public void TakesExactlyTheFilesGiven()
    {
        using var repo = Started();
        repo.Write("staged.txt", "staged").Git("add", "staged.txt");
        repo.Write("README.md", "dirty").Write("data/modules/m01.json", "{ \"a\": 2 }").Write("data/modules/mé 2.json", "{ \"new\": 1 }");

        var result = Commit(repo, "data/modules/m01.json", "data/modules/mé 2.json");

        Assert.IsNull(result.Problem);
        Assert.AreEqual(repo.Git("rev-parse", "HEAD").Trim(), result.Hash);
        Assert.AreEqual("data/modules/m01.json\0data/modules/mé 2.json\0", repo.Git("show", "--name-only", "-z", "--format=", "HEAD"));
        Assert.AreEqual("Import m01 v1\n\nTracker-Source: m01_v1_judge.json\n", repo.Git("log", "-1", "--format=%B").Replace("\n\n\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n");
        Assert.AreEqual(" M README.md\nA  staged.txt\n", repo.Git("status", "--porcelain"));
    }

    [TestMethod]
    public void TakesADeletedFile()
    {
        using var repo = Started();
        File.Delete(repo.PathOf("data/modules/m01.json"));

        Assert.IsNull(Commit(repo, "data/modules/m01.json").Problem);
        Assert.AreEqual("", repo.Git("ls-files", "data/modules"));
    }

    [TestMethod]
    public void MakesTheFirstCommit()
    {
        using var repo = new TestRepo();
        SetIdentity(repo);
        repo.Write("data/modules/m01.json", "{}").Write("other.txt", "other");

        Assert.IsNull(Commit(repo, "data/modules/m01.json").Problem);
        Assert.AreEqual("data/modules/m01.json\n", repo.Git("ls-files"));
    }

    [TestMethod]
    public void UsesTheTimeGiven()
    {
        using var repo = Started();
        repo.Write("data/modules/m01.json", "{ \"a\": 2 }");

        Committer(repo).Commit([repo.PathOf("data/modules/m01.json")], "Import", [], new DateTimeOffset(2026, 1, 20, 3, 4, 5, TimeSpan.FromHours(-2)));

        Assert.AreEqual("2026-01-20T03:04:05-02:00\n", repo.Git("log", "-1", "--format=%aI"));
    }

    [TestMethod]
    public void LeavesNoTraceWhereAHookRefuses()
    {
        using var repo = Started();
        Refusing(repo, "echo 'not on a Friday' >&2\nexit 1");
        repo.Write("data/modules/m02.json", "{}");

        var result = Commit(repo, "data/modules/m02.json");

        Assert.AreEqual("ST524", result.Problem!.Code.Id);
        StringAssert.Contains(result.Problem.Message, "not on a Friday", StringComparison.Ordinal);
        Assert.AreEqual("?? data/modules/m02.json\n", repo.Git("status", "--porcelain"));
    }

    [TestMethod]
    public void SaysThatAHookMayHaveRefusedWithoutAWord()
    {
        using var repo = Started();
        Refusing(repo, "exit 1");
        repo.Write("data/modules/m02.json", "{}").Write("data/modules/m01.json", "{ \"a\": 2 }");

        foreach (var file in (string[])["data/modules/m02.json", "data/modules/m01.json"])
        {
            var result = Commit(repo, file);

            Assert.AreEqual("ST524", result.Problem!.Code.Id);
            StringAssert.Contains(result.Problem.Message, "git did not make the commit: exit code 1; a hook may have refused it without a word", StringComparison.Ordinal);
        }

        Assert.AreEqual(" M data/modules/m01.json\n?? data/modules/m02.json\n", repo.Git("status", "--porcelain"));
    }

    [TestMethod]
    public void SaysThatThereIsNothingToCommit()
    {
        using var repo = Started();

        Assert.AreEqual("ST525", Commit(repo, "data/modules/m01.json").Problem!.Code.Id);
        Assert.AreEqual("ST525", Commit(repo).Problem!.Code.Id);
    }

    [TestMethod]
    public void IsReadyWhereTheFilesAreAsCommittedOrNotThere()
    {
        using var repo = Started();
        repo.Write("README.md", "dirty");

        Assert.IsNull(Ready(repo, "data/modules/m01.json", "data/modules/new.json"));
        Assert.IsNull(Ready(repo));
    }

    [TestMethod]
    public void RefusesAFileThatIsDirtyAlready()
    {
        using var repo = Started();
        repo.Write("data/modules/m01.json", "{ \"mine\": 1 }").Write("data/modules/m02.json", "{}");

        Assert.AreEqual("ST521 data/modules/m01.json", Ready(repo, "data/modules/m01.json"));
        Assert.AreEqual("ST521 data/modules/m02.json", Ready(repo, "data/modules/m02.json"));
        repo.Git("add", ".");
        Assert.AreEqual("ST521 data/modules/m02.json", Ready(repo, "data/modules/m02.json"));
    }

    [TestMethod]
    public void RefusesAFileThatGitIgnores()
    {
        using var repo = Started();
        repo.Commit("Ada", "2026-01-21T10:00Z", "Ignore", (".gitignore", "data/verdicts/\n"));

        Assert.AreEqual("ST522 data/verdicts/m01/e.json", Ready(repo, "data/verdicts/m01/e.json"));
        repo.Write("data/verdicts/m01/e.json", "{}");
        Assert.AreEqual("ST522 data/verdicts/m01/e.json", Ready(repo, "data/verdicts/m01/e.json"));
    }

    [TestMethod]
    public void RefusesInTheMiddleOfAMerge()
    {
        using var repo = Started();
        repo.Branch("side").Commit("Ben", "2026-01-21T10:00Z", "Side", ("data/modules/m01.json", "{ \"a\": 3 }"))
            .Checkout("main").Commit("Ada", "2026-01-22T10:00Z", "Main", ("data/modules/m01.json", "{ \"a\": 4 }"));
        Assert.ThrowsExactly<InvalidOperationException>(() => repo.GitAs("Ada", "2026-01-23T10:00Z", "merge", "side"));

        Assert.AreEqual("ST520", Committer(repo).CheckReady([repo.PathOf("data/modules/m02.json")])!.Code.Id);
    }

    [TestMethod]
    public void RefusesInTheMiddleOfARebase()
    {
        using var repo = Started();
        repo.Branch("side").Commit("Ben", "2026-01-21T10:00Z", "Side", ("data/modules/m01.json", "{ \"a\": 3 }"))
            .Checkout("main").Commit("Ada", "2026-01-22T10:00Z", "Main", ("data/modules/m01.json", "{ \"a\": 4 }"));
        Assert.ThrowsExactly<InvalidOperationException>(() => repo.GitAs("Ada", "2026-01-23T10:00Z", "rebase", "side"));

        Assert.AreEqual("ST520", Committer(repo).CheckReady([repo.PathOf("data/modules/m02.json")])!.Code.Id);
    }

    private static void Refusing(TestRepo repo, string script)
    {
        var hook = repo.PathOf(".git/hooks/pre-commit");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        Executable.Write(hook, $"#!/bin/sh\n{script}\n");
    }

    private static TestRepo Started()
    {
        var repo = new TestRepo();
        SetIdentity(repo);
        return repo.Commit("Ada", "2026-01-20T10:00Z", "Start", ("data/modules/m01.json", "{ \"a\": 1 }"), ("README.md", "hello"));
    }

    private static void SetIdentity(TestRepo repo)
    {
        repo.Git("config", "user.name", "Ada");
        repo.Git("config", "user.email", "ada@example.org");
        repo.Git("config", "commit.gpgSign", "false");
    }

    private static Committer Committer(TestRepo repo) => new(GitRepository.Discover(repo.Data).Repository!);

    private static CommitResult Commit(TestRepo repo, params string[] paths) => Committer(repo).Commit([.. paths.Select(repo.PathOf)], "Import m01 v1", s_trailers);

    private static string? Ready(TestRepo repo, params string[] paths) =>
        Committer(repo).CheckReady([.. paths.Select(repo.PathOf)]) is { } problem ? $"{problem.Code} {problem.Span.Path}" : null;
}
