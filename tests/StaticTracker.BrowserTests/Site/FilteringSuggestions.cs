using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

[TestClass]
public sealed class FilteringSuggestions
{
    [TestMethod]
    [DataRow("disk")]
    [DataRow("/repo/")]
    public async Task ShowsWhatIsLikeThatAndKeepsItInTheAddress(string place)
    {
        await using var site = Projects.WithSuggestions();
        await using var visit = await Visit.To(site.At(place), "suggestions/index.html");
        var page = visit.Page;

        Assert.AreEqual("three two one four five", await Shown(page));
        await page.SelectOptionAsync("#status", "pending");
        Assert.AreEqual("three five", await Shown(page));
        Assert.AreEqual("2 shown", await page.TextContentAsync("#count"));
        await page.SelectOptionAsync("#priority", "high");
        Assert.AreEqual("three", await Shown(page));
        await page.ReloadAsync();
        Assert.AreEqual("three", await Shown(page));
        Assert.AreEqual("pending", await page.InputValueAsync("#status"));
        await page.GoBackAsync();
        await visit.Read("#count", "2 shown");
        Assert.AreEqual("three five", await Shown(page));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task FiltersByTheEffectAndByWords()
    {
        await using var site = Projects.WithSuggestions();
        await using var visit = await Visit.To(site.FromDisk(), "suggestions/index.html");
        var page = visit.Page;

        await page.SelectOptionAsync("#effect", "better");
        Assert.AreEqual("one", await Shown(page));
        await page.SelectOptionAsync("#effect", "not enough evidence");
        Assert.AreEqual("two", await Shown(page));
        await page.SelectOptionAsync("#effect", "");
        await page.Locator("#q").PressSequentiallyAsync("brands too slow");
        Assert.AreEqual("brands too slow", await page.InputValueAsync("#q"));
        Assert.AreEqual("four", await Shown(page));
        await page.FillAsync("#q", "nobody says this");
        Assert.AreEqual("", await Shown(page));
        Assert.IsTrue(await page.IsVisibleAsync("#nothing"));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/repo/")]
    public async Task LooksThroughAllPages(string place)
    {
        await using var site = Projects.WithManySuggestions();
        await using var visit = await Visit.To(site.At(place), "suggestions/index.html");
        var page = visit.Page;
        Assert.AreEqual(40, await page.Locator(".suggestions>li").CountAsync());

        await page.SelectOptionAsync("#priority", "high");

        await page.WaitForFunctionAsync("() => document.getElementById('count').textContent === '1 shown'");
        Assert.AreEqual("Last m085", await page.Locator(".of:visible h2").TextContentAsync());
        Assert.IsFalse(await page.IsVisibleAsync("#pager"));
        await page.SelectOptionAsync("#priority", "");
        Assert.AreEqual(40, await page.Locator(".suggestions>li:visible").CountAsync());
        await page.ClickAsync("#pager a");
        await visit.ArriveAt("suggestions/page-2.html");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task ShowsEverythingWithoutScripts()
    {
        await using var site = Projects.WithSuggestions();
        await using var visit = await Visit.To(site.FromDisk(), "suggestions/index.html", new() { JavaScriptEnabled = false });

        Assert.AreEqual("three two one four five", await Shown(visit.Page));
        Assert.IsFalse(await visit.Page.IsVisibleAsync("#controls"));
    }

    private static async Task<string> Shown(IPage page) => string.Join(' ', await page.Locator(".suggestions>li:visible .tags>code").AllTextContentsAsync());
}
