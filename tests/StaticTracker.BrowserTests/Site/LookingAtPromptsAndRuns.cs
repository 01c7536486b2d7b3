using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

[TestClass]
public sealed class LookingAtPromptsAndRuns
{
    private const string Compared = "runs/compare/index.html#a=one&b=two";

    [TestMethod]
    [DataRow("prompts/m01/index.html", "#pair table", ColorScheme.Dark)]
    [DataRow("runs/archived.html", "table", ColorScheme.Dark)]
    [DataRow("run/old/index.html", "table", ColorScheme.Dark)]
    [DataRow(Compared, "#more table", ColorScheme.Dark)]
    [DataRow("modules/m01/index.html", "[data-name=experiments]", ColorScheme.Light)]
    public async Task ShutsNobodyOutAndFitsASmallScreen(string page, string whole, ColorScheme scheme)
    {
        await using var site = Projects.WithRecords();
        await using var visit = await Visit.To(site.ServedAt("/repo/"), page, new() { ColorScheme = scheme, ViewportSize = new() { Width = 320, Height = 640 } });
        await visit.Page.WaitForSelectorAsync(whole);

        visit.AssertSilent();
        await visit.AssertAccessible();
        Assert.AreEqual(320, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/repo/")]
    public async Task ComparesTwoRunsThatTheAddressNames(string place)
    {
        await using var site = Projects.WithRecords();
        await using var visit = await Visit.To(site.At(place), Compared);
        var page = visit.Page;
        await page.WaitForSelectorAsync("#more table");

        StringAssert.Contains(await page.TextContentAsync(".headline"), "v2 gpt-5 against v1 gpt-5, pass rate 50.0 % to 75.0 %", StringComparison.Ordinal);
        var more = await page.InnerTextAsync("#more");
        StringAssert.Contains(more, "config temperature\t0\t1", StringComparison.Ordinal);
        StringAssert.Contains(more, "cost (USD)\t0.5\t0.75\t+0.25", StringComparison.Ordinal);
        Assert.IsTrue(await page.Locator("#result .histogram").IsVisibleAsync());
        await page.ClickAsync("#swap");
        await page.WaitForFunctionAsync("() => document.querySelector('.headline')?.textContent.includes('75.0 % to 50.0 %')");
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("runs/index.html", "#runs")]
    [DataRow("modules/m01/index.html", "[data-name=experiments]")]
    public async Task ShowsWhatHasTheFocusBesideThePinnedColumn(string address, string table)
    {
        await using var site = Projects.WithRecords();
        await using var visit = await Visit.To(site.FromDisk(), address, new() { ViewportSize = new() { Width = 720, Height = 800 } });
        await visit.Page.WaitForSelectorAsync(table + " th button");

        // From the last column backwards, as Shift and Tab go: each is scrolled to from the right, where the pinned column stands in its way.
        var hidden = await visit.Page.EvaluateAsync<string>("""
            table => {
              const within = [...document.querySelector(table).querySelectorAll('thead button, tbody tr:first-child a')].reverse(), found = [];
              for (const one of within) {
                one.focus();
                const box = one.getBoundingClientRect(), there = document.elementFromPoint(box.left + 1, box.top + box.height / 2);
                if (!one.contains(there)) found.push(one.textContent);
              }
              return `${found}${within.length > 4 && one_scrolled(table) ? '' : ' nothing scrolls'}`;
              function one_scrolled(table) { const box = document.querySelector(table).closest('.scroll'); return box.scrollWidth > box.clientWidth + 50; }
            }
            """, table);

        Assert.AreEqual("", hidden);
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysStatusesAndToolsInTheWordsOfTheSite()
    {
        await using var site = Projects.WithRecordsAndTexts("""{ "run.archived": "im Archiv", "run.experimental": "versuchsweise", "tools.csv": "Tabelle", "tools.json": "Daten", "runs.found": "{n} gefunden" }""");
        await using var visit = await Visit.To(site.FromDisk(), Compared);
        var page = visit.Page;
        await page.WaitForSelectorAsync("#more table");
        await page.WaitForFunctionAsync("() => [...document.getElementById('run-b').options].some(option => option.textContent === 'old, im Archiv')");
        Assert.AreEqual("Tabelle|Daten", string.Join('|', (await page.Locator(".tools").First.Locator("button").AllTextContentsAsync()).Skip(1)));

        await page.GotoAsync(new Uri(site.FromDisk(), "runs/index.html#status=archived").AbsoluteUri);
        await page.WaitForFunctionAsync("() => document.getElementById('count').textContent === '1 gefunden'");
        Assert.AreEqual("im Archiv versuchsweise", string.Join(' ', await page.Locator("#runs tbody tr td:nth-child(-n+3)").AllTextContentsAsync()));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task RefusesOtherItemsUnlessOnlyThoseInCommonAreWanted()
    {
        await using var site = Projects.WithRecords();
        await using var visit = await Visit.To(site.FromDisk(), "runs/compare/index.html#a=one&b=other");
        var page = visit.Page;
        await page.WaitForSelectorAsync("#more table");

        StringAssert.Contains(await page.TextContentAsync(".headline"), "not comparable (other data set: fingerprint ids:1 and fingerprint ids:2)", StringComparison.Ordinal);
        await page.CheckAsync("#common");
        await page.WaitForFunctionAsync("() => document.querySelector('.headline')?.textContent.includes('pass rate 0.0 % to 100.0 %')");
        Assert.Contains("common=yes", page.Url);
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(true, "b")]
    [DataRow(false, "2")]
    public async Task LeavesOutWhatHasAnotherTextAsTheProgramDoes(bool named, string item)
    {
        await using var site = Projects.WithOtherTexts(named);
        await using var visit = await Visit.To(site.FromDisk(), "runs/compare/index.html#a=one&b=two");
        var page = visit.Page;
        await page.WaitForSelectorAsync("#result .note");

        Assert.AreEqual($"2 items are in both. 1 item of one id has another text in the other data set, and is left out: {item}.", await page.TextContentAsync("#result .note"));
        await page.CheckAsync("#common");
        await page.WaitForFunctionAsync("() => document.querySelector('.headline')?.textContent.includes('pass rate 50.0 % to 50.0 %')");
        Assert.AreEqual(
            $"Only the 2 items in common are compared, taken as the same by their ids. 1 item of one id has another text in the other data set, and is left out: {item}.", await page.TextContentAsync("#said"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task FiltersRunsByTheAddressAndShowsArchivedOnesOnlyWhenAsked()
    {
        await using var site = Projects.WithRecords();
        await using var visit = await Visit.To(site.FromDisk(), "runs/index.html");
        var page = visit.Page;
        Assert.AreEqual("one other two", string.Join(' ', (await page.Locator("#runs tbody th").AllTextContentsAsync()).Order(StringComparer.Ordinal)));

        await page.SelectOptionAsync("#status", "archived");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#runs tbody tr').length === 1");
        Assert.AreEqual("old", await page.TextContentAsync("#runs tbody th"));
        await page.SelectOptionAsync("#status", "");
        await page.FillAsync("#q", "two");
        await page.WaitForFunctionAsync("() => document.querySelector('#runs tbody th')?.textContent === 'two' && document.querySelectorAll('#runs tbody tr').length === 1");
        Assert.Contains("q=two", page.Url);
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task FindsPromptsAndRuns()
    {
        await using var site = Projects.WithRecords();
        await using var visit = await Visit.To(site.FromDisk());
        var page = visit.Page;
        await page.ClickAsync("#find");

        await page.FillAsync("#find-words", "m01@v2");
        await page.Locator("#find-list li").Filter(new() { HasText = "Prompt" }).First.ClickAsync();
        await visit.ArriveAt("prompts/m01/v2/index.html");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task WorksInTheSingleFile()
    {
        await using var site = Projects.WithRecords();
        await using var visit = await Visit.To(site.Joined(), "report.html#runs/compare/index.html~a=one&b=two");

        await visit.Page.WaitForSelectorAsync("#more table, [id$=more] table");
        await visit.Go("report.html#prompts/m01/index.html");
        await visit.Page.WaitForSelectorAsync("table.diff");
        visit.AssertSilent();
    }
}
