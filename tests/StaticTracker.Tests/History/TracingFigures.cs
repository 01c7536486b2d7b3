using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

/// <summary>What is said of where a figure comes from, held against repositories that real git made.</summary>
[TestClass]
public sealed class TracingFigures
{
    private const string File = "data/modules/m01.json";

    [TestMethod]
    public void NamesTheCommitThatBroughtEachExperiment()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ben", "2026-01-21T10:00Z", "Import v2", (File, HistoryFile.Of("a:v1:5", "b:v2:7")));

        Assert.AreEqual("""
            a: brought Ada
            b: brought Ben

            """, Story(repo));
    }

    [TestMethod]
    public void TellsEveryLaterChangeAndWhatTheFigureWas()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ben", "2026-01-21T10:00Z", "Polish", (File, HistoryFile.Of("a:v1:6")))
            .Commit("Cleo", "2026-01-22T10:00Z", "Polish more", (File, HistoryFile.Of("a:v1:7")))
            .Write(File, HistoryFile.Of("a:v1:8"));

        Assert.AreEqual("""
            a: brought Ada, changed Ben, changed Cleo, changed -
              metrics.pass_rate 50.0 → 80.0
              metrics.pass 5 → 8
              metrics.fail 5 → 2

            """, Story(repo));
    }

    [TestMethod]
    public void CountsWhatWasPutBackAsNeverChanged()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ben", "2026-01-21T10:00Z", "Polish", (File, HistoryFile.Of("a:v1:6")))
            .Commit("Cleo", "2026-01-22T10:00Z", "Put it back", (File, HistoryFile.Of("a:v1:5").Replace("50.0", "50.00", StringComparison.Ordinal)));

        Assert.AreEqual("""
            a: brought Ada, changed Ben, changed Cleo

            """, Story(repo));
    }

    [TestMethod]
    public void DoesNotTakeChangesOnTwoBranchesForOnePutBack()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Branch("other")
            .Commit("Ben", "2026-01-21T10:00Z", "Polish", (File, HistoryFile.Of("a:v1:9")))
            .Checkout("main")
            .Commit("Cleo", "2026-01-22T10:00Z", "Polish", (File, HistoryFile.Of("a:v1:6")))
            .Commit("Cleo", "2026-01-23T10:00Z", "Put it back", (File, HistoryFile.Of("a:v1:5")))
            .Merge("Ada", "2026-01-24T10:00Z", "other", (File, HistoryFile.Of("a:v1:9")));

        // In the order of their times the changes read 5 → 9, 5 → 6, 6 → 5, while the file says 9.
        StringAssert.Contains(Story(repo), "metrics.pass 5 → 5", StringComparison.Ordinal);
    }

    [TestMethod]
    public void SeesAFigureThatChangedByTakingTheExperimentOutAndIn()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ben", "2026-01-21T10:00Z", "Drop it", (File, HistoryFile.Of()))
            .Commit("Ben", "2026-01-22T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:9")));

        Assert.AreEqual("""
            a: brought Ada, removed Ben, brought Ben
              metrics.pass_rate 50.0 → 90.0

            """, Story(repo));
    }

    [TestMethod]
    public void ToldTwiceOnTwoBranchesItCameFirstWhereItCameEarlier()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Begin", ("README.md", "x"))
            .Branch("other")
            .Commit("Ben", "2026-01-21T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Checkout("main")
            .Commit("Cleo", "2026-01-22T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Merge("Ada", "2026-01-24T10:00Z", "other", (File, HistoryFile.Of("a:v1:5")));

        Assert.AreEqual("""
            a: brought Ben, brought Cleo

            """, Story(repo));
        Assert.AreEqual("Ben", Trace(repo).Find("a")!.Origin!.Commit!.Author);
    }

    [TestMethod]
    public void AMatchRateThatComesLaterIsNoEdit()
    {
        using var repo = new TestRepo();
        var without = HistoryFile.Of("a:v1:5");
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, without))
            .Commit("Ada", "2026-01-21T10:00Z", "Name the primary rubric", (File, without.Replace("\"pass_rate\": 50.0,", "\"pass_rate\": 50.0,\n        \"match_rate\": 40.0,", StringComparison.Ordinal)))
            .Commit("Ben", "2026-01-22T10:00Z", "Polish", (File, without.Replace("\"pass_rate\": 50.0,", "\"pass_rate\": 50.0,\n        \"match_rate\": 60.0,", StringComparison.Ordinal)));

        Assert.AreEqual("""
            a: brought Ada, changed Ada, changed Ben
              metrics.match_rate 40.0 → 60.0

            """, Story(repo));
    }

    [TestMethod]
    public void AConfusionMatrixThatComesLaterIsNoEditAndAnotherOneIs()
    {
        using var repo = new TestRepo();
        string With(int tp) => HistoryFile.Of("a:v1:5").Replace("\"metrics\"", $"\"classification\": {{ \"tp\": {tp}, \"tn\": 2, \"fp\": 0, \"fn\": 1 }}, \"metrics\"", StringComparison.Ordinal);
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ada", "2026-01-21T10:00Z", "Migrate the matrices", (File, With(4)))
            .Commit("Ben", "2026-01-22T10:00Z", "Polish", (File, With(5)));

        Assert.AreEqual("""
            a: brought Ada, changed Ada, changed Ben
              classification.tp 4 → 5

            """, Story(repo));
    }

    [TestMethod]
    public void ALinkOrAWithdrawalIsNoEditOfAFigure()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ada", "2026-01-21T10:00Z", "Link it", (File, HistoryFile.Of("a:v1:5:\"braintrust_url\"= \"https=//example.org/x\"")))
            .Commit("Ada", "2026-01-22T10:00Z", "Take it back", (File, HistoryFile.Of("a:v1:5:\"withdrawn\"= { \"reason\"= \"wrong\" }")));

        Assert.AreEqual("""
            a: brought Ada, changed Ada, changed Ada, withdrawn Ada

            """, Story(repo));
    }

    [TestMethod]
    public void InAShallowCloneWhatCameBeforeHasNoOrigin()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ben", "2026-01-21T10:00Z", "Polish", (File, HistoryFile.Of("a:v1:6")))
            .Commit("Ben", "2026-01-22T10:00Z", "Import v2", (File, HistoryFile.Of("a:v1:7", "b:v2:7")));
        repo.Git("clone", "-q", "--depth=2", new Uri(repo.Folder).AbsoluteUri, repo.Beside("shallow"));

        var trace = ModuleTrace.Of(HistoryReader.Read(Path.Combine(repo.Beside("shallow"), "data")), ModuleId.Parse("m01"));

        Assert.IsNull(trace.Find("a")!.Origin);
        Assert.AreEqual("metrics.pass_rate 60.0 → 70.0", Words(trace.Find("a")!.Edits()[0]));
        Assert.AreEqual("Ben", trace.Find("b")!.Origin!.Commit!.Author);
    }

    [TestMethod]
    public void WhatRevisesIsKnownWithoutReadingTheFactsAlsoFromTheCache()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Import v1", (File, HistoryFile.Of("a:v1:5")))
            .Commit("Ben", "2026-01-21T10:00Z", "Polish", (File, HistoryFile.Of("a:v1:6")))
            .Commit("Ben", "2026-01-22T10:00Z", "Import v2", (File, HistoryFile.Of("a:v1:6", "b:v2:7")))
            .Commit("Ben", "2026-01-23T10:00Z", "Drop v2", (File, HistoryFile.Of("a:v1:6")));

        Assert.AreEqual("True False True False", Revisions(repo.Read(useCache: true)));
        Assert.AreEqual("True False True False", Revisions(repo.Read(useCache: true)));
    }

    private static string Revisions(ProjectHistory history) => string.Join(' ', history.Commits.Select(c => c.Changes.Single().Revises));

    private static ModuleTrace Trace(TestRepo repo) => ModuleTrace.Of(repo.Read(), ModuleId.Parse("m01"));

    private static string Story(TestRepo repo) => string.Concat(Trace(repo).Experiments.Select(t =>
        $"{t.Id}: {string.Join(", ", t.Steps.Select(s => $"{s.Kind.ToString().ToLowerInvariant()} {s.Commit?.Author ?? "-"}"))}\n{string.Concat(t.Edits().Select(e => $"  {Words(e)}\n"))}"));

    private static string Words(FigureEdit edit) => $"{edit.Field} {edit.Was} → {edit.Now}";
}
