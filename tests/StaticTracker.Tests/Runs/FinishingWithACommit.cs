using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Runs;

/// <summary>The way that docs/runs.md shows: what a run has logged is new until it ends, and is committed with its result.</summary>
[TestClass]
public sealed class FinishingWithACommit
{
    [TestMethod]
    public void CommitsTheRunItsLogAndItsResultAndNothingElse()
    {
        using var repo = Started(out var run);
        repo.With("notes.txt", "not of the run");

        repo.Run("run", "finish", run, "--commit").Exits(0);

        var files = repo.Git.Git("show", "--name-only", "--format=%s", "HEAD").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.AreEqual($"Finish run {run}", files[0]);
        CollectionAssert.Contains(files, $"data/runs/{run}/run.json");
        CollectionAssert.Contains(files, $"data/runs/{run}/log.jsonl");
        CollectionAssert.Contains(files, "data/modules/m01.json");
        Assert.AreEqual("?? notes.txt\n", repo.Git.Git("status", "--porcelain"));
        repo.Run("log").Exits(0).Says("v1 on gpt-5 added: 50.0 %", $"run {run} added");
    }

    [TestMethod]
    public void TakesALogThatWasCommittedBefore()
    {
        using var repo = Started(out var run);
        repo.Git.Git("add", "--all");
        repo.Git.Git("commit", "-q", "-m", "under way");

        repo.Run("run", "finish", run, "--commit").Exits(0);

        Assert.AreEqual("", repo.Git.Git("status", "--porcelain"));
    }

    [TestMethod]
    public void RefusesAModuleThatHoldsOtherChanges()
    {
        using var repo = Started(out var run);
        repo.With("data/modules/m01.json", """{ "module_id": "m01", "experiments": [] }""");

        repo.Run("run", "finish", run, "--commit").Exits(1);

        StringAssert.Contains(repo.Err, "data/modules/m01.json: error ST521", StringComparison.Ordinal);
        repo.Run("run", "show", run).Exits(0).Says("status        running");
    }

    private static ReviewedRepo Started(out string run)
    {
        var repo = new ReviewedRepo().With("data/tracker.json", "{}\n").With(".gitignore", "data/heatmap_index.json\n").Commit("base");
        repo.Run("run", "start", "m01", "v1", "--model", "gpt-5", "--pid", "0").Exits(0);
        run = repo.Out.Trim();
        repo.RunWithInput("{\"item\":\"a\",\"verdict\":\"PASS\"}\n{\"item\":\"b\",\"verdict\":\"FAIL\"}\n", "run", "log", run, "--kind", "evaluation").Exits(0);
        return repo;
    }
}
