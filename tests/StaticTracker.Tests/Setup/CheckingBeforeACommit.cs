using StaticTracker.Diagnostics;
using StaticTracker.Setup;
using StaticTracker.Tests.History;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Setup;

/// <summary><c>tracker check --staged</c>, and the hook that runs it, called by the real git.</summary>
[TestClass]
public sealed class CheckingBeforeACommit
{
    private const string Module = "data/modules/m01.json";

    [TestMethod]
    public void WhatIsStagedCountsAndNotWhatLiesThere()
    {
        using var repo = Repo();
        repo.With(Module, Broken()).Git.Git("add", "--", Module);
        repo.With(Module, Sound());

        repo.Run("check").Exits(ExitCode.Fine);
        repo.Run("check", "--staged").Exits(ExitCode.Problems).Says("data/modules/m01.json:", "error ST103");

        repo.Git.Git("add", "--", Module);
        repo.With(Module, "{");
        repo.Run("check", "--staged").Exits(ExitCode.Fine);
        Assert.AreEqual("no problems in 1 file\n", repo.Err);
    }

    [TestMethod]
    public void PlacesAreThoseOfTheRepository()
    {
        using var repo = Repo();
        repo.With(Module, Broken()).Git.Git("add", "--", Module);

        repo.Run("check", "--staged", "--format", "github").Exits(ExitCode.Problems);

        StringAssert.StartsWith(repo.Out, "::error file=data/modules/m01.json,line=", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AFileInConflictIsToldAsSuch()
    {
        using var repo = Repo();
        var blob = repo.Git.Git("rev-parse", "HEAD:" + Module).Trim();
        File.WriteAllText(repo.Git.Beside("index.txt"), $"0 {new string('0', 40)}\t{Module}\n100644 {blob} 1\t{Module}\n100644 {blob} 2\t{Module}\n100644 {blob} 3\t{Module}\n");
        repo.Git.GitFrom("../index.txt", "update-index", "--index-info");

        repo.Run("check", "--staged").Exits(ExitCode.Problems).Says("data/modules/m01.json: error ST012");
    }

    [TestMethod]
    public void StagedGoesWithNeitherFilesNorFix()
    {
        using var repo = Repo();

        repo.Run("check", "--staged", "--fix").Exits(ExitCode.Misuse);
        repo.Run("check", "--staged", repo.Git.PathOf(Module)).Exits(ExitCode.Misuse);

        using var outside = new TrackerTest().With(Module, Sound());
        outside.Run("check", "--staged").Exits(ExitCode.Problems);
        StringAssert.Contains(outside.Out, "error ST502: nothing is staged: this folder is in no git working tree; run git init", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheHookStopsACommitOfBrokenDataAndNoOther()
    {
        using var repo = Repo();
        repo.With("data/tracker.json", "{}");
        Hook(repo);

        repo.With(Module, Broken()).Git.Git("add", "--", Module);
        StringAssert.Contains(Commit(repo, "Break it"), "ST103", StringComparison.Ordinal);
        repo.With(Module, Sound()).Git.Git("add", "--", Module);
        repo.With(Module, Broken());
        Assert.IsNull(Commit(repo, "Import v2"));

        // Another path, with broken data in the working tree alone.
        repo.With("README.md", "hello").Git.Git("add", "README.md");
        Assert.IsNull(Commit(repo, "Say hello"));

        // An index of its own, as `git commit --all` and `git commit FILE` make it.
        StringAssert.Contains(Commit(repo, "Break it", "--all"), "ST103", StringComparison.Ordinal);
        StringAssert.Contains(Commit(repo, "Break it", "--", Module), "ST103", StringComparison.Ordinal);
        Assert.IsNull(Commit(repo, "Break it nevertheless", "--no-verify", "--all"));
    }

    [TestMethod]
    public void AnotherHookIsLeftAloneUnlessForced()
    {
        using var repo = Repo().With("data/tracker.json", "{}");
        var hook = repo.Git.PathOf(".git/hooks/pre-commit");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, "#!/bin/sh\n");

        repo.Run("init", repo.Git.Folder, "--hook").Exits(ExitCode.Problems);
        StringAssert.Contains(repo.Err, "another hook is there", StringComparison.Ordinal);
        Assert.AreEqual("#!/bin/sh\n", File.ReadAllText(hook));

        repo.Run("init", repo.Git.Folder, "--hook", "--force").Exits(ExitCode.Fine).Says("wrote .git/hooks/pre-commit");
        repo.Run("init", repo.Git.Folder, "--hook").Exits(ExitCode.Fine).Says("Everything is there already.");
    }

    [TestMethod]
    public void TheHookLiesWhereTheCloneLooksForIt()
    {
        using var repo = Repo().With("data/tracker.json", "{}");
        repo.Git.Git("config", "core.hooksPath", "own hooks");

        repo.Run("init", repo.Git.Folder, "--hook", "--dry-run").Exits(ExitCode.Fine).Says("would write own hooks/pre-commit");
        Assert.IsFalse(File.Exists(repo.Git.PathOf("own hooks/pre-commit")));
        repo.Run("init", repo.Git.Folder, "--hook").Exits(ExitCode.Fine);
        Assert.IsTrue(File.Exists(repo.Git.PathOf("own hooks/pre-commit")));
    }

    [TestMethod]
    public void WithoutACloneThereIsNoHook()
    {
        using var test = new TrackerTest().With("data/tracker.json", "{}");

        test.Run("init", "{project}", "--hook").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "a hook belongs to a git repository", StringComparison.Ordinal);
    }

    private static string Sound() => HistoryFile.Of("a:v1:5", "b:v2:7");

    private static string Broken() => Sound().Replace("70.0", "77.0", StringComparison.Ordinal);

    private static ReviewedRepo Repo() => new ReviewedRepo().With(Module, HistoryFile.Of("a:v1:5")).Commit("Import v1");

    /// <summary>The hook as init lays it, calling the program that these tests were built with.</summary>
    private static void Hook(ReviewedRepo repo)
    {
        repo.Run("init", repo.Git.Folder, "--hook").Exits(ExitCode.Fine);
        var hook = repo.Git.PathOf(".git/hooks/pre-commit");
        var command = OwnCommand.Of(Environment.ProcessPath ?? "tracker", Path.Combine(AppContext.BaseDirectory, "tracker.dll"), Environment.GetEnvironmentVariable("PATH"), repo.Git.Folder);
        var text = File.ReadAllText(hook);
        StringAssert.Contains(text, $"exec {command} check --staged --quiet --data 'data'", StringComparison.Ordinal);
        File.Delete(hook);
        Executable.Write(hook, text.Replace($"exec {command}", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "tracker.dll").Replace('\\', '/')}'", StringComparison.Ordinal));
    }

    /// <summary>Commits; what git said where it refused.</summary>
    private static string? Commit(ReviewedRepo repo, string message, params string[] more)
    {
        try
        {
            repo.Git.Git(["commit", "-q", "-m", message, .. more]);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }
}
