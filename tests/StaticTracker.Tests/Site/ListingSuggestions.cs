using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

[TestClass]
public sealed class ListingSuggestions
{
    private static string Module(string id, string suggestions) => new ModuleBuilder(id).Run("v1", "a", "2026-01-20T00:00:00", 20, 80, extra: Unit).Run("v2", "a", "2026-01-21T00:00:00", 60, 40, extra: Unit).Text()[..^1] + $", \"suggestions\": [{suggestions}] }}";

    private const string Unit = ", \"dataset_version\": \"v1\"";

    private const string Applied = """{ "id": "one", "version": "v1", "suggestion": "Add examples", "priority": "high", "status": "applied", "applied_in": "v2" }""";

    private const string Pending = """{ "version": "v2", "rubric": "<b>r</b>", "issue": "Fails & fails", "suggestion": "<script>alert(1)</script>", "priority": "low", "status": "pending" }""";

    [TestMethod]
    public void AModulesPageHasThemByStatusWithTheEffect()
    {
        using var site = new SiteTest().With(Module("m01", $"{Applied},{Pending}")).Built();
        var page = site.Page("modules/m01/index.html");

        Assert.AreEqual("Pending 1|Applied 1", string.Join('|', page.QuerySelectorAll("section h3").Select(h => h.TextContent)));
        var effect = page.QuerySelector("#s-one .effects li")!.TextContent;
        Assert.StartsWith("better a: 20.0 % to 60.0 % (+40.0 points)20 of 100 and 60 of 100 passed; 95 % interval ", effect);
        Assert.EndsWith("totals only, Newcombe's interval for independent ratese1 → e2", effect);
        Assert.Contains("not a proof", page.QuerySelector("#suggestions~.note")!.TextContent);
        Assert.AreEqual("<script>alert(1)</script>", page.QuerySelectorAll(".suggestions li p:not([class])")[0].TextContent);
    }

    [TestMethod]
    public void OnePageHasThoseOfAllModules()
    {
        using var site = new SiteTest().With(Module("m02", Pending), new ModuleBuilder("m03").Text(), Module("m10", Applied)).Built();
        var page = site.Page("suggestions/index.html");

        Assert.AreEqual("m02 m10", string.Join(' ', page.QuerySelectorAll(".of h2 a").Select(a => a.TextContent)));
        Assert.AreEqual("../modules/m02/index.html#suggestions", page.QuerySelector(".of h2 a")!.GetAttribute("href"));
        Assert.AreEqual("2 suggestions of 2 modules: 1 pending, 1 applied.", page.QuerySelector("h1+.meta")!.TextContent);
        Assert.AreEqual("better", page.QuerySelector("#s-m10-one")!.GetAttribute("data-e"));
        Assert.AreEqual("page", page.QuerySelector("nav a[href='../suggestions/index.html']")!.GetAttribute("aria-current"));
        Assert.IsNotNull(site.Page("index.html").QuerySelector("nav a[href='suggestions/index.html']"));
        Assert.DoesNotContain("<script>alert", site.Read("suggestions/index.html"));
    }

    [TestMethod]
    public void ManyModulesHaveSeveralPagesAndTheirListsAsScripts()
    {
        using var site = new SiteTest().With([.. Enumerable.Range(1, 85).Select(i => Module($"m{i:000}", Pending))]).Built();

        Assert.AreEqual("data/suggestions-2.js data/suggestions-3.js suggestions/index.html suggestions/page-2.html suggestions/page-3.html", string.Join(' ', site.Files.Where(f => f.Contains("uggestions", StringComparison.Ordinal) && !f.StartsWith("assets", StringComparison.Ordinal))));
        Assert.AreEqual("3", site.Page("suggestions/index.html").QuerySelector("#controls")!.GetAttribute("data-pages"));
        Assert.AreEqual("page-2.html", site.Page("suggestions/index.html").QuerySelector("#pager a[rel=next]")!.GetAttribute("href"));
        Assert.AreEqual("index.html", site.Page("suggestions/page-2.html").QuerySelector("#pager a[rel=prev]")!.GetAttribute("href"));
        Assert.IsNull(site.Page("suggestions/page-3.html").QuerySelector("#pager a[rel=next]"));
        Assert.IsNull(site.Page("suggestions/page-2.html").QuerySelector("#controls"));
        Assert.StartsWith("ST.suggestions(2,\"", site.Read("data/suggestions-2.js"));
        Assert.DoesNotContain("<", site.Read("data/suggestions-2.js"));
    }

    [TestMethod]
    public void OnlyThePageOfTheModuleThatChangedIsMadeAnewAndTheFirst()
    {
        var modules = Enumerable.Range(1, 85).Select(i => Module($"m{i:000}", Pending)).ToArray();
        using var site = new SiteTest().With(modules).Built();
        var before = File.GetLastWriteTimeUtc(Path.Combine(site.Folder, "suggestions/page-3.html"));

        site.Replace(45, Module("m046", Applied)).Built();

        Assert.AreEqual(before, File.GetLastWriteTimeUtc(Path.Combine(site.Folder, "suggestions/page-3.html")));
        Assert.Contains("Add examples", site.Read("suggestions/page-2.html"));
        Assert.Contains("1 applied", site.Read("suggestions/index.html"));
        using var fresh = new SiteTest().With([.. modules[..45], Module("m046", Applied), .. modules[46..]]).Built();
        Assert.IsTrue(fresh.Files.All(f => fresh.Read(f) == site.Read(f)));
    }

    [TestMethod]
    public void WhereThereIsNoneThePageSaysSo()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01").Text()).Built();

        Assert.Contains("Nothing was suggested yet.", site.Page("suggestions/index.html").QuerySelector(".none")!.TextContent);
        Assert.IsNull(site.Page("suggestions/index.html").QuerySelector("#controls"));
    }
}
