using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>The page for who looks once a week.</summary>
[TestClass]
public sealed class LookingAtTheOverview
{
    private const string Address = "overview/index.html";

    [TestMethod]
    [DataRow(ColorScheme.Light, 1280)]
    [DataRow(ColorScheme.Dark, 1280)]
    [DataRow(ColorScheme.Light, 320)]
    public async Task ShutsNobodyOutAndStaysSilent(ColorScheme scheme, int width)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.ServedAt("/repo/"), Address, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });

        Assert.AreEqual(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task CountsBackFromTheDayItIsReadOn()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk());
        await visit.Page.Clock.SetFixedTimeAsync("2026-01-27T12:00:00Z");
        await visit.Go(Address);

        await visit.Page.ClickAsync("#window button:has-text('7 days')");
        Assert.AreEqual(3, await visit.Page.Locator("table.recent tbody tr:visible").CountAsync());
        Assert.Contains("days=7", visit.Page.Url);
        Assert.StartsWith("In the last 7 days: ", (await visit.Page.TextContentAsync("#said"))!);
        await visit.Page.Clock.SetFixedTimeAsync("2026-03-27T12:00:00Z");
        await visit.Page.ClickAsync("#window button:has-text('30 days')");
        Assert.StartsWith("Nothing came in the last 30 days. The newest result is of ", (await visit.Page.TextContentAsync("#said"))!);
        Assert.AreEqual(0, await visit.Page.Locator(":is(.scroll:has(table.recent), .scroll:has(table.recent) + .tools):visible").CountAsync(), "a table without rows, and what would take it along");
        Assert.AreEqual("true", await visit.Page.GetAttributeAsync("#window button:has-text('30 days')", "aria-pressed"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task CountsBackFromTheDataWithoutScripts()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), Address, new() { JavaScriptEnabled = false });

        Assert.StartsWith("In the 30 days before 2026-01-24: ", (await visit.Page.TextContentAsync("#said"))!);
        Assert.AreEqual(3, await visit.Page.Locator("table.recent tbody tr:visible").CountAsync());
        Assert.IsTrue(await visit.Page.Locator(".time svg").First.IsVisibleAsync());
        visit.AssertSilent();
    }
}
