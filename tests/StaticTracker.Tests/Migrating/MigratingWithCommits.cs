using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Migrating;

/// <summary>--commits makes a history of days, as it would have been.</summary>
[TestClass]
public sealed class MigratingWithCommits
{
    [TestMethod]
    public void EachDayIsACommitOfItsOwn()
    {
        using var test = Project();

        test.Run("migrate", "{project}/runs.yaml", "{project}/history.js", "--commits").Exits(ExitCode.Fine);

        Assert.AreEqual("""
            2026-01-21T09:30:00+00:00 Migrate m01 v2 gpt-5: 25.0 % (1 of 4)
            2026-01-20T18:00:00+00:00 Migrate 2 results of 2 modules, 2026-01-20
            """.ReplaceLineEndings("\n"), CommittingAnImport.Git(test, "log", "-2", "--format=%aI %s"));
        Assert.AreEqual("", CommittingAnImport.Git(test, "status", "--porcelain", "data/modules"));
        Assert.Contains("\"status\": \"pending\"", CommittingAnImport.Git(test, "show", "HEAD~1:data/modules/m01.json"));
        Assert.Contains("\"applied_in\": \"v2\"", CommittingAnImport.Git(test, "show", "HEAD:data/modules/m01.json"));
        Assert.DoesNotContain("v2", CommittingAnImport.Git(test, "show", "HEAD~1:data/modules/m01.json"));
        StringAssert.StartsWith(CommittingAnImport.Git(test, "log", "-1", "--format=%(trailers:key=Tracker-Source,valueonly)"), "history.js sha256:", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void TheDaysEndWhereOneGoEnds()
    {
        using var test = Project();
        test.Run("migrate", "{project}/runs.yaml", "{project}/history.js").Exits(ExitCode.Fine);
        var atOnce = test.Read("data/modules/m01.json");
        File.Delete(test.PathOf("data/modules/m01.json"));
        File.Delete(test.PathOf("data/modules/m02.json"));

        test.Run("migrate", "{project}/runs.yaml", "{project}/history.js", "--commits").Exits(ExitCode.Fine);

        Assert.AreEqual(atOnce, test.Read("data/modules/m01.json"));
        var head = CommittingAnImport.Git(test, "rev-parse", "HEAD");
        test.Run("migrate", "{project}/runs.yaml", "{project}/history.js", "--commits").Exits(ExitCode.Fine);
        Assert.AreEqual(head, CommittingAnImport.Git(test, "rev-parse", "HEAD"), "there was nothing to commit");
    }

    [TestMethod]
    public void ADirtyFileAndAMergeAreRefusedBeforeAnythingIsWritten()
    {
        using var test = Project();
        test.With("data/modules/m01.json", """{ "module_id": "m01", "experiments": [] }""");
        test.Run("migrate", "{project}/runs.yaml", "--commits").Exits(ExitCode.Problems);
        Assert.Contains("error ST521", test.Err);
        Assert.IsFalse(test.Has("data/modules/m02.json"));

        File.Delete(test.PathOf("data/modules/m01.json"));
        test.With(".git/MERGE_HEAD", CommittingAnImport.Git(test, "rev-parse", "HEAD") + "\n");
        test.Run("migrate", "{project}/runs.yaml", "--commits").Exits(ExitCode.Problems);
        Assert.Contains("in the middle of a merge", test.Err);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void ADryRunOfCommitsMakesNone()
    {
        using var test = Project();
        var head = CommittingAnImport.Git(test, "rev-parse", "HEAD");

        test.Run("migrate", "{project}/runs.yaml", "--commits", "--dry-run").Exits(ExitCode.Fine);

        Assert.AreEqual(head, CommittingAnImport.Git(test, "rev-parse", "HEAD"));
        Assert.IsFalse(test.Has("data/modules/m01.json"));
        Assert.Contains("nothing was written", test.Out);
    }

    private static TrackerTest Project()
    {
        var test = CommittingAnImport.WithRepository();
        return test.With("runs.yaml", LegacyText.Yaml(
            LegacyText.Run("m01", "v2", "gpt-5", "2026-01-21T09:30:00", 1, 3, ""),
            LegacyText.Run("m01", "v1", "gpt-5", "2026-01-20T08:00:00", 3, 1, ""),
            LegacyText.Run("m02", "v1", "gpt-5", "2026-01-20T18:00:00", 3, 1, ""))).With("history.js", LegacyText.History("M01", """
            "v1": { "evaluation": { "date": "2026-01-19" }, "suggestions": [ { "suggestion": "show more", "status": "applied", "applied_in": "v2" } ] }
            """));
    }
}
