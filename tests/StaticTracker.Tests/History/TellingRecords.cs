using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

/// <summary>Commits that touch prompts, runs and the like beside the results of modules: what git lists of their files is what is told.</summary>
[TestClass]
public sealed class TellingRecords
{
    [TestMethod]
    public void SaysWhichCameWereChangedAndWent()
    {
        using var repo = Kept();

        Assert.AreEqual(
            """
            2026-01-24 Ada: Tidy
              run r1 removed
            2026-01-23 Ben: Edit
              prompt m01@v1 changed
              run r1 changed
            2026-01-22 Ben: Decide
              A/B experiment first changed
              benchmark suite m01-core@v1 added
              promotion report m01_20260122T100000Z_1a2b3c4d added
              router m01@router-v1 added
            2026-01-21 Ada: Keep
              A/B experiment first added
              prompt m01@v1-b added
              prompt m01@v1 added
              run r1 added
            2026-01-20 Ada: Begin (settings)

            """,
            repo.Story());
        Assert.AreEqual(repo.Story(), repo.Story(useCache: true));
        Assert.AreEqual(repo.Story(), repo.Story(useCache: true));
    }

    [TestMethod]
    public void PassesOverNamesThatNoRecordHas()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Odd",
            ("data/runs/.leases/r1.json", "{}"), ("data/runs/README.md", "x"), ("data/prompts/m01/notes.md", "x"), ("data/prompts/M 01/v1/bundle.json", "{}"), ("data/ab/notes.txt", "x"), ("data/ab/deeper/x.json", "{}"),
            ("data/benchmarks/m01-core.json", "{}"), ("data/benchmarks/a@b@c.json", "{}"), ("data/promotions/reports/m01.json", "{}"), ("data/routers/m01/sub/v1.json", "{}"), ("runs/r1/run.json", "{}"), ("other/data/runs/r1/run.json", "{}"));

        Assert.AreEqual("", repo.Story());
    }

    [TestMethod]
    public void TellsAMergesOwnChangeAlone()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "One", ("data/ab/one.json", "{}"))
            .Branch("other").Commit("Ben", "2026-01-21T10:00Z", "Two", ("data/ab/two.json", "{}"))
            .Checkout("main").Merge("Ada", "2026-01-22T10:00Z", "other", ("data/ab/two.json", "{}"), ("data/ab/three.json", "{}"));

        StringAssert.StartsWith(repo.Story(), "2026-01-22 Ada: Merge other (merge)\n  A/B experiment three added\n2026-01-21 Ben: Two\n  A/B experiment two added\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void StandsInTheLogForPeopleAndPrograms()
    {
        using var repo = Kept();

        StringAssert.Contains(Log(repo), "Ben: Decide\n  A/B experiment first changed\n  benchmark suite m01-core@v1 added\n  promotion report m01_20260122T100000Z_1a2b3c4d added\n  router m01@router-v1 added\n");
        var records = JsonNode.Parse(Log(repo, "--json"))!["commits"]![1]!["records"]!;
        Assert.AreEqual("""[{"record":"prompt","name":"m01@v1","module":"m01","change":"changed"},{"record":"run","name":"r1","module":null,"change":"changed"}]""", records.ToJsonString());
    }

    [TestMethod]
    public void OfAModuleShowsWhatLiesInItsFolders()
    {
        using var repo = Kept();
        repo.Commit("Ada", "2026-01-25T10:00Z", "Module", ("data/modules/m01.json", HistoryFile.Of("a:v1:5")), ("data/modules/m02.json", HistoryFile.With("m02", "", "a:v1:5")));

        var log = Log(repo, "m01");

        StringAssert.Contains(log, "prompt m01@v1 changed");
        StringAssert.Contains(log, "router m01@router-v1 added");
        Assert.IsFalse(log.Contains("run r1", StringComparison.Ordinal), log);
        Assert.IsFalse(Log(repo, "m02").Contains("prompt", StringComparison.Ordinal));
    }

    [TestMethod]
    public void CutsAListThatIsLong()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "Many", [.. Enumerable.Range(10, 20).Select(i => ($"data/runs/r{i}/run.json", (string?)"{}"))]);

        var log = Log(repo);

        StringAssert.Contains(log, "  run r21 added\n  and 8 more (--verbose shows them)\n");
        StringAssert.Contains(Log(repo, "--verbose"), "  run r29 added\n");
    }

    [TestMethod]
    public void StandsOnThePagesAndInTheFeed()
    {
        using var repo = Kept();
        repo.Commit("Ada", "2026-01-25T10:00Z", "Module", ("data/modules/m01.json", HistoryFile.Of("a:v1:5")), ("data/ab/first.json", null), ("data/prompts/m01/v1/bundle.json", null), ("data/prompts/m01/v1/task.md", null), ("data/prompts/m01/v1-b/bundle.json", null), ("data/benchmarks/m01-core@v1.json", null), ("data/routers/m01/router-v1.json", null), ("data/promotions/reports/m01/m01_20260122T100000Z_1a2b3c4d.json", null));
        Assert.AreEqual("", Run(repo, 0, "build", "--output", repo.PathOf("_site")));

        var decided = repo.Git("log", "--grep=Decide", "--format=%H").Trim();
        var page = File.ReadAllText(repo.PathOf($"_site/history/{decided}.html"));

        StringAssert.Contains(page, "<li>benchmark suite m01-core@v1 added</li>");
        Assert.IsFalse(page.Contains("changed no module", StringComparison.Ordinal));
        StringAssert.Contains(File.ReadAllText(repo.PathOf("_site/history/index.html")), "<ul class=facts><li>prompt m01@v1 changed</li><li>run r1 changed</li></ul>");
        StringAssert.Contains(File.ReadAllText(repo.PathOf("_site/feed.xml")), "router m01@router-v1 added\n");
    }

    private static string Log(TestRepo repo, params string[] options) => Run(repo, 0, ["log", .. options]);

    private static string Run(TestRepo repo, int exitCode, params string[] args)
    {
        using var input = new StringReader("");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        Assert.AreEqual(exitCode, App.Run([.. args, "--data", repo.Data], input, output, error), error.ToString());
        return output.ToString();
    }

    private static TestRepo Kept() => new TestRepo()
        .Commit("Ada", "2026-01-20T10:00Z", "Begin", ("data/tracker.json", "{}"))
        .Commit("Ada", "2026-01-21T10:00Z", "Keep",
            ("data/prompts/m01/v1/bundle.json", "{}"), ("data/prompts/m01/v1/task.md", "x"), ("data/prompts/m01/v1-b/bundle.json", "{}"), ("data/runs/r1/run.json", "{}"), ("data/runs/r1/log.jsonl", "{}\n"), ("data/ab/first.json", "{}"))
        .Commit("Ben", "2026-01-22T10:00Z", "Decide",
            ("data/benchmarks/m01-core@v1.json", "{}"), ("data/routers/m01/router-v1.json", "{}"), ("data/promotions/reports/m01/m01_20260122T100000Z_1a2b3c4d.json", "{}"), ("data/ab/first.json", "{ }"))
        .Commit("Ben", "2026-01-23T10:00Z", "Edit", ("data/prompts/m01/v1/task.md", "y"), ("data/runs/r1/log.jsonl", "{}\n{}\n"))
        .Commit("Ada", "2026-01-24T10:00Z", "Tidy", ("data/runs/r1/run.json", null), ("data/runs/r1/log.jsonl", null));
}
