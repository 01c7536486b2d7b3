using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>The whole site in one file, opened from disk, as somebody gets it by mail.</summary>
[TestClass]
public sealed class OpeningTheSingleFile
{
    [TestMethod]
    public async Task LeadsToEveryPageAndBack()
    {
        await using var site = Projects.Small(isCommitted: true);
        await using var visit = await Visit.To(site.Joined(), "report.html");
        var page = visit.Page;

        await page.ClickAsync("#heatmap tbody th a >> nth=0");
        await visit.ArriveAt("report.html#modules/m01/index.html");
        await visit.Read("h1", "ExtractBrands");
        Assert.Contains("ExtractBrands", await page.TitleAsync());
        Assert.AreEqual(1, await page.Locator("h1").CountAsync());
        await page.ClickAsync("table.sortable th button >> nth=0");
        Assert.AreEqual("ascending", await page.GetAttributeAsync("table.sortable th >> nth=0", "aria-sort"));
        await visit.AssertAccessible();
        foreach (var (link, path) in ((string, string)[])[("Table", "table"), ("Suggestions", "suggestions"), ("History", "history")])
        {
            await page.ClickAsync($"nav >> text={link}");
            await visit.ArriveAt($"report.html#{path}/index.html");
            await visit.Read("h1", link);
            Assert.AreEqual(link, await page.TextContentAsync("nav [aria-current]"));
            await visit.AssertAccessible();
        }

        await page.ClickAsync("main a[href*='#history/']");
        await visit.Read("h1", "Import what was judged");
        await page.GoBackAsync();
        await visit.Read("h1", "History");
        await page.GoBackAsync();
        await visit.Read("h1", "Suggestions");
        Assert.HasCount(1, visit.Requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)).ToList());
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task KeepsWhatWasChosenInTheAddressOfItsPage()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.Joined(), "report.html");
        var page = visit.Page;

        await page.HoverAsync("#heatmap tbody td >> nth=0");
        await page.SelectOptionAsync("#model", "gpt-4o");
        await page.CheckAsync("input[name=metric][value=match]");
        await page.WaitForFunctionAsync("() => document.querySelector('#heatmap tbody td').firstChild.data === '10.0'");
        Assert.EndsWith("report.html#index.html~model=gpt-4o&metric=match", page.Url);
        await page.ClickAsync("#heatmap tbody th a >> nth=0");
        await visit.Read("h1", "ExtractBrands");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#model")).ToHaveValueAsync("gpt-4o");
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('#heatmap tbody td').firstChild.data === '10.0'");
        Assert.AreEqual("gpt-4o", await page.InputValueAsync("#model"));
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task LoadsWhatOtherPagesHoldFromItself()
    {
        await using var site = Projects.WithManySuggestions();
        await using var visit = await Visit.To(site.Joined(), "report.html#suggestions/index.html~priority=high");
        var page = visit.Page;

        await page.WaitForFunctionAsync("() => document.getElementById('count').textContent === '1 shown'");
        Assert.AreEqual("Last m085", await page.Locator(".of:visible h2").TextContentAsync());
        await page.ClickAsync(".of:visible h2 a");
        await visit.ArriveAt("report.html#modules/m085/index.html~suggestions");
        await visit.Read("h1", "Last");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task ShowsAllInOrderWithoutScripts()
    {
        await using var site = Projects.Small(isCommitted: true);
        await using var visit = await Visit.To(site.Joined(), "report.html", new() { JavaScriptEnabled = false });
        var page = visit.Page;

        var headings = string.Join('|', (await page.Locator("h1").AllTextContentsAsync()).Select(h => h[..Math.Min(13, h.Length)]));
        Assert.AreEqual("StaticTracker|ExtractBrands|ClassifyBrand|<img src=x on|Overview|Compare|Table|Suggestions|History|Import what w", headings);
        await page.ClickAsync("tbody th a >> nth=0");
        await page.WaitForURLAsync("**/report.html#modules/m01/index.html");
        Assert.IsTrue(await page.Locator("section.page >> nth=1").EvaluateAsync<bool>("s => Math.abs(s.getBoundingClientRect().top) < 80"));
        Assert.AreEqual("sticky", await page.Locator("[id$='~heatmap'] thead").EvaluateAsync<string>("t => getComputedStyle(t).position"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task GivesTheDataAsFilesOfItsOwn()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.Joined(), "report.html#table/index.html");
        var page = visit.Page;

        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Download as CSV"));
        Assert.AreEqual("table.csv", download.SuggestedFilename);
        Assert.Contains("ExtractBrands", await File.ReadAllTextAsync(await download.PathAsync()));
    }

    [TestMethod]
    public async Task RunsNothingThatCameFromData()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.Joined(), "report.html#modules/m10/index.html");

        Assert.StartsWith("<img src=x", (await visit.Page.TextContentAsync("h1"))!);
        Assert.Contains("<img src=x", await visit.Page.TitleAsync());
        Assert.AreEqual(0, await visit.Page.Locator("main img").CountAsync());
        visit.AssertSilent();
    }
}
