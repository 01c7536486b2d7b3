using StaticTracker.Tests.Exporting;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

[TestClass]
public sealed class ShowingTheTable
{
    [TestMethod]
    public void ThePageHasWhatTheExportHas()
    {
        using var project = ExportedProject.Test();
        project.Run("build", "--no-history", "-o", "{project}/_site").Exits(0);
        using var site = new SiteTest().With(project.Read("data/modules/m01.json"), project.Read("data/modules/m02.json")).Built();
        var rows = site.Page("table/index.html").QuerySelectorAll("table tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).ToList();

        Assert.AreEqual("Module|LLM Model|Prompt version|Pass Rate %|Match Rate %|Suggested Improvements", rows[0]);
        Assert.AreEqual("Brandsm01|gpt-5|v1|33.3! errors|44.4|Add examples (applied in v2)", rows[3]);
        Assert.AreEqual("Brandsm01|+cmd|' /C calc'!A0|v2|– errors only! errors|– no verdict on it|=HYPERLINK(\"http://evil\",\"x\")", rows[1]);
        Assert.AreEqual("m02|a|b|1|57.30|– no primary rubric|", rows[4]);
        Assert.AreEqual(project.Run("export", "csv").Out, File.ReadAllText(project.PathOf("_site/data/table.csv")));
        Assert.AreEqual("../data/table.csv", site.Page("table/index.html").QuerySelector("a[download]")!.GetAttribute("href"));
    }

    [TestMethod]
    public void ALargeProjectsPageHasTheNewestVersionsAndTheDownloadAll()
    {
        var module = new ModuleBuilder("m01");
        for (var i = 1; i <= 2001; i++)
        {
            module.Run($"v{i}", "a", "2026-01-20T00:00:00", i % 7, 3);
        }

        using var site = new SiteTest().With(module.Text()).Built();

        Assert.AreEqual(1, site.Page("table/index.html").QuerySelectorAll("tbody tr").Length);
        Assert.Contains("2001 results. Here are those of each module's newest version", site.Page("table/index.html").QuerySelector(".meta")!.TextContent);
        Assert.AreEqual(2002, site.Read("data/table.csv").Split('\n').Length - 1);
    }

    [TestMethod]
    public void OfManySuggestionsARowTellsThreeAndTheDownloadAll()
    {
        var suggestions = string.Join(", ", Enumerable.Range(1, 5).Select(i => $$"""{ "id": "s{{i}}", "version": "v1", "suggestion": "Do {{i}}", "status": "pending" }"""));
        using var site = new SiteTest().With(new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 7, 3).Text()[..^1] + $", \"suggestions\": [{suggestions}] }}").Built();

        var words = site.Page("table/index.html").QuerySelector("tbody td.words")!;
        Assert.AreEqual("Do 1; Do 2; Do 3; and 2 more", words.TextContent.Trim());
        Assert.AreEqual("../modules/m01/index.html#suggestions", words.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Do 1; Do 2; Do 3; Do 4; Do 5", site.Read("data/table.csv"));
    }

    [TestMethod]
    public void WhereThereIsNoResultItSaysSo()
    {
        using var site = new SiteTest().Built();

        Assert.Contains("No result yet", site.Page("table/index.html").QuerySelector(".none")!.TextContent);
        Assert.AreEqual(1, site.Read("data/table.csv").Split('\n').Length - 1);
    }
}
