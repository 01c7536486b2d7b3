using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>Where the system sets a few colours for everything, edges, marks and words must say what the colours said.</summary>
[TestClass]
public sealed class ForcingColours
{
    /// <summary>Lines and marks of the chart that hardly stand out from the ground (WCAG 1.4.11 asks for 3 : 1).</summary>
    private const string FaintMarks = """
        (() => {
          const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
          const light = colour => { const [r, g, b] = colour.match(/[\d.]+/g).map(Number); return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
          const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = 'Canvas';
          const ground = light(getComputedStyle(probe).color);
          probe.remove();
          return [...document.querySelectorAll('.chart .l, .chart .m')].filter(e => {
            const style = getComputedStyle(e);
            return ratio(light(e.matches('.l') ? style.stroke : style.fill), ground) < 3;
          }).length;
        })()
        """;

    [TestMethod]
    [DataRow(PageOfASite.Heatmap, ColorScheme.Light)]
    [DataRow(PageOfASite.Heatmap, ColorScheme.Dark)]
    [DataRow(PageOfASite.Module, ColorScheme.Light)]
    [DataRow(PageOfASite.Module, ColorScheme.Dark)]
    [DataRow(PageOfASite.History, ColorScheme.Dark)]
    [DataRow(PageOfASite.Commit, ColorScheme.Dark)]
    [DataRow(PageOfASite.NotFound, ColorScheme.Dark)]
    public async Task ShutsNobodyOut(PageOfASite page, ColorScheme scheme)
    {
        await using var site = Projects.Small(isCommitted: true);
        await using var visit = await Visit.To(site.FromDisk(), site.PathOf(page), new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });

        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("matchMedia('(forced-colors: active)').matches"));
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task KeepsTheEdgesOfCellsAndTheMarkOfWhatIsNotLikeForLike(ColorScheme scheme)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), options: new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        var cell = visit.Page.Locator("#heatmap tbody tr:nth-child(1) td:nth-child(3)");

        Assert.AreNotEqual(await cell.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"), await cell.EvaluateAsync<string>("e => getComputedStyle(e).borderBottomColor"));
        Assert.StartsWith("\"≠\"", await cell.Locator("p").First.EvaluateAsync<string>("e => getComputedStyle(e, '::before').content"));
        await cell.ClickAsync();
        Assert.AreNotEqual("0px", await cell.EvaluateAsync<string>("e => getComputedStyle(e).outlineWidth"));
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task KeepsTheChartVisible(ColorScheme scheme)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), "modules/m01/index.html", new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });

        Assert.AreEqual(0, await visit.Page.EvaluateAsync<int>(FaintMarks));
    }
}
