using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

[TestClass]
public sealed class ExplainingABuild
{
    private static TrackerTest Project() => new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:31:46", 15, 35).Text());

    [TestMethod]
    public void NamesWhereEachPartComesFrom()
    {
        using var test = Project().With("data/tracker.json", """
            {
              "title": "Ours",
              "site": { "colours": { "light": { "link": "#001144" } } }
            }

            """).With("site-templates/partials/empty.hbs", "<p>None</p>").With("site-templates/assets/theme.css", ":root{}").Run("build", "--explain").Exits(0);

        var lines = test.Out.Split('\n').Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        CollectionAssert.IsSubsetOf(new[]
        {
            "Templates", "layout.hbs built in", "partials/empty.hbs site-templates/partials/empty.hbs", "pages/module.hbs built in", "Assets", "assets/site.css built in",
            "assets/theme.css site-templates/assets/theme.css", "Settings", "title data/tracker.json:2:12 Ours", "site.colours.light.link data/tracker.json:3:45 #001144",
            "thresholds.stale_days built in 90", "site.publish.details built in false", "site.logo built in",
        }, lines);
        Assert.IsFalse(Directory.Exists(test.PathOf("_site")), "nothing is made");
        Assert.IsFalse(test.Has("data/heatmap_index.json"));
    }

    [TestMethod]
    public void TellsWhatIsBroken()
    {
        using var test = Project().With("data/tracker.json", """{ "site": { "logo": "x.svg" } }""").With("site-templates/pages/gate.hbs", "<p>\n{{nope}}").Run("build", "--explain").Exits(1);

        Assert.Contains("data/tracker.json:1:21: error ST593: ", test.Err);
        Assert.Contains("site-templates/pages/gate.hbs:2:1: error ST602: 'nope' is no name", test.Err);
    }

    [TestMethod]
    public void AnswersInJson()
    {
        using var test = Project().Run("build", "--explain", "--json").Exits(0);

        using var answer = System.Text.Json.JsonDocument.Parse(test.Out);
        var layout = answer.RootElement.GetProperty("origins").EnumerateArray().Single(o => o.GetProperty("name").GetString() == "layout.hbs");
        Assert.AreEqual(System.Text.Json.JsonValueKind.Null, layout.GetProperty("from").ValueKind);
    }

    [TestMethod]
    public void KeepsAValueOnItsLine()
    {
        using var test = Project().With("data/tracker.json", """{ "title": "a\n  layout.hbs  evil" }""").Run("build", "--explain").Exits(0);

        Assert.Contains("data/tracker.json:1:12  a   layout.hbs  evil\n", test.Out.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void LinksAStyleSheetOfOnesOwnLast()
    {
        using var test = Project().With("data/tracker.json", """{ "site": { "colours": { "light": { "link": "#001144" } } } }""").With("site-templates/assets/theme.css", ":root{--link:#002255}").Run("build", "--no-history").Exits(0);

        var page = test.Read("_site/index.html");
        Assert.IsGreaterThan(page.IndexOf("\"theme.css\"", StringComparison.Ordinal), page.IndexOf("\"assets/theme.css\"", StringComparison.Ordinal));
        Assert.AreEqual(":root{--link:#002255}", test.Read("_site/assets/theme.css"));
    }
}
