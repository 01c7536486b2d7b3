using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>Every kind of page, in both colour schemes and on a small screen.</summary>
[TestClass]
public sealed class LookingAtPages
{
    [TestMethod]
    [DataRow("modules/m01/index.html", ColorScheme.Dark)]
    [DataRow("modules/m10/index.html", ColorScheme.Light)]
    public async Task ShutsNobodyOutAndStaysSilent(string page, ColorScheme scheme)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.ServedAt("/repo/"), page, new() { ColorScheme = scheme });

        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    [DataRow("modules/m01/index.html", ColorScheme.Dark)]
    public async Task ShutsNobodyOutWhereThereAreSuggestions(string page, ColorScheme scheme)
    {
        await using var site = Projects.WithSuggestions();
        await using var visit = await Visit.To(site.ServedAt("/repo/"), page, new() { ColorScheme = scheme });

        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task ShutsNobodyOutWithDetailsOpen()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.ServedAt("/repo/"));
        await visit.Page.HoverAsync("#heatmap tbody tr:first-child td:nth-child(3)");
        await visit.Page.WaitForSelectorAsync("#details:not([hidden])");

        await visit.AssertAccessible();
    }

    [TestMethod]
    [DataRow("index.html")]
    [DataRow("modules/m01/index.html")]
    [DataRow("modules/m10/index.html")]
    [DataRow("history/index.html")]
    public async Task FitsAScreenOf320Pixels(string page)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), page, new() { ViewportSize = new() { Width = 320, Height = 640 } });

        Assert.AreEqual(320, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("suggestions/index.html")]
    [DataRow("table/index.html")]
    [DataRow("modules/m01/index.html")]
    public async Task FitsASmallScreenWhereThereAreSuggestions(string page)
    {
        await using var site = Projects.WithSuggestions();
        await using var visit = await Visit.To(site.FromDisk(), page, new() { ViewportSize = new() { Width = 320, Height = 640 } });

        Assert.AreEqual(320, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SortsExperimentsAndPicksAModelsRubrics()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), "modules/m01/index.html");
        var page = visit.Page;

        await page.Locator("table.sortable thead button").Filter(new() { HasText = "Pass rate" }).ClickAsync();
        Assert.AreEqual("m01_1", await page.TextContentAsync("table.sortable tbody tr:first-child th"));
        await page.Locator("table.sortable thead button").Filter(new() { HasText = "Pass rate" }).ClickAsync();
        Assert.AreEqual("m01_4", await page.TextContentAsync("table.sortable tbody tr:first-child th"));
        await page.SelectOptionAsync(".rubrics select", new SelectOptionValue { Label = "gpt-4o" });
        Assert.AreEqual("10.0 50.0 –", string.Join(' ', await page.Locator(".rubrics table:visible td").AllTextContentsAsync()));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task ReachesEverythingByKeyboardFromTheStart()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk());

        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.AreEqual("Skip to the content", await visit.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.IsTrue(await visit.Page.Locator(".skip").EvaluateAsync<bool>("e => e.getBoundingClientRect().left >= 0"));
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.AreEqual("content", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task ServesThePageForWhatIsMissingAtAnyDepth()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.ServedAt("/repo/"), "modules/none/at/all.html");

        Assert.AreEqual("There is no page here", await visit.Page.TextContentAsync("h1"));
        Assert.AreEqual("grid", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).display"), "its own style is allowed by its policy");
    }
}
