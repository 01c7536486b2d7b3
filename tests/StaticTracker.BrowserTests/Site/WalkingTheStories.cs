using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>What the dashboard is for: an engineer goes from a red cell to the failing items in three clicks, somebody who looks once a week finds what got better, and both send the link.</summary>
[TestClass]
public sealed class WalkingTheStories
{
    private const string Failing = "#matrix tbody tr:visible th";

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/repo/")]
    public async Task FromACellToTheFailingItemsInThreeClicks(string place)
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.At(place));
        var page = visit.Page;

        // One: the module of the cell. Two: the rate of its weak rubric.
        await page.ClickAsync("#heatmap tbody tr:first-child th a");
        await visit.ArriveAt("modules/m01/index.html");
        await page.Locator(".rubrics tr[data-r=R2] td:nth-child(3) a").First.ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('#matrix output')?.textContent.includes('2 of 4 items')");
        var items = await page.Locator(Failing).AllTextContentsAsync();
        CollectionAssert.AreEquivalent(new[] { "a", "d" }, items.Select(i => i.Trim()).ToArray());

        await SameForOthers(site, place, page.Url, async other =>
        {
            await other.WaitForFunctionAsync("() => document.querySelector('#matrix output')?.textContent.includes('2 of 4 items')");
            CollectionAssert.AreEqual(items.ToArray(), (await other.Locator(Failing).AllTextContentsAsync()).ToArray());
        });
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/repo/")]
    public async Task WhatGotBetterSinceLastWeekIsTwoClicksAway(string place)
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.At(place));
        var page = visit.Page;
        await page.Clock.SetFixedTimeAsync("2026-01-24T12:00:00Z");

        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await page.ClickAsync("#window button:has-text('7 days')");
        await page.WaitForFunctionAsync("() => document.getElementById('said').textContent.startsWith('In the last 7 days: ')");
        var said = (await page.TextContentAsync("#said"))!;
        Assert.Contains("1 better", said);
        Assert.AreEqual("Better", (await page.Locator("table.recent tbody tr:visible", new() { HasText = "better" }).First.Locator("th a").TextContentAsync())!.Trim());

        await SameForOthers(site, place, page.Url, async other =>
        {
            await other.Clock.SetFixedTimeAsync("2026-01-24T12:00:00Z");
            await other.ReloadAsync();
            await other.WaitForFunctionAsync("said => document.getElementById('said').textContent === said", said);
        });
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task AViewOfTheHeatmapIsALinkToo()
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk());
        var page = visit.Page;
        await page.ClickAsync("#more summary");
        await page.Locator("#choose-state").WaitForAsync();
        await page.SelectOptionAsync("#choose-state", "worse");
        await page.SelectOptionAsync("#choose-colour", "change");
        await page.WaitForFunctionAsync("() => document.getElementById('count').textContent === '1 of 4 modules' && document.querySelector('#heatmap.changes')");

        await SameForOthers(site, "disk", page.Url, async other =>
        {
            await other.WaitForFunctionAsync("() => document.getElementById('count').textContent === '1 of 4 modules' && document.querySelector('#heatmap.changes tbody td.kd4.w')");
            Assert.AreEqual("Worse", await other.TextContentAsync("#heatmap tbody th a"));
        });
        visit.AssertSilent();
    }

    /// <summary>The address shows the same to somebody else, who has been nowhere before.</summary>
    private static async Task SameForOthers(SiteFixture site, string place, string address, Func<IPage, Task> look)
    {
        await using var other = await Visit.To(place == "disk" ? site.FromDisk() : new Uri(new Uri(address), place), address);
        await look(other.Page);
        other.AssertSilent();
    }
}
