using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>The whole heatmap with a keyboard and nothing else: in, around, sorted, folded, opened, and out again.</summary>
[TestClass]
public sealed class WalkingTheHeatmapByKeyboard
{
    [TestMethod]
    public async Task ReachesEveryControlAndEveryCell()
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk());
        var page = visit.Page;

        // The first touch brings the scripts.
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");
        Assert.AreEqual("Skip to the content", await Focused(page));
        foreach (var id in (string[])["q", "model"])
        {
            await TabTo(page, $"document.activeElement.id === '{id}'");
        }

        await TabTo(page, "document.activeElement.name === 'metric'");
        await TabTo(page, "document.activeElement.localName === 'summary'");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.getElementById('more').open");
        await TabTo(page, "document.activeElement.id === 'choose-view'");
        await TabTo(page, "document.activeElement.id === 'choose-from'");
        Assert.AreEqual("solid", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"), "a date has its focus in a part of its own");
        await TabTo(page, "document.activeElement.textContent === 'Keys'");
        await TabTo(page, "document.activeElement.closest('#heatmap thead')");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.querySelector('#heatmap thead th:nth-child(2)').getAttribute('aria-sort') === 'descending'");
        Assert.AreEqual("v1", await Focused(page));

        var seen = new List<string>();
        foreach (var key in (string[])["ArrowDown", "ArrowRight", "ArrowDown", "Home", "End", "ArrowLeft", "Control+End", "Control+Home", "PageDown", "PageUp"])
        {
            await page.Keyboard.PressAsync(key);
            seen.Add(await page.EvaluateAsync<string>("(() => { const c = document.activeElement.closest('td,th'); return `${c.closest('tr').getAttribute('aria-rowindex')}:${c.cellIndex}`; })()"));
        }

        Assert.AreEqual("2:1 2:2 3:2 3:0 3:2 3:1 5:2 2:0 5:0 2:0", string.Join(' ', seen));
        Assert.AreEqual(1, await page.Locator("#heatmap tbody [tabindex='0']").CountAsync(), "one cell takes part in the order of the Tab key");
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task TellsACellAndOpensIt()
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#sort=module&state=blocked");
        var page = visit.Page;
        await page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");

        await TabTo(page, "document.activeElement.closest('#heatmap tbody')");
        await page.Keyboard.PressAsync("End");
        await page.WaitForFunctionAsync("() => !document.getElementById('details').hidden && document.getElementById('details').textContent.includes('The gate on gpt-5')");
        Assert.AreEqual("details", await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-describedby')"));
        Assert.AreEqual("gridcell", await page.EvaluateAsync<string>("document.activeElement.getAttribute('role')"));
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("#details", new() { State = WaitForSelectorState.Hidden });
        await page.Keyboard.PressAsync("?");
        await page.WaitForSelectorAsync("dialog.keys[open]");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("dialog.keys", new() { State = WaitForSelectorState.Detached });
        await page.Keyboard.PressAsync("Enter");
        await visit.ArriveAt("modules/m02/index.html#v-v2");
        await page.GoBackAsync();
        await page.WaitForFunctionAsync("() => document.getElementById('count').textContent === '1 of 4 modules'");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task NeverGetsStuck()
    {
        await using var site = Projects.UnderAPolicy();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#sort=module");
        var page = visit.Page;
        await page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");

        await TabTo(page, "document.activeElement.closest('#heatmap tbody')");
        await TabTo(page, "document.activeElement.closest('footer')");
        await page.Keyboard.PressAsync("Shift+Tab");
        Assert.IsFalse(await page.EvaluateAsync<bool>("!!document.activeElement.closest('footer')"));
        visit.AssertSilent();
    }

    private static async Task TabTo(IPage page, string where)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>($"!!({where})"))
            {
                return;
            }
        }

        Assert.Fail($"60 times Tab did not come to where {where}: at {await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)")}");
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent.trim()");
}
