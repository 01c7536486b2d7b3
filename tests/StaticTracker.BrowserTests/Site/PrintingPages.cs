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

    /// <summary>A browser that makes a document of a page does not show it on paper first: it tells before and after.</summary>
    [TestMethod]
    public async Task PutsRowsThatAreFarOutOfViewOnPaperToo()
    {
        const int Modules = 150;
        const string Rows = "#heatmap.live tbody tr";
        var files = Enumerable.Range(1, Modules).ToDictionary(m => $"modules/m{m}.json", m => Projects.Module($"m{m}", $"Module {m}", null, ("v1", "claude-sonnet-4-5", 40, 0)));
        await using var site = SiteFixture.Build(files);
        await using var visit = await Visit.To(site.FromDisk(), "index.html#sort=module", new() { ViewportSize = new() { Width = 1000, Height = 700 } });
        await visit.Page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");
        var inView = await visit.Page.Locator(Rows).CountAsync();

        await visit.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        var onPaper = await visit.Page.Locator(Rows).CountAsync();
        await visit.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");

        Assert.IsLessThan(Modules / 2, inView);
        Assert.AreEqual(Modules, onPaper);
        Assert.IsLessThan(Modules / 2, await visit.Page.Locator(Rows).CountAsync());
        visit.AssertSilent();
    }

    /// <summary>A head is repeated on each sheet where it is a head of a table that holds no controls: what Chromium asks for.</summary>
    [TestMethod]
    [DataRow(PageOfASite.Heatmap, "#heatmap")]
    [DataRow(PageOfASite.Module, "[data-name=experiments]")]
    public async Task RepeatsTheHeadOfATableOnEachSheet(PageOfASite page, string table)
    {
        await using var site = Projects.Small(isCommitted: true);
        await using var visit = await Visit.To(site.FromDisk(), site.PathOf(page) + (page == PageOfASite.Heatmap ? "#sort=module" : ""));
        await visit.Page.WaitForSelectorAsync($"{table} thead button");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.AreEqual("table table-header-group table-row-group table-row table-cell contents", string.Join(' ', await Task.WhenAll(
            new[] { "", " thead", " tbody", " tbody tr", " tbody td", " thead button" }.Select(part => Style(visit, table + part, "display")))));
        visit.AssertSilent();
    }

    private static Task<string> Style(Visit visit, string selector, string property) =>
        visit.Page.Locator(selector).First.EvaluateAsync<string>($"e => getComputedStyle(e).{property}");
}
