using StaticTracker.BrowserTests.Infra;
using StaticTracker.Serving;

namespace StaticTracker.BrowserTests.Site;

/// <summary>The preview of a page that is no heatmap: what it shows is exchanged under the reader's eyes, its scripts start on it again, and it is loaded again only where looks or scripts changed.</summary>
[TestClass]
public sealed class ExchangingAPage
{
    private const string Module = "modules/m01/index.html";

    [TestMethod]
    public async Task AModulePageKeepsItsPlaceWhatIsOpenSortedChosenAndInFocus()
    {
        await using var site = Projects.WithVerdicts();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(site.Root, 0, signal);
        await using var visit = await At(server, Module + "#off=gpt-5");
        await visit.Page.SetViewportSizeAsync(900, 400);
        var sort = visit.Page.Locator("table[data-name=experiments] th button").First;
        await sort.ClickAsync();
        await sort.ClickAsync();
        await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach((d, i) => { d.open = i % 2 === 0; })");
        await sort.FocusAsync();
        await visit.Page.EvaluateAsync("scrollTo(0, 300)");
        var before = await visit.Page.EvaluateAsync<string>(State);
        site.Edit(Module, "ExtractBrands", "ExtractNames");

        signal.Reload([Module]);

        await visit.Page.WaitForFunctionAsync("() => document.querySelector('h1').textContent.includes('ExtractNames') && document.querySelector('table[data-name=experiments] th[aria-sort=descending]')");
        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("window.isOld"));
        Assert.AreEqual(before, await visit.Page.EvaluateAsync<string>(State));
        Assert.Contains("ExtractNames", await visit.Page.TitleAsync());
        Assert.EndsWith(Module + "#off=gpt-5", visit.Page.Url);
        visit.AssertSilent();
    }

    /// <summary>Scripts that were started several times hear and do what they do once.</summary>
    [TestMethod]
    public async Task ItsScriptsWorkOnAfterManyExchanges()
    {
        await using var site = Projects.WithVerdicts();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(site.Root, 0, signal);
        await using var visit = await At(server, Module);
        for (var i = 0; i < 5; i++)
        {
            site.Edit(Module, i == 0 ? "ExtractBrands" : $"Name{i - 1}", $"Name{i}");
            signal.Reload([Module]);
            await visit.Page.WaitForFunctionAsync($"() => document.querySelector('h1').textContent.includes('Name{i}') && document.querySelector('table[data-name=experiments] th button')");
        }

        await visit.Page.Locator("table[data-name=experiments] th button").First.ClickAsync();
        Assert.AreEqual("ascending", await visit.Page.Locator("table[data-name=experiments] th").First.GetAttributeAsync("aria-sort"));
        Assert.AreEqual(1, await visit.Page.Locator("figure > .values").CountAsync());
        Assert.AreEqual(1, await visit.Page.Locator("header.top").CountAsync());
        await visit.Page.EvaluateAsync("location.hash = 'off=gpt-5'");
        await visit.Page.WaitForSelectorAsync(".series button[aria-pressed=false]");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.WaitForSelectorAsync("dialog[open] input");
        Assert.AreEqual(1, await visit.Page.Locator("dialog[open]").CountAsync());
        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("window.isOld"));
        await visit.AssertAccessible();
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("overview/index.html", "days=7")]
    [DataRow("table/index.html", "")]
    [DataRow("suggestions/index.html", "status=pending")]
    [DataRow("history/index.html", "")]
    [DataRow("index.html", "")]
    [DataRow("compare/index.html", "module=m01")]
    public async Task OtherPagesAreExchangedToo(string page, string choice)
    {
        await using var site = Projects.OfEverything();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(site.Root, 0, signal);
        await using var visit = await At(server, $"{page}#{choice}");
        site.Edit(page, "<h1>", "<h1 id=new>");

        signal.Reload([page]);

        await visit.Page.WaitForFunctionAsync("() => document.querySelector('h1#new')");
        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("window.isOld"));
        Assert.AreEqual(choice.Length == 0 ? "" : "#" + choice, await visit.Page.EvaluateAsync<string>("location.hash"));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("assets/pages.css", "")]
    [DataRow("assets/module.js", "")]
    [DataRow(Module, "<link rel=\"stylesheet\" href=\"../../assets/more.css\">")]
    [DataRow(Module, "<script src=\"../../assets/broken.js\"></script>")]
    public async Task IsLoadedAgainWhereLooksOrScriptsChangedOrFail(string changed, string more)
    {
        await using var site = Projects.WithVerdicts();
        var signal = new ReloadSignal();
        await using var server = await PreviewServer.StartAsync(site.Root, 0, signal);
        await using var visit = await At(server, Module);
        File.WriteAllText(Path.Combine(site.Root, "assets", "more.css"), "");
        File.WriteAllText(Path.Combine(site.Root, "assets", "broken.js"), "if (window.isOld) throw new Error('once');");
        site.Edit(Module, more.StartsWith("<script", StringComparison.Ordinal) ? "</main>" : "</head>", more + (more.StartsWith("<script", StringComparison.Ordinal) ? "</main>" : "</head>"));

        signal.Reload([changed]);

        await visit.Page.WaitForFunctionAsync("() => !window.isOld && document.readyState === 'complete' && document.querySelector('table[data-name=experiments] th button')");
    }

    /// <summary>Where it is scrolled to, which details are open, what has the focus, how tables are sorted.</summary>
    private const string State = """
        JSON.stringify([scrollY, [...document.querySelectorAll('main details')].map(d => d.open), document.activeElement.textContent, document.activeElement.tagName,
          [...document.querySelectorAll('main th')].map(th => th.getAttribute('aria-sort')), [...document.querySelectorAll('.series button')].map(b => b.getAttribute('aria-pressed'))])
        """;

    private static async Task<Visit> At(PreviewServer server, string page)
    {
        var visit = await Visit.To(server.Address, page);
        await visit.Page.WaitForFunctionAsync("() => document.readyState === 'complete' && performance.getEntriesByType('resource').some(e => e.name.endsWith('/.tracker/reload.js'))");
        await visit.Page.EvaluateAsync("window.isOld = true");
        return visit;
    }
}
