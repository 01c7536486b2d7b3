using System.Globalization;
using System.Text.Json;
using StaticTracker.Phrasing;
using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Theming;

[TestClass]
public sealed class TextsOfThePages
{
    private static TrackerTest Project() => new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:31:46", 15, 35).Text());

    [TestMethod]
    public void AreReplacedKeyByKeyByAFile()
    {
        using var test = Project().With("site-templates/texts.json", """{ "language": "de", "page.table": "Tabelle", "count.results": { "one": "{n} Ergebnis", "other": "{n} Ergebnisse" } }""").Run("build", "--no-history").Exits(0);

        var page = test.Read("_site/table/index.html");
        Assert.Contains("<html lang=\"de\">", page);
        Assert.Contains("<h1>Tabelle</h1>", page);
        Assert.Contains("<p class=\"meta\">1 Ergebnis.", page);
        Assert.Contains(">Overview</a>", page, "what is left out stays");
    }

    [TestMethod]
    public void AreReplacedOneByOneInTheSettingsWhichWin()
    {
        using var test = Project().With("site-templates/texts.json", """{ "page.table": "One" }""").With("data/tracker.json", """{ "site": { "texts": { "page.table": "<b>Two</b>" } } }""").Run("build", "--no-history").Exits(0);

        Assert.Contains("<h1>&lt;b&gt;Two&lt;/b&gt;</h1>", test.Read("_site/table/index.html"));
    }

    /// <summary>Of a text with values only the values are data, but nothing tells them apart any more: there a soft hyphen is shown.</summary>
    [TestMethod]
    public void KeepTheSoftHyphensOfLongWords()
    {
        using var test = Project().With("site-templates/texts.json", """{ "page.table": "Ergebnis\u00adtabelle" }""").Run("build", "--no-history").Exits(0);

        Assert.Contains("<h1>Ergebnis\u00ADtabelle</h1>", test.Read("_site/table/index.html"));
    }

    [TestMethod]
    public void ReachScriptsAsStringsThatNothingEnds()
    {
        using var test = Project().With("data/tracker.json", """{ "site": { "texts": { "tools.copied": "\"; alert(1); //</script>\\" } } }""").Run("build", "--no-history").Exits(0);

        var script = test.Read("_site/assets/tools.js");
        Assert.DoesNotContain("</script", script);
        Assert.Contains("""what = "\u0022; alert(1); //\u003C/script\u003E\\""", script);
    }

    /// <summary>A script takes a text without a number as it is: forms would come out as an object.</summary>
    [TestMethod]
    public void ReachScriptsInFormsOnlyWhereANumberChooses()
    {
        using var test = Project().With("site-templates/texts.json", """{ "heatmap.never": { "one": "x", "other": "nie" }, "detail.runs": { "one": "einmal", "other": "{n} mal" } }""").Run("build", "--no-history").Exits(0);

        Assert.Contains("[\"nie\", ", test.Read("_site/assets/heatmap.js"));
        Assert.Contains("{one:\"einmal\",other:\"{n} mal\"}", test.Read("_site/assets/heatmap-details.js"));
    }

    [TestMethod]
    [DataRow("""{ "page.tabel": "x" }""", "site-templates/texts.json:1:3: warning ST620: ", 0)]
    [DataRow("""{ "page.table": 5 }""", "site-templates/texts.json:1:17: error ST621: it is to be a text", 1)]
    [DataRow("""{ "page.table": { "one": "x" } }""", "site-templates/texts.json:1:17: error ST621: it is to be a text", 1)]
    [DataRow("""{ "page.table": { "other": "x", "lots": "y" } }""", "site-templates/texts.json:1:17: error ST621: it is to be a text", 1)]
    [DataRow("""{ "page.table": "{nope}" }""", "site-templates/texts.json:1:17: error ST621: no value is put into this text, so '{nope}' stands for nothing", 1)]
    [DataRow("""{ "count.results": "{m} results" }""", "site-templates/texts.json:1:20: error ST621: '{m}' stands for nothing here; there is {n}", 1)]
    [DataRow("""{ "page.table": "a\nb" }""", "site-templates/texts.json:1:17: error ST621: a text has at most", 1)]
    [DataRow("""{ "language": "german!" }""", "site-templates/texts.json:1:15: error ST621: this is no language tag", 1)]
    [DataRow("""{ "page.table": """, "site-templates/texts.json:1:", 1)]
    public void AreCheckedWithTheirPlace(string texts, string problem, int exit)
    {
        using var test = Project().With("site-templates/texts.json", texts).Run("build", "--no-history").Exits(exit);

        Assert.Contains(problem, test.Err);
    }

    [TestMethod]
    public void AreCheckedInTheSettingsToo()
    {
        using var test = Project().With("data/tracker.json", """{ "site": { "texts": { "page.table": "{x}" } } }""").Run("build", "--no-history").Exits(1);

        Assert.Contains("data/tracker.json:1:38: error ST621: ", test.Err);
        Assert.Contains("data/tracker.json:1:38: error ST621: ", test.Run("check").Exits(1).Out);
    }

    [TestMethod]
    public void AreNamedWhereATemplateOrAScriptMistypesOne()
    {
        using var test = Project().With("site-templates/pages/table.hbs", "<p>\n{{t \"page.tabel\"}}").With("site-templates/assets/tables.js", "\nx = t(\"no.such\");").Run("build", "--explain").Exits(1);

        Assert.Contains("site-templates/pages/table.hbs:2:1: error ST602: 'page.tabel' is no key of a text; did you mean 'page.table'?", test.Err);
        Assert.Contains("site-templates/assets/tables.js:2:7: error ST602: 'no.such' is no key of a text", test.Err);
    }

    [TestMethod]
    public void AreListedByWhereTheyComeFrom()
    {
        using var test = Project().With("site-templates/texts.json", """{ "page.table": "Tabelle" }""").Run("build", "--explain").Exits(0);

        Assert.Contains("Texts\n  page.table  site-templates/texts.json:1:17  Tabelle\n", test.Out.ReplaceLineEndings("\n"));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{SiteTexts.BuiltIn.All.Count() - 1:N0} texts built in"), test.Out);
    }

    [TestMethod]
    public void ChangePagesThatALaterBuildWouldKeep()
    {
        using var test = Project().Run("build", "--no-history").Exits(0);
        test.With("site-templates/texts.json", """{ "page.table": "Tabelle" }""").Run("build", "--no-history").Exits(0);
        var kept = test.Read("_site/modules/m01/index.html");
        test.Run("build", "--no-history", "--full").Exits(0);

        Assert.AreEqual(test.Read("_site/modules/m01/index.html"), kept);
        Assert.Contains(">Tabelle</a>", kept);
    }

    [TestMethod]
    [DataRow("en", 1, "one")]
    [DataRow("en", 0, "other")]
    [DataRow("fr", 0, "one")]
    [DataRow("ja", 1, "other")]
    [DataRow("pl", 2, "few")]
    [DataRow("pl", 12, "many")]
    [DataRow("pl", 22, "few")]
    [DataRow("ru", 21, "one")]
    [DataRow("ru", 11, "many")]
    [DataRow("ru", 3, "few")]
    [DataRow("ar", 2, "two")]
    [DataRow("ar", 103, "few")]
    [DataRow("ar", 111, "many")]
    [DataRow("ar", 100, "other")]
    [DataRow("cs", 4, "few")]
    [DataRow("sl", 101, "one")]
    [DataRow("lv", 11, "zero")]
    [DataRow("lt", 21, "one")]
    [DataRow("pt-BR", 0, "one")]
    [DataRow("pt-PT", 0, "other")]
    public void TakeTheFormThatTheNumberAsksFor(string language, int n, string form) => Assert.AreEqual(form, PluralRules.FormOf(language, n));

    [TestMethod]
    public void StandInOneFileInOrder()
    {
        var text = Checkout.Read("site-templates/texts.json");
        using var json = JsonDocument.Parse(text);
        var keys = json.RootElement.EnumerateObject().Select(p => p.Name).ToList();

        Assert.AreEqual(string.Join('\n', keys.Where(k => k != SiteTexts.LanguageKey).Order(StringComparer.Ordinal).Prepend(SiteTexts.LanguageKey)), string.Join('\n', keys));
        Assert.AreEqual("", string.Join('\n', json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object && !p.Value.GetRawText().Contains("{n}", StringComparison.Ordinal)).Select(p => p.Name)), "a text about a number says it as {n}");
    }
}
