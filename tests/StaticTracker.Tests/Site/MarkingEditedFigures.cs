using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.History;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Site;

/// <summary>Sites of real repositories in which figures were edited after they came.</summary>
[TestClass]
public sealed class MarkingEditedFigures
{
    private const string File = "data/modules/m01.json";

    [TestMethod]
    public void TheCellAndTheModulePageSayWhatTheFigureWas()
    {
        using var repo = Edited().Run("build").Exits(ExitCode.Fine);

        var second = Page(repo, "index.html").QuerySelectorAll("#heatmap td")[1];
        Assert.AreEqual("80.0|✎Σ|+20|was 70.0|gpt-4o", string.Join('|', second.ChildNodes.Select(n => n.TextContent.Trim())));
        var cell = Page(repo, "index.html").QuerySelectorAll("#heatmap td")[0];
        Assert.AreEqual("✎Σ", cell.QuerySelector("b")!.TextContent);
        Assert.AreEqual("was 50.0", cell.QuerySelector("s")!.TextContent);
        StringAssert.StartsWith(cell.TextContent, "60.0", StringComparison.Ordinal);
        Assert.IsNotNull(Page(repo, "index.html").QuerySelector(".legend s"));
        var script = Read(repo, "data/cells-0.js");
        Assert.AreEqual("2 0 1|200 200|0 0|0 1", string.Join('|', new[] { "edit", "was", "wasMatch", "said" }.Select(c => string.Join(' ', PackedColumns.Column(script, c)))));
        StringAssert.Contains(script, "\"words\":[\"metrics.pass_rate was 50.0, metrics.pass was 5, metrics.fail was 5\",\"metrics.pass_rate was 70.0, ", StringComparison.Ordinal);

        var row = Page(repo, "modules/m01/index.html").QuerySelectorAll("table.sortable tbody tr")[0];
        StringAssert.Contains(row.QuerySelectorAll("td")[4].TextContent, "60.0 ✎ edited was 50.0", StringComparison.Ordinal);
        var brought = row.QuerySelector("td:last-child")!;
        StringAssert.Contains(brought.TextContent, $"{Hash(repo, 1)} 2026-02-01 00:00 UTC Ada", StringComparison.Ordinal);
        StringAssert.Contains(brought.TextContent, $"edited by {Hash(repo, 0)} 2026-02-02 00:00 UTC Ada: metrics.pass_rate 50.0 → 60.0, metrics.pass 5 → 6, metrics.fail 5 → 4", StringComparison.Ordinal);
        Assert.AreEqual($"../../history/{repo.Git.Git("rev-parse", "HEAD~1").Trim()}.html", brought.QuerySelector("a")!.GetAttribute("href"));
    }

    [TestMethod]
    public void WithoutEditsNothingIsMarked()
    {
        using var repo = new ReviewedRepo().With(File, HistoryFile.Of("a:v1:5")).Commit("Import v1").Run("build").Exits(ExitCode.Fine);

        var page = Page(repo, "index.html");
        Assert.AreEqual("Σ", page.QuerySelector("#heatmap b")!.TextContent);
        Assert.IsNull(page.QuerySelector("#heatmap s"));
        Assert.IsFalse(page.QuerySelector(".legend")!.TextContent.Contains('✎', StringComparison.Ordinal));
        Assert.IsFalse(Read(repo, "modules/m01/index.html").Contains('✎', StringComparison.Ordinal));
    }

    [TestMethod]
    public void MoreThanAHundredEditsAreMarkedAtTheirModules()
    {
        string Versions(int pass) => HistoryFile.Of([.. Enumerable.Range(1, 101).Select(v => $"e{v}:v{v}:{pass}")]);
        using var repo = new ReviewedRepo().With(File, Versions(5)).With("data/modules/m02.json", HistoryFile.With("m02", "", "z:v1:3")).Commit("Import")
            .With(File, Versions(6)).Commit("Polish").Run("build").Exits(ExitCode.Fine);

        var page = Page(repo, "index.html");
        Assert.IsNull(page.QuerySelector("#heatmap td s"));
        Assert.IsTrue(page.QuerySelectorAll("#heatmap td b").All(b => b.TextContent == "Σ"));
        Assert.AreEqual("m01 ✎|m02", string.Join('|', page.QuerySelectorAll("#heatmap tbody th").Select(th => th.TextContent)));
        var script = Read(repo, "data/cells-0.js");
        Assert.AreEqual("101 0 1 1", string.Join(' ', PackedColumns.Column(script, "edit").Take(4)));
        Assert.IsTrue(PackedColumns.Column(script, "said").All(s => s == 0), "they all say the same");
    }

    [TestMethod]
    public void AnEditThatIsNotCommittedIsMarkedToo()
    {
        using var repo = new ReviewedRepo().With(File, HistoryFile.Of("a:v1:5")).Commit("Import v1").With(File, HistoryFile.Of("a:v1:6")).Run("check", "--fix").Run("build").Exits(ExitCode.Fine);

        Assert.AreEqual("was 50.0", Page(repo, "index.html").QuerySelector("#heatmap s")!.TextContent);
        StringAssert.Contains(Page(repo, "modules/m01/index.html").QuerySelector("table.sortable td:last-child")!.TextContent, "edited by not committed yet: metrics.pass_rate 50.0 → 60.0", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ABuildOnTopOfAnotherGivesTheSameBytesAsOneFromScratch()
    {
        using var repo = new ReviewedRepo().With(File, HistoryFile.Of("a:v1:5")).With("data/modules/m02.json", HistoryFile.With("m02", "", "z:v1:3")).Commit("Import v1");
        repo.Run("build").Exits(ExitCode.Fine);

        // Edited, then put back: the file is byte for byte what was built at first, its history is not.
        repo.With(File, HistoryFile.Of("a:v1:6")).Commit("Polish").Run("build").Exits(ExitCode.Fine);
        AssertSameAsFull(repo);
        Assert.IsNotNull(Page(repo, "index.html").QuerySelector("#heatmap s"));

        repo.With(File, HistoryFile.Of("a:v1:5")).Commit("Put it back").Run("build").Exits(ExitCode.Fine);
        AssertSameAsFull(repo);
        Assert.IsNull(Page(repo, "index.html").QuerySelector("#heatmap s"));

        // The history alone changes: without the edit's commit there is no mark, though no data file is another.
        repo.With(File, HistoryFile.Of("a:v1:6")).Commit("Polish again").Run("build").Exits(ExitCode.Fine);
        Assert.IsNotNull(Page(repo, "index.html").QuerySelector("#heatmap s"));
        repo.Git.Git("checkout", "-q", "--orphan", "fresh");
        repo.Commit("Begin anew").Run("build").Exits(ExitCode.Fine);
        AssertSameAsFull(repo);
        Assert.IsNull(Page(repo, "index.html").QuerySelector("#heatmap s"));
    }

    [TestMethod]
    public void AuthorsStayOutWhereTheyAreNotPublished()
    {
        using var repo = new ReviewedRepo().With("data/tracker.json", "{ \"site\": { \"publish\": { \"authors\": false } } }").With(File, HistoryFile.Of("a:v1:5")).Commit("Import v1")
            .With(File, HistoryFile.Of("a:v1:6")).Commit("Polish").Run("build").Exits(ExitCode.Fine);

        Assert.IsFalse(Read(repo, "modules/m01/index.html").Contains("Ada", StringComparison.Ordinal));
    }

    [TestMethod]
    public void WhatAnEditHoldsStaysData()
    {
        using var repo = new ReviewedRepo().With(File, HistoryFile.Of("a:v1:5:\"run\"= \"</script><b>x\"")).Commit("Import v1")
            .With(File, HistoryFile.Of("a:v1:5:\"run\"= \"y\"")).Commit("Polish").Run("build").Exits(ExitCode.Fine);

        var script = Read(repo, "data/cells-0.js");
        StringAssert.Contains(script, "run was", StringComparison.Ordinal);
        Assert.IsFalse(script.Contains("</script", StringComparison.Ordinal));
        Assert.IsNull(Page(repo, "modules/m01/index.html").QuerySelector("td b:not(.warn)"));
    }

    private static ReviewedRepo Edited() => new ReviewedRepo().With(File, HistoryFile.Of("a:v1:5", "b:v2:7")).Commit("Import v1").With(File, HistoryFile.Of("a:v1:6", "b:v2:8")).Commit("Polish");

    private static void AssertSameAsFull(ReviewedRepo repo)
    {
        repo.Run("build", "--full", "--output", repo.Git.Beside("full")).Exits(ExitCode.Fine);
        foreach (var file in Directory.EnumerateFiles(repo.Git.Beside("full"), "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(repo.Git.Beside("full"), file);
            CollectionAssert.AreEqual(System.IO.File.ReadAllBytes(file), System.IO.File.ReadAllBytes(Path.Combine(repo.Git.PathOf("_site"), name)), name);
        }
    }

    private static string Read(ReviewedRepo repo, string path) => System.IO.File.ReadAllText(repo.Git.PathOf("_site/" + path));

    private static IHtmlDocument Page(ReviewedRepo repo, string path) => new HtmlParser().ParseDocument(Read(repo, path));

    private static string Hash(ReviewedRepo repo, int back) => repo.Git.Git("rev-parse", $"HEAD~{back}")[..8];
}
