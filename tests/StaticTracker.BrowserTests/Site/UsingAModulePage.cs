using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>A module's page as a person uses it: chart, items, tables to take along.</summary>
[TestClass]
public sealed class UsingAModulePage
{
    private const string Address = "modules/m01/index.html";

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/")]
    [DataRow("/repo/")]
    public async Task GoesFromARubricsRateToTheItemsThatFailed(string place)
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.At(place), Address);
        var page = visit.Page;

        await page.Locator(".rubrics tr[data-r=R2] td:nth-child(3) a").First.ClickAsync();
        await page.WaitForSelectorAsync("table.matrix");

        CollectionAssert.AreEqual(new[] { "a", "d" }, (await page.Locator("table.matrix tbody th").AllTextContentsAsync()).ToArray());
        Assert.AreEqual("R2", await page.InputValueAsync("#matrix label:nth-child(3) select"));
        Assert.Contains("2 of 4 items", (await page.TextContentAsync("#matrix output"))!);
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task ShowsWhatBrokeAndWhatWasMendedFirst()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address + "#items=two&vs=one");
        await visit.Page.WaitForSelectorAsync("table.matrix");

        Assert.AreEqual(
            "Broken: passed before, fails now (1)|a|Mended: failed before, passes now (3)|d|b|c", string.Join('|', await visit.Page.Locator("table.matrix tbody th").AllTextContentsAsync()));
        Assert.AreEqual("✓passed → ✗failed", await visit.Page.Locator("table.matrix .broke").TextContentAsync());
        Assert.AreEqual("4 items, 1 verdicts broke, 3 mended", await visit.Page.TextContentAsync("#matrix output"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysWhereVerdictsOfAnExperimentAreMissing()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address + "#items=three");

        await visit.Page.GetByText("No verdicts of an experiment three are stored.").WaitForAsync();
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task ReadsTheChartByKeyboard()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address);
        await visit.Page.FocusAsync(".chart .scroll");

        await visit.Page.Keyboard.PressAsync("End");
        Assert.StartsWith("v3: gpt-4o 55.0 %, 95 % interval", (await visit.Page.TextContentAsync(".chart [role=status]"))!);
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        Assert.StartsWith("v2: gpt-5 75.0 %", (await visit.Page.TextContentAsync(".chart [role=status]"))!);
        Assert.IsTrue(await visit.Page.Locator(".values").IsVisibleAsync());
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.IsFalse(await visit.Page.Locator(".values").IsVisibleAsync());
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task HidesSeriesAndZoomsASpanAndKeepsBothInTheAddress()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address);
        var page = visit.Page;

        await page.ClickAsync(".series button:has-text('gpt-4o')");
        await page.SelectOptionAsync(".span label:first-child select", new SelectOptionValue { Label = "v2" });

        Assert.AreEqual("v2 v3", string.Join(' ', await page.Locator("svg.trend .versions text:not(:last-child)").AllTextContentsAsync()));
        Assert.IsFalse(await page.Locator("svg.trend g.s0").IsVisibleAsync());
        var address = page.Url;
        await visit.Go("index.html");
        await page.GotoAsync(address);
        Assert.AreEqual("false", await page.GetAttributeAsync(".series button:has-text('gpt-4o')", "aria-pressed"));
        Assert.AreEqual("v2 v3", string.Join(' ', await page.Locator("svg.trend .versions text:not(:last-child)").AllTextContentsAsync()));
        await page.ClickAsync(".span button");
        Assert.AreEqual("v1 v2 v3", string.Join(' ', await page.Locator("svg.trend .versions text:not(:last-child)").AllTextContentsAsync()));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task GivesTablesToTakeAlong()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address);
        await visit.Page.EvaluateAsync("() => { navigator.clipboard.writeText = text => { window.taken = text; return Promise.resolve(); }; }");

        await visit.Page.ClickAsync("button[aria-label='Copy as Markdown: rubrics'] >> nth=0");
        await visit.Page.GetByText("Copied as Markdown.").WaitForAsync();
        Assert.Contains("| R2 → Add \\| pipes | 25.0 | 50.0 |", await visit.Page.EvaluateAsync<string>("window.taken"));
        await visit.Page.ClickAsync(".same summary");
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("button[aria-label='CSV: trend']"));
        Assert.AreEqual("m01-trend.csv", file.SuggestedFilename);
        Assert.StartsWith("Version,\"gpt-4o, %\",\"gpt-5, %\"\r\nv1,", await File.ReadAllTextAsync(await file.PathAsync() ?? ""));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task ShutsNobodyOut(ColorScheme scheme)
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.ServedAt("/repo/"), Address + "#items=two&vs=one", new() { ColorScheme = scheme, ViewportSize = new() { Width = 320, Height = 640 } });
        await visit.Page.WaitForSelectorAsync("table.matrix");

        Assert.AreEqual(320, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task SaysItsFiguresWithoutScripts()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address, new() { JavaScriptEnabled = false });

        Assert.AreEqual("file 1", await visit.Page.TextContentAsync(".files a"));
        Assert.IsTrue(await visit.Page.Locator("svg.trend").IsVisibleAsync());
        Assert.IsFalse(await visit.Page.Locator(".values, .tools").First.IsVisibleAsync());
        visit.AssertSilent();
    }
}
