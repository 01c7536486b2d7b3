using System.Diagnostics;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>--commit commits exactly the files written, says what came, and refuses where it would take in something else.</summary>
[TestClass]
public sealed class CommittingAnImport
{
    [TestMethod]
    public void TakesTheFilesWrittenAndNothingElse()
    {
        using var test = WithRepository();
        test.With("staged.txt", "staged").With("dirty.txt", "changed").With("in/a.json", JudgeText.Of("PPF", "m01", "v5").ToJsonString());
        Git(test, "add", "staged.txt");

        test.Run("import", "{project}/in", "--commit").Exits(ExitCode.Fine);

        var id = JudgeText.Experiment(test.Read("data/modules/m01.json")).GetProperty("id").GetString();
        Assert.AreEqual($"data/modules/m01.json\ndata/verdicts/m01/{id}.json", Git(test, "show", "--format=", "--name-only", "HEAD"));
        Assert.AreEqual("A  staged.txt", Git(test, "status", "--porcelain", "staged.txt"));
        Assert.AreEqual("Import m01 v5 gpt-5: 66.7 % (2 of 3)", Git(test, "log", "-1", "--format=%s"));
        StringAssert.StartsWith(Git(test, "log", "-1", "--format=%(trailers:key=Tracker-Source,valueonly)"), "a.json sha256:", StringComparison.Ordinal);
    }

    [TestMethod]
    public void SeveralAreListed()
    {
        using var test = WithRepository();
        test.With("in/a.json", JudgeText.Of("PPF", "m01", "v5").ToJsonString()).With("in/b.json", JudgeText.Of("PP", "m02", "v1").ToJsonString());

        test.Run("import", "{project}/in", "--commit").Exits(ExitCode.Fine);

        StringAssert.StartsWith(Git(test, "log", "-1", "--format=%B"), "Import 2 results of 2 modules\n\nm01 v5 gpt-5: 66.7 % (2 of 3)\nm02 v1 gpt-5: 100.0 % (2 of 2)\n\nTracker-Source: a.json sha256:", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheSubjectCanBeGiven()
    {
        using var test = WithRepository();
        test.With("in/a.json", JudgeText.Of("PPF").ToJsonString());

        test.Run("import", "{project}/in", "--commit", "-m", "Judge again").Exits(ExitCode.Fine);

        Assert.AreEqual("Judge again", Git(test, "log", "-1", "--format=%s"));
    }

    [TestMethod]
    public void ADirtyModuleFileIsRefusedBeforeAnythingIsWritten()
    {
        using var test = WithRepository();
        test.With("in/a.json", JudgeText.Of("PPF").ToJsonString()).Run("import", "{project}/in", "--commit").Exits(ExitCode.Fine);
        test.With("data/modules/m01.json", test.Read("data/modules/m01.json").Replace("\"experiments\"", "\"description\": \"mine\",\n  \"experiments\"", StringComparison.Ordinal));
        test.With("in2/b.json", JudgeText.Of("PP").ToJsonString());
        var before = ImportingAgain.Snapshot(test);

        test.Run("import", "{project}/in2", "--commit").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST521", StringComparison.Ordinal);
        Assert.AreEqual(before, ImportingAgain.Snapshot(test));
    }

    [TestMethod]
    public void TheMiddleOfAMergeIsRefused()
    {
        using var test = WithRepository();
        test.With("in/a.json", JudgeText.Of("PPF").ToJsonString()).With(".git/MERGE_HEAD", Git(test, "rev-parse", "HEAD") + "\n");

        test.Run("import", "{project}/in", "--commit").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST520", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void WithoutARepositoryNothingIsWritten()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PPF").ToJsonString());

        test.Run("import", "{project}/in", "--commit").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST502: nothing can be committed, and nothing was written: this folder is in no git working tree; run git init in the project's folder, or leave --commit out", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void WithoutANameNothingIsWritten()
    {
        using var test = WithRepository();
        Git(test, "config", "user.name", "");
        test.With("in/a.json", JudgeText.Of("PPF").ToJsonString());

        test.Run("import", "{project}/in", "--commit").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST523: git does not know who commits; nothing was written; git config user.name", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void ARetractionIsCommittedByTheSameRules()
    {
        using var test = WithRepository();
        test.With("in/a.json", JudgeText.Of("PPF", "m01", "v5").ToJsonString()).Run("import", "{project}/in", "--commit").Exits(ExitCode.Fine);
        var id = JudgeText.Experiment(test.Read("data/modules/m01.json")).GetProperty("id").GetString()!;
        test.With("staged.txt", "staged").With("dirty.txt", "changed");
        Git(test, "add", "staged.txt");

        test.Run("retract", id, "--reason", "wrong data set", "--commit").Exits(ExitCode.Fine);
        Assert.AreEqual("data/modules/m01.json", Git(test, "show", "--format=", "--name-only", "HEAD"));
        Assert.AreEqual($"Take back m01 v5 gpt-5: 66.7 % (2 of 3)\n\n{id}: wrong data set", Git(test, "log", "-1", "--format=%B"));
        Assert.AreEqual("A  staged.txt", Git(test, "status", "--porcelain", "staged.txt"));

        test.Run("retract", id, "--undo", "--commit", "-m", "It was right").Exits(ExitCode.Fine);
        Assert.AreEqual($"It was right\n\n{id}", Git(test, "log", "-1", "--format=%B"));

        test.With("data/modules/m01.json", test.Read("data/modules/m01.json").Replace("\"experiments\"", "\"description\": \"mine\",\n  \"experiments\"", StringComparison.Ordinal));
        var dirty = test.Read("data/modules/m01.json");
        test.Run("retract", id, "--reason", "wrong", "--commit").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST521", StringComparison.Ordinal);
        Assert.AreEqual(dirty, test.Read("data/modules/m01.json"));
        test.Run("retract", id, "--reason", "wrong", "-m", "text").Exits(ExitCode.Misuse);
    }

    [TestMethod]
    public void WithNothingNewThereIsNoCommit()
    {
        using var test = WithRepository();
        test.With("in/a.json", JudgeText.Of("PPF").ToJsonString()).Run("import", "{project}/in", "--commit").Exits(ExitCode.Fine);
        var head = Git(test, "rev-parse", "HEAD");

        test.Run("import", "{project}/in", "--commit").Exits(ExitCode.Fine);

        Assert.AreEqual(head, Git(test, "rev-parse", "HEAD"));
    }

    /// <summary>As after a kill between the last file and the commit.</summary>
    [TestMethod]
    public void WithNothingNewItTellsWhatIsThereAndNotCommitted()
    {
        using var test = WithRepository();
        test.With("in/a.json", JudgeText.Of("PPF").ToJsonString()).Run("import", "{project}/in").Exits(ExitCode.Fine);
        var head = Git(test, "rev-parse", "HEAD");

        test.Run("import", "{project}/in", "--commit").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "data/modules/m01.json: warning ST521: what was imported is there already, and this file is not committed as it stands; look at git diff, then commit it", StringComparison.Ordinal);
        Assert.AreEqual(head, Git(test, "rev-parse", "HEAD"));
        Git(test, "add", "data");
        Git(test, "commit", "-q", "-m", "by hand");
        Assert.AreEqual("", test.Run("import", "{project}/in", "--commit", "-q").Exits(ExitCode.Fine).Err);
    }

    [TestMethod]
    public void AMessageWithoutACommitIsMisuse()
    {
        using var test = new TrackerTest();

        test.Run("import", "x.json", "-m", "text").Exits(ExitCode.Misuse);
        test.Run("import", "x.json", "--commit", "-m", " ").Exits(ExitCode.Misuse);
    }

    internal static TrackerTest WithRepository()
    {
        var test = new TrackerTest();
        Git(test, "init", "-q", "-b", "main");
        Git(test, "config", "user.name", "Ann");
        Git(test, "config", "user.email", "ann@example.org");
        test.With("dirty.txt", "first").With(".gitignore", "/in*/\n/data/.lock\n/data/heatmap_index.json\n");
        Git(test, "add", ".");
        Git(test, "commit", "-q", "-m", "First");
        return test;
    }

    internal static string Git(TrackerTest test, params string[] args)
    {
        using var git = Process.Start(new ProcessStartInfo("git", args) { WorkingDirectory = test.Project, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = git.StandardOutput.ReadToEnd();
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.AreEqual(0, git.ExitCode, error);
        return output.TrimEnd();
    }
}
