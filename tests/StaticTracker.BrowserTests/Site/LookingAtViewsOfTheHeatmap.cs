using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

[TestClass]
public sealed class LookingAtViewsOfTheHeatmap
{
    [TestMethod]
    [DataRow("view=models", "|gpt-4o|gpt-5", "– not on this model")]
    [DataRow("view=rubrics&module=m01", "Rubric|v1|v2|v3", "10.0 gpt-4o")]
    [DataRow("sort=latest", "Module|v1|v2|v3", "– never run")]
    [DataRow("q=brands&sort=-change", "Module|v1|v2|v3", "30.0 gpt-4o")]
    public async Task ShowsWhatTheAddressSays(string choice, string head, string first)
    {
        await using var site = Projects.Small();
        await using var visit = await Open(site, choice);

        if (choice == "sort=latest")
        {
            first = "50.0 " + await visit.Page.Locator("#heatmap tbody tr:first-child td p").First.TextContentAsync();
        }

        StringAssert.EndsWith(await visit.Page.EvaluateAsync<string>("[...document.querySelectorAll('#heatmap thead th')].map(th => th.textContent).join('|')"), head, StringComparison.Ordinal);
        Assert.AreEqual(first, await Cell(visit, 1));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("disk", 8)]
    [DataRow("/repo/", 7)]
    public async Task TravelsToACommitAndBack(string place, int digits)
    {
        await using var site = Projects.Small(isCommitted: true);
        var commit = Path.GetFileName(site.PathOf(PageOfASite.Commit))[..digits];
        await using var visit = await Visit.To(site.At(place), $"index.html#at={commit}");
        await visit.Page.WaitForSelectorAsync(".time output strong");

        Assert.Contains("1 of 1", (await visit.Page.TextContentAsync(".time output"))!);
        Assert.Contains("Import what was judged", (await visit.Page.TextContentAsync(".time output"))!);
        Assert.AreEqual("60.0 +30 gpt-5", await Cell(visit, 2));
        Assert.AreEqual(8, await visit.Page.Locator("#heatmap td.new").CountAsync());
        visit.AssertSilent();
        await visit.AssertAccessible();
        await visit.Page.GetByText("Back to now").ClickAsync();
        await visit.Page.WaitForFunctionAsync("() => !document.querySelector('#heatmap td.new') && document.querySelector('#heatmap td')");
    }

    [TestMethod]
    public async Task TellsOfTheNewestVersionOnAModelThatItBroughtNoFigure()
    {
        await using var site = SiteFixture.Build(new Dictionary<string, string>
        {
            ["modules/m01.json"] = """
                {
                  "module_id": "m01",
                  "experiments": [
                    { "id": "e1", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "total": 10, "pass": 9 } },
                    { "id": "e2", "prompt_version": "v2", "model": "a", "timestamp": "2026-01-21T00:00:00", "metrics": { "total": 10, "pass": 0, "error": 10 } },
                    { "id": "e3", "prompt_version": "v1", "model": "b", "timestamp": "2026-01-20T00:00:00", "metrics": {}, "score": { "mean": 0.5, "n": 10 } }
                  ]
                }
                """,
        });
        await using var visit = await Open(site, "view=models");

        Assert.AreEqual("– errors only v2", await Cell(visit, 1));
        Assert.AreEqual("– no rate v1", await Cell(visit, 2));

        // The first of two paragraphs is set as a change is.
        Assert.AreEqual(1, await visit.Page.Locator("#heatmap tbody tr:first-child td:nth-child(2) p").CountAsync());
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysInTheTableThatNothingIsLeft()
    {
        const string Words = "() => getComputedStyle(document.querySelector('#heatmap.live tbody'), '::after').content";
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#q=nobody");

        await visit.Page.WaitForFunctionAsync($"() => document.querySelector('#heatmap.live') && ({Words})().includes('Nothing fits what is chosen.')");
        await visit.Page.EvaluateAsync("location.hash = '#q=brands'");
        await visit.Page.WaitForFunctionAsync($"() => ({Words})() === 'none' && document.querySelector('#heatmap tbody td')");
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(400)]
    public async Task KeepsAGroupsNameBesideItsNumberWhereverTheTableIs(int scrolled)
    {
        await using var site = SiteFixture.Build(new Dictionary<string, string>
        {
            ["modules/m01.json"] = Projects.Module("m01", "One", "R1", [.. Enumerable.Range(1, 9).Select(i => ($"v{i}", "gpt-5", i, i))]).Replace("\"module_id\"", "\"group\": \"Brands\", \"module_id\"", StringComparison.Ordinal),
        });
        await using var visit = await Visit.To(site.FromDisk(), "index.html#group=group", new() { ViewportSize = new() { Width = 700, Height = 600 } });
        await visit.Page.WaitForSelectorAsync("#heatmap.live .group span");
        await visit.Page.EvaluateAsync("to => { document.querySelector('.tall').scrollLeft = to; }", scrolled);

        await visit.Page.WaitForFunctionAsync("""
            () => { const box = e => document.querySelector(e).getBoundingClientRect(), name = box("#heatmap .group button"), number = box("#heatmap .group span"), table = box(".tall");
              return name.left >= table.left && name.left < table.left + 20 && number.left >= name.right && number.right < table.right; }
            """);
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("since=2099-01-01", "0 of 3 modules")]
    [DataRow("since=2001-01-01", "3 modules")]
    [DataRow("since=0000ffff", "3 modules; no commit or date 0000ffff")]
    [DataRow("at=0000ffff", "3 modules; no commit 0000ffff changed a result")]
    [DataRow("state=errors", "0 of 3 modules")]
    [DataRow("state=down", "0 of 3 modules")]
    [DataRow("state=up", "3 modules")]
    [DataRow("from=2026-01-24", "1 of 3 modules")]
    [DataRow("model=none&sort=nothing&view=nowhere&group=no&stale=x&from=yesterday", "3 modules")]
    public async Task SaysHowManyAreLeft(string choice, string words)
    {
        await using var site = Projects.Small(isCommitted: true);
        await using var visit = await Visit.To(site.FromDisk(), "index.html#" + choice);

        await visit.Page.WaitForFunctionAsync($"() => document.getElementById('count').textContent === '{words}'");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task ListsItsKeysAndPagesThroughManyRows()
    {
        await using var site = Projects.Large();
        await using var visit = await Open(site, "sort=module");
        var page = visit.Page;

        await page.ClickAsync("#heatmap tbody tr:first-child td:nth-child(2)");
        await page.Keyboard.PressAsync("Control+End");
        Assert.AreEqual("101", await page.EvaluateAsync<string>("document.activeElement.closest('tr').getAttribute('aria-rowindex')"));
        Assert.IsLessThan(60, await page.Locator("#heatmap tbody tr").CountAsync());
        await page.Keyboard.PressAsync("PageUp");
        Assert.AreNotEqual("101", await page.EvaluateAsync<string>("document.activeElement.closest('tr').getAttribute('aria-rowindex')"));
        await page.Keyboard.PressAsync("Control+Home");
        Assert.AreEqual("A", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        await page.Keyboard.PressAsync("?");
        await page.WaitForSelectorAsync("dialog.keys[open]");
        visit.AssertSilent();
        await visit.AssertAccessible();
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("dialog.keys", new() { State = WaitForSelectorState.Detached });
    }

    [TestMethod]
    [DataRow(ColorScheme.Light, "colour=change&bars=1")]
    [DataRow(ColorScheme.Dark, "colour=change&bars=1")]
    [DataRow(ColorScheme.Light, "view=models")]
    [DataRow(ColorScheme.Dark, "view=rubrics&module=m01")]
    public async Task ShutsNobodyOut(ColorScheme scheme, string choice)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#" + choice, new() { ColorScheme = scheme, ViewportSize = new() { Width = 320, Height = 700 } });
        await visit.Page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");
        await visit.Page.ClickAsync("#more summary");

        Assert.AreEqual(320, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    private static async Task<Visit> Open(SiteFixture site, string choice)
    {
        var visit = await Visit.To(site.FromDisk(), "index.html#" + choice);
        await visit.Page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");
        return visit;
    }

    private static Task<string> Cell(Visit visit, int column) =>
        visit.Page.Locator($"#heatmap tbody tr:first-child td:nth-child({column + 1})").EvaluateAsync<string>("e => [...e.childNodes].map(n => n.textContent).join(' ')");
}
