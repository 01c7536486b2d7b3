using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>On paper nothing scrolls and nothing can be pressed: all that a page says has to stand there.</summary>
[TestClass]
public sealed class PrintingPages
{
    /// <summary>Elements whose content goes on behind an edge that cuts it off.</summary>
    private const string Cut = """
        [...document.querySelectorAll('body *')].filter(e => {
          const style = getComputedStyle(e), cuts = v => v !== 'visible';
          if (e.closest('.sr') || !e.getClientRects().length) return false;
          return (cuts(style.overflowY) && e.scrollHeight > e.clientHeight + 1 && style.maxHeight !== 'none') || style.contentVisibility === 'auto' || style.position === 'sticky' || style.position === 'fixed';
        }).map(e => e.outerHTML.slice(0, 80)).join('\n')
        """;

    /// <summary>What somebody would press, and can be seen.</summary>
    private const string Controls = "[...document.querySelectorAll('input, select, nav a, .skip')].filter(e => e.getClientRects().length && getComputedStyle(e).visibility === 'visible').map(e => e.outerHTML).join('\\n')";

    [TestMethod]
    [DataRow(PageOfASite.Heatmap)]
    [DataRow(PageOfASite.Module)]
    [DataRow(PageOfASite.History)]
    [DataRow(PageOfASite.Commit)]
    [DataRow(PageOfASite.NotFound)]
    public async Task CutsNothingOffAndLeavesControlsOut(PageOfASite page)
    {
        await using var site = Projects.Small(isCommitted: true);
        await using var visit = await Visit.To(site.FromDisk(), site.PathOf(page), new() { ViewportSize = new() { Width = 700, Height = 900 } });
        var words = await visit.Page.EvaluateAsync<string>("document.querySelector('main, body').innerText.replace(/\\s+/g, ' ').length > 20 ? 'words' : ''");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.AreEqual("words", words);
        Assert.AreEqual("", await visit.Page.EvaluateAsync<string>(Cut));
        Assert.AreEqual("", await visit.Page.EvaluateAsync<string>(Controls));
        Assert.IsGreaterThan(1000, (await visit.Page.PdfAsync(new() { PrintBackground = true })).Length);
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(3, "")]
    [DataRow(30, "")]
    [DataRow(30, "#sort=module")]
    public async Task PutsAllVersionsOnThePage(int versions, string choice)
    {
        var runs = Enumerable.Range(1, versions).Select(v => ($"v{v}", "claude-sonnet-4-5", 40 + v, 0)).ToArray();
        await using var site = SiteFixture.Build(new Dictionary<string, string> { ["modules/m01.json"] = Projects.Module("m01", "One", null, runs) });
        await using var visit = await Visit.To(site.FromDisk(), "index.html" + choice, new() { ViewportSize = new() { Width = 1000, Height = 700 } });
        if (choice.Length > 0)
        {
            await visit.Page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");
        }

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.AreEqual(versions, await visit.Page.Locator("#heatmap tbody td").CountAsync());
        Assert.AreEqual("", await visit.Page.EvaluateAsync<string>("""
            [...document.querySelectorAll('#heatmap :is(td, td p)')].filter(e => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.outerHTML).join('\n')
            """));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task KeepsTheColoursOfTheHeatmapAndNoDarkGround(ColorScheme scheme)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), options: new() { ColorScheme = scheme });
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.AreEqual("rgb(255, 255, 255)", await Style(visit, "html", "backgroundColor"));
        Assert.AreEqual("exact", await Style(visit, "#heatmap tbody td", "printColorAdjust"));
        Assert.AreNotEqual(await Style(visit, "#heatmap tbody tr:nth-child(1) td:nth-child(2)", "backgroundColor"), await Style(visit, "#heatmap tbody tr:nth-child(2) td:nth-child(2)", "backgroundColor"));
        await visit.AssertAccessible();
    }

    private static Task<string> Style(Visit visit, string selector, string property) =>
        visit.Page.Locator(selector).First.EvaluateAsync<string>($"e => getComputedStyle(e).{property}");
}
