using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>Marks of the heatmap: beyond noise, the gate's words, totals only.</summary>
[TestClass]
public sealed class ReadingMarks
{
    private const string Shown = "#heatmap.live tbody td:not([aria-busy])";

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/repo/")]
    public async Task SaysInTheCellAndInFullBesideIt(string place)
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.At(place), "index.html#sort=module");
        var page = visit.Page;
        await page.WaitForSelectorAsync(Shown);

        Assert.AreEqual("90.0|◐|+40|gpt-5", await Parts(Row(page, "Better")));
        Assert.AreEqual("gate: inconclusive", await Spoken(page, "Better"));
        Assert.AreEqual("gate: blocked", await Spoken(page, "Worse"));
        Assert.AreEqual("gate: inconclusive", await Spoken(page, "First"));
        Assert.AreEqual("gate: warned, totals only", await Spoken(page, "Totals"));

        await Cell(page, "Worse").HoverAsync();
        var card = await Card(page, "The gate on gpt-5");
        Assert.Contains("▼ Worse, beyond noise: p < 0.0001, adjusted for all 3 changes of the heatmap; totals only, Newcombe's interval for independent rates; n = 100; the", card);
        Assert.Contains("⊘ The gate on gpt-5: blocked.", card);
        Assert.Contains("fall, blocked: pass rate falls by at most 5 points. 90.0 (90/100) → 30.0 (30/100)", card);
        await Cell(page, "Totals").HoverAsync();
        card = await Card(page, "Σ Of gpt-5");
        Assert.Contains("Not shown to be more than noise.", card);
        Assert.Contains("floor, warning: pass rate is at least 30 %", card);
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysWhyADifferenceIsNotLikeForLike()
    {
        static string Run(string id, string version, string day, string judge, string metrics, string more = "") => $$"""
            { "id": "{{id}}", "prompt_version": "{{version}}", "dataset_version": "v1", "model": "a", "timestamp": "{{day}}T00:00:00", "judge": { "model": "{{judge}}" }, "metrics": { {{metrics}} }{{more}} }
            """;
        const string Half = "\"total\": 100, \"pass\": 50, \"fail\": 50", Cold = ", \"params\": { \"temperature\": 0 }";
        await using var site = SiteFixture.Build(new Dictionary<string, string>
        {
            ["modules/m01.json"] = $$"""
                { "module_id": "m01", "experiments": [{{Run("one", "v1", "2026-01-20", "j1", Half)}}, {{Run("two", "v2", "2026-01-21", "j2", Half, Cold)}}, {{Run("hot", "v2", "2026-01-22", "j2", Half)}}, {{Run("three", "v3", "2026-01-23", "j2", Half, Cold)}}] }
                """,
            ["modules/m02.json"] = $$"""{ "module_id": "m02", "experiments": [{{Run("four", "v2", "2026-01-20", "j", "\"pass_rate\": 99.9")}}, {{Run("five", "v3", "2025-01-20", "j", "\"pass_rate\": 99.95")}}] }""",
        });
        await using var visit = await Visit.To(site.FromDisk(), "index.html#sort=module");
        var page = visit.Page;
        await page.WaitForSelectorAsync(Shown);
        Assert.AreEqual("lf mf mf", string.Join(' ', (await Row(page, "m01").Locator("td").EvaluateAllAsync<string[]>("cells => cells.map(c => c.className.split(' ')[0])"))));

        await Row(page, "m01").Locator("td").Nth(1).HoverAsync();
        Assert.DoesNotContain("more than noise", await Card(page, "Not comparable: other judge: j1 and j2."));
        await Row(page, "m01").Locator("td").Nth(2).HoverAsync();
        await Card(page, "Not comparable: of several runs of the version before, two is the one that is like this one; the newest, whose rate is shown, is not.");

        Assert.AreEqual("99.95|Σ|+0.1|a", await Parts(Row(page, "m02")));
        // The card hangs over the row below.
        await page.Keyboard.PressAsync("Escape");
        await Cell(page, "m02").HoverAsync();
        Assert.DoesNotContain("◷", await Card(page, "+0.05 points to v2"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysWhichVersionIsActive()
    {
        await using var site = SiteFixture.Build(new Dictionary<string, string>
        {
            ["modules/m01.json"] = Projects.Module("m01", "Own", null, [("v1", "gpt-5", 80, 0), ("v2", "gpt-5", 60, 0)]),
            ["promotions/m01.json"] = """{ "module": "m01", "entries": [ { "id": "m01_0001_20260120T000000Z_00000000", "number": 1, "action": "promote", "prompt_version": "v1", "model": "gpt-5", "since": "2026-01-20T00:00:00Z", "why": "the first" } ] }""",
        });
        await using var visit = await Visit.To(site.FromDisk(), "index.html#sort=module");
        var page = visit.Page;
        await page.WaitForSelectorAsync(Shown);

        await Row(page, "Own").Locator("td").First.HoverAsync();
        await Card(page, "★ v1 is the active version");
        await Row(page, "Own").Locator("td").Nth(1).HoverAsync();
        Assert.DoesNotContain("★", await Card(page, "v2"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysWhatAnActiveRouterChoosesBetween()
    {
        static string Candidate(string version) => $$"""{ "prompt_version": "{{version}}", "model": "gpt-5", "experiment": "none", "verdicts_sha256": "00", "pass": 1, "fail": 1, "intercept": 0, "coefficients": [] }""";
        await using var site = SiteFixture.Build(new Dictionary<string, string>
        {
            ["modules/m01.json"] = Projects.Module("m01", "Own", null, [("v1", "gpt-5", 80, 0), ("v2", "gpt-5", 60, 0), ("v3", "gpt-5", 70, 0)]),
            ["promotions/m01.json"] = """{ "module": "m01", "entries": [ { "id": "m01_0001_20260120T000000Z_00000000", "number": 1, "action": "promote", "prompt_version": "router-v1", "model": "router", "since": "2026-01-20T00:00:00Z", "why": "the first" } ] }""",
            ["routers/m01/v1.json"] = $$"""
                { "module": "m01", "version": "v1", "dataset_version": "v1", "items_sha256": "00", "benchmark": { "suite": "core", "version": "v1", "fingerprint": "00" }, "penalty": 1,
                  "counts": { "items": 40, "verdicts": 40, "held_out": 20, "left_out": 0 }, "rubrics": ["r"], "features": [], "candidates": [{{Candidate("v1")}}, {{Candidate("v3")}}], "best_single": "v1/gpt-5" }
                """,
        });
        await using var visit = await Visit.To(site.FromDisk(), "index.html#sort=module");
        var page = visit.Page;
        await page.WaitForSelectorAsync(Shown);

        foreach (var (column, isChosen) in new[] { (0, true), (1, false), (2, true) })
        {
            await Row(page, "Own").Locator("td").Nth(column).HoverAsync();
            var card = await Card(page, $"v{column + 1}");
            Assert.AreEqual(isChosen, card.Contains("★ router-v1 is active: the router that was promoted last. It chooses between this version and others.", StringComparison.Ordinal), card);
        }

        await page.GotoAsync(page.Url.Split("index.html")[0] + "modules/m01/index.html");
        await Assertions.Expect(page.Locator("#router + p")).ToContainTextAsync("It cannot be held against its candidates: ");
        await visit.AssertAccessible();
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("state=better", "1 of 4 modules")]
    [DataRow("state=worse", "1 of 4 modules")]
    [DataRow("state=blocked", "1 of 4 modules")]
    [DataRow("state=inconclusive", "2 of 4 modules")]
    [DataRow("state=inconclusive&model=gpt-4o", "1 of 4 modules")]
    [DataRow("state=warned", "1 of 4 modules")]
    [DataRow("state=totals", "1 of 4 modules")]
    [DataRow("state=better&model=gpt-4o", "0 of 4 modules")]
    [DataRow("state=better&metric=match", "0 of 4 modules")]
    public async Task FindsModulesByThem(string choice, string words)
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#" + choice);

        await visit.Page.WaitForFunctionAsync("words => document.getElementById('count').textContent === words", words);
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task UnderBestTheGravestWordOfTheCellsModelsStands()
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#state=inconclusive&sort=module");
        await visit.Page.WaitForSelectorAsync(Shown);

        Assert.Contains("gate: inconclusive", (await Spoken(visit.Page, "Better"))!);
        await Cell(visit.Page, "Better").HoverAsync();
        Assert.Contains("◐ The gate on gpt-4o: inconclusive.", await Card(visit.Page, "The gate on gpt-4o"));
    }

    [TestMethod]
    [DataRow("weakest", "Worse First Better Totals")]
    [DataRow("-weakest", "Better First Worse Totals")]
    public async Task SortsByTheWeakestRubricAndNamesIt(string sort, string order)
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#sort=" + sort);

        await visit.Page.WaitForFunctionAsync("order => [...document.querySelectorAll('#heatmap.live tbody th a')].map(a => a.textContent).join(' ') === order", order);
        Assert.AreEqual("30.0 R1", await visit.Page.Locator("#heatmap tbody tr", new() { HasText = "Worse" }).Locator("th p").TextContentAsync());
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(ColorScheme.Light, "index.html#sort=module")]
    [DataRow(ColorScheme.Dark, "index.html#colour=change&bars=1")]
    [DataRow(ColorScheme.Dark, "gate/index.html")]
    public async Task ShutsNobodyOut(ColorScheme scheme, string path)
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk(), path, new() { ColorScheme = scheme });
        if (path.Contains('#', StringComparison.Ordinal))
        {
            await visit.Page.WaitForSelectorAsync(Shown);
            await Cell(visit.Page, "Worse").HoverAsync();
            await Card(visit.Page, "The gate on gpt-5");
        }

        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task StandInTheTableWithoutScriptsToo()
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk(), options: new() { JavaScriptEnabled = false });
        var rows = visit.Page.Locator("#heatmap tbody tr");

        Assert.AreEqual("90.0|◐|+40|gpt-5", await Parts(rows.Nth(0)));
        Assert.AreEqual("30.0|⊘|−60|gpt-5", await Parts(rows.Nth(1)));
        Assert.AreEqual("20.0|△Σ|−1|gpt-5", await Parts(rows.Nth(3)));
        Assert.AreEqual("lj v", await rows.Nth(0).Locator("td").Last.GetAttributeAsync("class"));
        Assert.Contains("beyond noise", await visit.Page.Locator(".legend").InnerTextAsync());
    }

    [TestMethod]
    [DataRow("Better", "▲", "better, beyond noise")]
    [DataRow("Worse", "▼", "worse, beyond noise")]
    public async Task TheSignOfAChangeHasWords(string module, string sign, string words)
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk());

        var content = await visit.Page.Locator("#heatmap tbody tr", new() { HasText = module }).Locator("td").Last.Locator("p").First.EvaluateAsync<string>("p => getComputedStyle(p, '::after').content");
        Assert.Contains(sign, content);
        Assert.Contains(words, content);
    }

    [TestMethod]
    public async Task FromTheGateItIsOneClickToTheModulesFindings()
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk(), "gate/index.html");
        var page = visit.Page;

        Assert.AreEqual("5 results: 1 blocked, 2 inconclusive, 1 warned, 1 passed.", await page.TextContentAsync(".meta"));
        await page.ClickAsync("tbody tr:first-child th a");
        await visit.ArriveAt("modules/m02/index.html#gate");
        Assert.Contains("90.0 (90/100) → 30.0 (30/100)", await page.Locator("section", new() { Has = page.Locator("#gate") }).InnerTextAsync());
        visit.AssertSilent();
    }

    private static ILocator Cell(IPage page, string module) => Row(page, module).Locator("td").Last;

    private static ILocator Row(IPage page, string module) => page.Locator("#heatmap tbody tr", new() { HasText = module });

    private static Task<string?> Spoken(IPage page, string module) => Cell(page, module).Locator("b").GetAttributeAsync("aria-label");

    private static async Task<string> Card(IPage page, string words)
    {
        await page.WaitForFunctionAsync("words => !document.getElementById('details').hidden && document.getElementById('details').textContent.includes(words)", words);
        return string.Join(' ', (await page.Locator("#details").InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Task<string> Parts(ILocator row) => row.Locator("td").Last.EvaluateAsync<string>("td => [...td.childNodes].map(n => n.textContent.trim()).filter(Boolean).join('|')");
}
