using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

/// <summary>The overview as it reads without scripts: counted back from the time of the data.</summary>
[TestClass]
public sealed class ShowingTheOverview
{
    private const string Old = "2025-06-01T00:00:00Z";
    private const string Lately = "2026-01-20T00:00:00Z";
    private const string Unit = ", \"dataset_version\": \"v1\"";

    private static SiteTest Site() => new SiteTest().With(
        new ModuleBuilder("m01").Run("v1", "a", "2026-01-01T00:00:00Z", 100, 900, extra: Unit).Run("v2", "a", Lately, 600, 400, extra: Unit).Text(),
        new ModuleBuilder("m02").Run("v1", "a", "2026-01-01T00:00:00Z", 900, 100, extra: Unit).Run("v2", "a", "2026-01-19T00:00:00Z", 300, 700, extra: Unit).Text(),
        new ModuleBuilder("m03").Run("v1", "a", Old, 8, 2).Text(),
        new ModuleBuilder("m04").Run("v1", "a", "2025-12-01T00:00:00Z", 0, 0, error: 5).Text()).Built();

    [TestMethod]
    public void ListsWhatChangedWithTheWordOnIt()
    {
        using var site = Site();
        var page = site.Page("overview/index.html");

        Assert.AreEqual("In the 30 days before 2026-01-20: 1 better, 1 worse.", page.QuerySelector("#said")!.TextContent);
        var rows = page.QuerySelectorAll("table.recent tbody tr");
        Assert.AreEqual("m01|better|10.0|60.0|+50.0|v2 aagainst v1 a", string.Join('|', rows[0].Children.Take(6).Select(c => c.TextContent.Trim())));
        Assert.AreEqual("m02|worse|90.0|30.0|−60.0|v2 aagainst v1 a", string.Join('|', rows[1].Children.Take(6).Select(c => c.TextContent.Trim())));
        Assert.HasCount(3, rows);
        Assert.IsTrue(rows[2].HasAttribute("hidden"), "of fifty days ago: for the script");
    }

    /// <summary>The page that compares begins with them, so that it says something before anybody chose, and without scripts.</summary>
    [TestMethod]
    public void ListsTheNewestVersionsWhereComparisonsAreMadeWhenEverTheyCame()
    {
        using var site = new SiteTest().With(
            new ModuleBuilder("m01").Run("v1", "a", Old, 100, 900, extra: Unit).Run("v2", "a", "2025-06-02T00:00:00Z", 600, 400, extra: Unit).Text(),
            new ModuleBuilder("m02").Run("v1", "a", "2026-01-01T00:00:00Z", 900, 100, extra: Unit).Run("v2", "a", Lately, 300, 700, extra: Unit).Text(),
            new ModuleBuilder("m03").Run("v1", "a", Lately, 8, 2).Text()).Built();

        var rows = site.Page("compare/index.html").QuerySelectorAll("#start tbody tr");
        CollectionAssert.AreEqual(
            new[] { "m02|worse|90.0|30.0|−60.0|../modules/m02/index.html#change", "m01|better|10.0|60.0|+50.0|../modules/m01/index.html#change" },
            rows.Select(r => string.Join('|', r.Children.Take(5).Select(c => c.TextContent.Trim()).Append(r.QuerySelector("a")!.GetAttribute("href")))).ToArray());
        Assert.IsFalse(rows.Any(r => r.HasAttribute("hidden")));
        Assert.IsNotNull(site.Page("modules/m01/index.html").QuerySelector("#change"));
    }

    [TestMethod]
    public void ListsNoNewestVersionsWhereNoneHasAnythingBeforeIt()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m03").Run("v1", "a", Lately, 8, 2).Text()).Built();

        Assert.IsNull(site.Page("compare/index.html").QuerySelector("#start"));
    }

    [TestMethod]
    public void NamesWhatNeedsAttentionTheMostUrgentFirst()
    {
        using var site = Site();
        var rows = site.Page("overview/index.html").QuerySelectorAll("table[data-name=attention] tbody tr").Select(r => string.Join('|', r.Children.Take(3).Select(c => c.TextContent.Trim()))).ToList();

        CollectionAssert.AreEqual(new[] { "m02|falling weak|30.0", "m04|errors|– errors only", "m03|stale little evidence|80.0" }, rows);
    }

    [TestMethod]
    public void ShowsAWeakRateWithTheDigitsThatTellItFromTheLimit()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01").Run("v1", "a", Lately, 49_990, 50_010, extra: Unit).Text(), new ModuleBuilder("m02").Run("v1", "a", Lately, 1_111, 2_222, extra: Unit).Text()).Built();

        var rows = site.Page("overview/index.html").QuerySelectorAll("table[data-name=attention] tbody tr").Select(r => string.Join('|', r.Children.Take(3).Select(c => c.TextContent.Trim())));
        CollectionAssert.AreEqual(new[] { "m02|weak|33.3", "m01|weak|49.99" }, rows.ToArray());
    }

    [TestMethod]
    public void CallsNothingAnErrorThatHadNone()
    {
        using var site = new SiteTest().With(
            """{ "module_id": "m01", "experiments": [ { "id": "e1", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00Z", "metrics": {}, "score": { "mean": 3.7, "n": 40, "min": 1, "max": 5, "better": "higher" } } ] }""",
            new ModuleBuilder("m02").Run("v1", "a", Lately, 0, 0).Text()).Built();

        var rows = site.Page("overview/index.html").QuerySelectorAll("table[data-name=attention] tbody tr").Select(r => string.Join('|', r.Children.Take(3).Select(c => c.TextContent.Trim())));
        CollectionAssert.AreEqual(new[] { "m01|little evidence|– no rate", "m02|little evidence|– no rate" }, rows.ToArray());
    }

    [TestMethod]
    public void DrawsALineForEachOfFewModulesAndAMedianOfMany()
    {
        using var few = Site();
        Assert.HasCount(3, few.Page("overview/index.html").QuerySelectorAll(".time svg[role=img] g[class^=s] path.l"));
        using var many = new SiteTest().With([.. Enumerable.Range(1, 9).Select(i => new ModuleBuilder($"m{i}").Run("v1", "a", $"2026-01-0{i}T00:00:00Z", i, 10 - i).Text())]).Built();

        var rows = many.Page("overview/index.html").QuerySelectorAll("table[data-name=time] tbody tr");
        Assert.AreEqual("2026-01-09|9|30.0|50.0|70.0", string.Join('|', rows[^1].Children.Select(c => c.TextContent.Trim())));
    }

    [TestMethod]
    public void CountsTheNewestVersionThoughAnOlderOneRanAfterIt()
    {
        using var many = new SiteTest().With([.. Enumerable.Range(1, 9).Select(i => new ModuleBuilder($"m{i}").Run("v2", "a", "2026-01-01T00:00:00Z", 80, 20).Run("v1", "a", "2026-01-02T00:00:00Z", 10, 90).Text())]).Built();

        var rows = many.Page("overview/index.html").QuerySelectorAll("table[data-name=time] tbody tr");
        Assert.AreEqual("2026-01-02|9|80.0|80.0|80.0", string.Join('|', rows[^1].Children.Select(c => c.TextContent.Trim())));
    }

    [TestMethod]
    public void ShowsStatedRatesWithAllTheirDecimals()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01").Stated("v1", "a", "2026-01-01T00:00:00Z", 99.91m, "e1").Stated("v2", "a", Lately, 99.95m, "e2").Text()).Built();

        Assert.AreEqual("99.91|99.95|+0.04", string.Join('|', site.Page("overview/index.html").QuerySelectorAll("table.recent tbody tr")[0].Children.Skip(2).Take(3).Select(c => c.TextContent.Trim())));
        Assert.Contains("<strong>+0.04</strong>", site.Read("modules/m01/index.html"));
    }

    [TestMethod]
    [DataRow("2026-01-20T00:31:46")]
    [DataRow("0001-01-01T00:00:00")]
    [DataRow("9999-12-31T23:59:59")]
    public void PutsResultsOfOneDayInTheMiddleOfTheChart(string time)
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01").Run("v1", "a", time, 3, 7).Text()).Built();

        var chart = site.Page("overview/index.html").QuerySelector(".time svg[role=img]")!;
        Assert.AreEqual(time[..10], string.Join(' ', chart.QuerySelectorAll(".axis text[y='262']").Select(t => t.TextContent)));
        Assert.AreEqual(time[0] == '2' ? "494.0" : time[0] == '0' ? "44.0" : "944.0", chart.QuerySelector("circle.m")!.GetAttribute("cx"));
    }

    [TestMethod]
    public void SaysHowToBeginWhereThereIsNothing()
    {
        using var site = new SiteTest().Built();

        Assert.Contains("tracker import", site.Page("overview/index.html").QuerySelector(".none")!.TextContent);
        Assert.Contains("tracker import", site.Page("compare/index.html").QuerySelector(".none")!.TextContent);
    }

    [TestMethod]
    public void GivesTheSearchWhatItLooksThrough()
    {
        using var site = Site();

        Assert.AreEqual("TK.list([\n[\"m01\",\"m01\",null],\n[\"m02\",\"m02\",null],\n[\"m03\",\"m03\",null],\n[\"m04\",\"m04\",null]],\n[\"a\"],1);\n", site.Read("data/find/modules.js"));
        Assert.StartsWith("TK.find(0,[\n[\"m01\",[],[[\"", site.Read("data/find/0.js"));
        Assert.AreEqual("TK.commits([]);\n", site.Read("data/find/commits.js"));
    }
}
