using StaticTracker.BrowserTests.Infra;
using StaticTracker.Serving;

namespace StaticTracker.BrowserTests.Site;

/// <summary>The preview as somebody has it open who writes data or templates: new figures come into the heatmap, looks load it again where it was, and what is wrong lies over it.</summary>
[TestClass]
public sealed class SeeingAPreview
{
    private const string Problem = "data/modules/m01.json:14:9: error ST103: rate is 40.0 but 5 of 50 pass is 10.0; hint: <img src=x onerror=window.owned=1>";

    [TestMethod]
    public async Task ShowsWhatIsWrongWithItsPlaceUntilItIsMended()
    {
        await using var site = Projects.Small();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(site.Root, 0, signal);
        await using var visit = await Visit.To(server.Address);
        await Listens(visit);

        signal.ShowProblems(Problem + "\nsite-templates/layout.hbs:3: error ST601: unclosed block");
        await visit.Page.WaitForSelectorAsync("#tracker-problems");

        CollectionAssert.AreEqual(new[] { "data/modules/m01.json:14:9", "site-templates/layout.hbs:3" }, (await visit.Page.Locator("#tracker-problems span").AllTextContentsAsync()).ToArray());
        Assert.Contains("rate is 40.0 but 5 of 50 pass is 10.0", (await visit.Page.TextContentAsync("#tracker-problems"))!);
        Assert.AreEqual("alert", await visit.Page.GetAttributeAsync("#tracker-problems", "role"));
        Assert.AreEqual(0, await visit.Page.Locator("#tracker-problems img").CountAsync());
        await visit.AssertAccessible();

        // Who opens another page meanwhile, or loads this one again, sees them too.
        await visit.Page.ReloadAsync();
        await visit.Page.WaitForSelectorAsync("#tracker-problems");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.WaitForSelectorAsync("#tracker-problems", new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });

        signal.ShowProblems(Problem);
        await visit.Page.WaitForSelectorAsync("#tracker-problems");
        signal.Reload();
        await visit.Page.WaitForFunctionAsync("() => document.readyState === 'complete' && !document.getElementById('tracker-problems')");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task LoadsAgainWhereItWasWithWhatWasChosen()
    {
        await using var site = Projects.Large();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(site.Root, 0, signal);
        await using var visit = await Heatmap(server, "sort=-module&colour=change");
        await visit.Page.EvaluateAsync("document.querySelector('.tall').scrollTop = 1500");
        await visit.Page.EvaluateAsync("window.isOld = true");

        signal.Reload();

        await visit.Page.WaitForFunctionAsync("() => !window.isOld && document.querySelector('#heatmap.changes.live tbody td:not([aria-busy])') && document.querySelector('.tall').scrollTop === 1500");
        Assert.EndsWith("index.html#sort=-module&colour=change", visit.Page.Url);
        visit.AssertSilent();
    }

    /// <summary>Figures and names of the heatmap come into the page as it is: it is not loaded again, and keeps its place, its focus and what was chosen.</summary>
    [TestMethod]
    public async Task TakesNewFiguresIntoTheHeatmapAsItIs()
    {
        await using var site = Projects.Large();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(site.Root, 0, signal);
        await using var visit = await Heatmap(server, "sort=-module");
        await visit.Page.Locator("#heatmap tbody tr[aria-rowindex='3'] a").FocusAsync();
        await visit.Page.EvaluateAsync("document.querySelector('.tall').scrollTop = 40; window.isOld = true");
        site.Edit("data/heatmap.js", "\"Module99\"", "\"Module999\"");
        site.Edit("index.html", ">Module99<", ">Module999<");

        signal.Reload(["data/heatmap.js", "index.html", "modules/m099/index.html"]);

        await visit.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('#heatmap tbody th a')].some(a => a.textContent === 'Module999')");
        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("window.isOld"));
        Assert.AreEqual(40, await visit.Page.EvaluateAsync<int>("document.querySelector('.tall').scrollTop"));
        Assert.AreEqual("Module98", await visit.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.EndsWith("index.html#sort=-module", visit.Page.Url);

        // What is on other pages alone is no matter of this one.
        signal.Reload(["overview/index.html", "data/modules/m001.js"]);
        site.Edit("data/heatmap.js", "\"Module999\"", "\"Module9999\"");
        signal.Reload(["data/heatmap.js"]);
        await visit.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('#heatmap tbody th a')].some(a => a.textContent === 'Module9999')");
        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("window.isOld"));
        visit.AssertSilent();
    }

    /// <summary>Before its scripts are at work a heatmap is exchanged as any page is, and comes to life afterwards.</summary>
    [TestMethod]
    public async Task ExchangesAHeatmapThatNobodyTouchedYet()
    {
        await using var site = Projects.Large();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(site.Root, 0, signal);
        await using var visit = await Visit.To(server.Address, "index.html");
        await Listens(visit);
        await visit.Page.EvaluateAsync("document.querySelector('.tall').scrollTop = 900; window.isOld = true");
        site.Edit("index.html", "<footer", "<footer id=\"new\"");

        signal.Reload(["index.html"]);

        await visit.Page.WaitForFunctionAsync("() => document.getElementById('new') && document.querySelector('.tall').scrollTop === 900");
        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("window.isOld"));
        await visit.Page.FillAsync("#q", "Module99");
        await visit.Page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");

        // Now that they are, figures come in as it is.
        site.Edit("data/heatmap.js", "\"Module99\"", "\"Module999\"");
        signal.Reload(["data/heatmap.js"]);
        await visit.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('#heatmap tbody th a')].some(a => a.textContent === 'Module999')");
        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("window.isOld"));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("assets/heatmap.js")]
    [DataRow("assets/site.css")]
    [DataRow("logo.svg")]
    [DataRow("index.html")]
    public async Task LoadsAgainWhereMoreThanFiguresChanged(string changed)
    {
        await using var site = Projects.Large();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(site.Root, 0, signal);
        await using var visit = await Heatmap(server, "sort=-module");
        await visit.Page.EvaluateAsync("document.querySelector('.tall').scrollTop = 900; window.isOld = true");
        site.Edit("index.html", "<footer", "<footer id=\"new\"");

        signal.Reload([changed, "data/heatmap.js"]);

        await visit.Page.WaitForFunctionAsync("() => !window.isOld && document.getElementById('new') && document.querySelector('#heatmap.live tbody td:not([aria-busy])') && document.querySelector('.tall').scrollTop === 900");
        visit.AssertSilent();
    }

    /// <summary>The heatmap with its scripts at work, listening to the preview.</summary>
    private static async Task<Visit> Heatmap(PreviewServer server, string choice)
    {
        var visit = await Visit.To(server.Address, "index.html#" + choice);
        await visit.Page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");
        await Listens(visit);
        return visit;
    }

    /// <summary>The page's stream is open: nothing that is told from now on is lost.</summary>
    private static async Task Listens(Visit visit) =>
        await visit.Page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some(e => e.name.endsWith('/.tracker/reload.js'))");
}
