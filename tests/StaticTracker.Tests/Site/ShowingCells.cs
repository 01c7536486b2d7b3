using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

/// <summary>The static heatmap, as it reads without scripts.</summary>
[TestClass]
public sealed class ShowingCells
{
    private const string Day = "2026-01-20T00:00:00";

    [TestMethod]
    public void ShowsTheBestRateItsModelAndTheDifferenceWithItsSign()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01").Run("v1", "gpt-4o", Day, 30, 70).Run("v2", "gpt-4o", Day, 45, 55).Run("v2", "gpt-5", Day, 20, 80).Run("v3", "gpt-4o", Day, 40, 60).Text()).Built();

        Assert.AreEqual("30.0|Σ|gpt-4o", Texts(site, 1));
        Assert.AreEqual("45.0|Σ|+15|gpt-4o", Texts(site, 2));
        Assert.AreEqual("40.0|Σ|−5|gpt-4o", Texts(site, 3));
        Assert.AreEqual("ld", site.Cell(1, 1).ClassName);
    }

    [TestMethod]
    public void MarksDifferencesThatAreNotLikeForLike()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01")
            .Run("v1", "gpt-4o", Day, 30, 70, extra: ", \"dataset_version\": \"v1\"")
            .Run("v2", "gpt-5", Day, 45, 55, extra: ", \"dataset_version\": \"v1\"")
            .Run("v3", "gpt-5", Day, 45, 55, extra: ", \"dataset_version\": \"v2\"").Text()).Built();

        Assert.AreEqual("me", site.Cell(1, 2).ClassName, "another model");
        Assert.AreEqual("de", site.Cell(1, 3).ClassName, "another data set");
        Assert.AreEqual("45.0|Σ|±0|gpt-5", Texts(site, 3));
    }

    [TestMethod]
    public void IsOldWhereNothingThatItShowsIsNew()
    {
        const string Set = ", \"dataset_version\": \"v1\"";
        using var site = new SiteTest().With(
            new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 3, 7, extra: Set).Run("v2", "a", "2025-01-20T00:00:00", 30, 70, extra: Set).Text(),
            new ModuleBuilder("m02").Run("v1", "a", "2025-10-21T23:00:00", 30, 70, extra: ", \"dataset\": \"d1\"").Run("v1", "a", "2026-01-20T00:00:00", 3, 7, extra: ", \"dataset\": \"d2\"").Text(),
            new ModuleBuilder("m03").Run("v1", "a", "2025-10-22T00:00:00", 30, 70).Text()).Built();

        // 90 days before the newest result of all is 2025-10-22.
        Assert.AreEqual("30.0|Σ|±0|a", Texts(site, 2), "an older version ran lately");
        Assert.AreEqual("30.0|Σ◷|a", Texts(site, 1, row: 2), "another data set ran lately");
        Assert.AreEqual("30.0|Σ|a", Texts(site, 1, row: 3), "the last day that is not old");
        var stale = site.Page("overview/index.html").QuerySelectorAll("table[data-name=attention] tbody tr").Where(r => r.TextContent.Contains("stale", StringComparison.Ordinal)).Select(r => r.Children[0].TextContent.Trim());
        Assert.AreEqual("m02", string.Join(' ', stale));
    }

    [TestMethod]
    public void TakesNoDataSetForTheSameThatNothingTellsOf()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01")
            .Run("v1", "gpt-4o", Day, 30, 70)
            .Run("v2", "gpt-4o", Day, 45, 55)
            .Run("v3", "gpt-5", Day, 45, 55)
            .Run("v4", "gpt-5", Day, 45, 55, extra: ", \"dataset_version\": \"v1\"")
            .Run("v5", "gpt-5", Day, 55, 45, extra: ", \"dataset_version\": \"v1\"").Text()).Built();

        Assert.AreEqual("ue", site.Cell(1, 2).ClassName, "unknown on both sides");
        Assert.AreEqual("me", site.Cell(1, 3).ClassName, "the model changed, whatever the data set did");
        Assert.AreEqual("de", site.Cell(1, 4).ClassName, "known on one side only");
        Assert.AreEqual("lf", site.Cell(1, 5).ClassName, "known to be the same");
        Assert.Contains("data set unknown", site.Page("index.html").QuerySelector(".legend")!.TextContent);
    }

    [TestMethod]
    public void SortsVersionsAsPeopleDo()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01").Run("v10", "a", Day, 1, 1).Run("v2", "a", Day, 1, 1).Text()).Built();

        Assert.AreEqual("Module v2 v10", string.Join(' ', site.Page("index.html").QuerySelectorAll("#heatmap thead th").Select(th => th.TextContent.Trim())));
    }

    [TestMethod]
    public void TellsTheKindsOfEmptinessApart()
    {
        using var site = new SiteTest().With(
            new ModuleBuilder("m01").Run("v1", "a", Day, 0, 0, error: 5).Run("v3", "a", Day, 5, 5).Text(),
            new ModuleBuilder("m02").Run("v1", "a", Day, 1, 1, extra: ", \"dataset\": \"gd\"").Run("v3", "a", Day, 5, 5, extra: ", \"dataset\": \"sd\"").Run("v2", "a", Day, 5, 5, extra: ", \"dataset\": \"sd\"").Text()).Built();

        Assert.AreEqual("–|errors only", Texts(site, 1));
        Assert.AreEqual("–|never run", Texts(site, 2));
        Assert.AreEqual("–|other data set only", Texts(site, 1, row: 2));
    }

    [TestMethod]
    public void SaysOnTheModulePageWhyThereIsNoMatchRate()
    {
        using var site = new SiteTest().With(
            new ModuleBuilder("m01").Run("v1", "a", Day, 1, 1).Text(),
            new ModuleBuilder("m02", "R1").Run("v1", "a", Day, 1, 1).Text()).Built();

        Assert.Contains("no primary rubric", site.Page("modules/m01/index.html").QuerySelector("table.sortable tbody")!.TextContent);
        Assert.Contains("no verdict on it", site.Page("modules/m02/index.html").QuerySelector("table.sortable tbody")!.TextContent);
    }

    [TestMethod]
    public void ShowsScoresAndUsageWhereTheyAreGivenAndKeepsUnknownApartFromNone()
    {
        using var site = new SiteTest().With(
            new ModuleBuilder("m01").Run("v1", "a", Day, 1, 1).Text(),
            new ModuleBuilder("m02")
                .Run("v1", "a", Day, 1, 1, error: 1, extra: """, "score": { "mean": 8.25, "n": 160, "min": 1, "max": 10, "better": "higher" }, "usage": { "tokens_in": 12, "cost_usd": 0 }, "error_kinds": { "TIMEOUT": 1 }, "failure_kinds": { "REFUSAL": 1 }""")
                .Run("v2", "a", Day, 1, 1).Text()).Built();

        Assert.DoesNotContain("Usage", site.Page("modules/m01/index.html").QuerySelector("table.sortable")!.TextContent);
        var rows = site.Page("modules/m02/index.html").QuerySelectorAll("table.sortable tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("8.25 mean of 160 scale 1 to 10 higher is better", rows[0]);
        Assert.Contains("12 tokens in0 USD", rows[0]);
        Assert.DoesNotContain("tokens out", rows[0]);
        Assert.Contains("errors: 1 TIMEOUT", rows[0]);
        Assert.Contains("failures: 1 REFUSAL", rows[0]);
        Assert.Contains("not givennot givennot given", rows[1].Replace("\n", "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void ScoresWithoutVerdictsAreNoRateAndNoErrors()
    {
        var module = """{ "module_id": "m01", "experiments": [ { "id": "e1", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "unit": "verdict", "error": 1 }, "rubrics": { "turn 1": { "error": 1, "score": { "mean": 8.25, "n": 4 } } } } ] }""";
        using var site = new SiteTest().With(module).Built();

        Assert.AreEqual("–|no rate", Texts(site, 1));
        Assert.Contains("– scores only", site.Page("modules/m01/index.html").QuerySelector("table.sortable tbody")!.TextContent);
        Assert.Contains("turn 1: 8.25 mean of 4", site.Page("modules/m01/index.html").QuerySelector("table.sortable tbody")!.TextContent);
        Assert.Contains("–/–/1", site.Page("modules/m01/index.html").QuerySelector("table.sortable tbody")!.TextContent, "scores that broke are known");
    }

    [TestMethod]
    public void MarksTooManyErrors()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01").Run("v1", "a", Day, 8, 1, error: 1).Text()).Built();

        Assert.AreEqual("88.9|!Σ|a", Texts(site, 1));
        Assert.Contains("8 of 10 passed", site.Page("modules/m01/index.html").QuerySelector("table.sortable tbody")!.TextContent);
    }

    [TestMethod]
    public void ShowsSuggestionsElsewhere()
    {
        var module = """{ "module_id": "m01", "experiments": [], "suggestions": [ { "version": "v1", "suggestion": "Add examples", "status": "applied", "applied_in": "v2" } ] }""";
        using var site = new SiteTest().With(module).Built();

        Assert.Contains("applied in v2", site.Page("modules/m01/index.html").QuerySelector(".suggestions")!.TextContent);
        Assert.DoesNotContain("Add examples", site.Read("index.html"));
    }

    [TestMethod]
    public void ShowsWithdrawnExperimentsOnTheModulePageOnlyStruckOutWithTheReason()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01").Run("v1", "gpt-4o", Day, 30, 70)
            .Run("v1", "gpt-taken-back", Day, 90, 10, id: "wrong", extra: ", \"withdrawn\": { \"reason\": \"wrong file\", \"at\": \"2026-01-21\" }").Text()).Built();

        var row = site.Page("modules/m01/index.html").QuerySelector("tr.withdrawn")!;
        Assert.AreEqual("wrong", row.QuerySelector("th del")!.TextContent);
        Assert.Contains("wrong file", row.TextContent);
        foreach (var file in site.Files.Where(f => f is not ("modules/m01/index.html" or "data/modules/m01.json" or "data/modules/m01.js")))
        {
            Assert.DoesNotContain("gpt-taken-back", site.Read(file), file);
        }
    }

    [TestMethod]
    public void SaysHowToImportWhereThereIsNothing()
    {
        using var site = new SiteTest().Built();

        Assert.Contains("tracker import", site.Page("index.html").QuerySelector(".empty")!.TextContent);
        Assert.AreEqual("assets/site.js", site.Page("index.html").QuerySelectorAll("script").Single().GetAttribute("src"));
    }

    [TestMethod]
    public void ShowsYesOrNoAnswersAgainstTheTruth()
    {
        using var site = new SiteTest().With(new ModuleBuilder("m01").Run("v1", "a", Day, 832, 84, extra: """, "classification": { "tp": 97, "tn": 735, "fp": 4, "fn": 80 }""").Text()).Built();
        var cell = site.Page("modules/m01/index.html").QuerySelector("table.sortable .confusion")!;

        Assert.AreEqual("|said yes|said no|is yes|97|80|is no|4|735", string.Join('|', cell.QuerySelectorAll("th, td").Select(c => c.TextContent.Trim())));
        Assert.Contains("accuracy 90.8 %, precision 96.0 %, recall 54.8 %, F1 69.8 %, MCC 0.684", cell.ParentElement!.TextContent);
    }

    private static string Texts(SiteTest site, int column, int row = 1) => string.Join('|', site.Cell(row, column).ChildNodes.Select(n => n.TextContent.Trim()).Where(t => t.Length > 0));
}
