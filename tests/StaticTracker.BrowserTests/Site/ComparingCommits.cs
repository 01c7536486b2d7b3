using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>Two commits of everything, on the page that compares.</summary>
[TestClass]
public sealed class ComparingCommits
{
    private const string Address = "compare/index.html#what=commits";

    /// <summary>2026-01-01T00:00:00Z.</summary>
    private const long Start = 1_767_225_600;
    private const long Day = 86_400;

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/")]
    [DataRow("/repo/")]
    public async Task SaysWhatIsNewMovedAndGoneWithTheVerdictFirst(string place)
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.At(place), Address + "&from=2026-01-01");
        await visit.Page.WaitForSelectorAsync(".headline");

        Assert.StartsWith("1 better 1 worse beyond noise, each against the version before it, from ", (await visit.Page.TextContentAsync(".headline"))!);
        Assert.AreEqual("5 results of 3 modules changed: 3 new, 1 moved (0 up, 1 down), 1 gone.", await visit.Page.TextContentAsync(".counts"));
        Assert.AreEqual(
            "new|Worse m02|v2|gpt-5|–|30.0|–|▼ worse\nnew|Better m01|v2|gpt-5|–|90.0|–|▲ better\nmoved|Third m03|v1|gpt-5|60.0|55.0|−5.0|\nnew|Third m03|v2|gpt-5|–|55.0|–|\ngone|Third m03|v1|gpt-4o|40.0|–|–|",
            await Rows(visit.Page));
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task TheChoiceIsInTheAddressAndCanBeTurnedRound()
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), "compare/index.html");
        var page = visit.Page;
        await page.CheckAsync("input[name=what][value=commits]");
        await page.WaitForSelectorAsync(".headline");

        await page.FillAsync("#commit-from", "2026-01-02");
        await page.PressAsync("#commit-from", "Tab");
        await page.WaitForFunctionAsync("() => document.querySelector('.counts')?.textContent.startsWith('3 results of 1 module changed: 1 new, 1 moved')");
        Assert.Contains("what=commits&from=2026-01-02", page.Url);
        await page.ClickAsync("#controls button:text-is('Swap'):visible");
        await page.WaitForFunctionAsync("() => document.querySelector('.counts')?.textContent === '3 results of 1 module changed: 1 new, 1 moved (1 up, 0 down), 1 gone.'");
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('.counts')?.textContent === '3 results of 1 module changed: 1 new, 1 moved (1 up, 0 down), 1 gone.'");
        await page.CheckAsync("input[name=what][value='']");
        await page.Locator("#m").WaitForAsync();
        await page.GetByText("Choose a module, and what is to be compared.").WaitForAsync();
        Assert.AreEqual(0, await page.Locator("#commit-from:visible").CountAsync());
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task GoesOnAfterASearch()
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), Address + "&from=2026-01-01");
        var page = visit.Page;
        await page.WaitForSelectorAsync(".headline");
        await page.Keyboard.PressAsync("/");
        await page.FillAsync("#find-words", "third");
        await page.Locator("#find-list li").First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.FillAsync("#commit-from", "2026-01-02");
        await page.PressAsync("#commit-from", "Tab");

        await page.WaitForFunctionAsync("() => document.querySelector('.counts')?.textContent.startsWith('3 results of 1 module changed: 1 new, 1 moved')");
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("&from=2025-01-01&to=2025-01-02", "Between the two no result changed.")]
    [DataRow("&from=0000ffff", "No commit 0000ffff changed a result. Name the first digits of one, or a day (yyyy-mm-dd).")]
    [DataRow("&to=%3Cimg+src%3Dx%3E", "No commit <img src=x> changed a result. Name the first digits of one, or a day (yyyy-mm-dd).")]
    [DataRow("&from=2026-02-01&to=2026-02-01", "Between the two no result changed.")]
    [DataRow("&from=2026-99-99", "No commit 2026-99-99 changed a result. Name the first digits of one, or a day (yyyy-mm-dd).")]
    public async Task SaysWhatCannotBeCompared(string choice, string words)
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), Address + choice);

        await visit.Page.WaitForFunctionAsync("words => document.getElementById('result').textContent === words", words);
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysOnTheHeatmapWhyNobodyCanTravel()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), "index.html");
        await visit.Page.ClickAsync("#more summary");

        await visit.Page.ClickAsync("#more button:text-is('Time travel')");

        await visit.Page.WaitForFunctionAsync("() => document.getElementById('count').textContent === 'No commit changed a result, or the site was built without its whole history.'");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysWhereThereIsNoHistory()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), Address);

        await visit.Page.GetByText("No commit changed a result, or the site was built without its whole history.").WaitForAsync();
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(ColorScheme.Dark, 1280)]
    [DataRow(ColorScheme.Light, 320)]
    public async Task ShutsNobodyOut(ColorScheme scheme, int width)
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), Address + "&from=2026-01-01", new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        await visit.Page.WaitForSelectorAsync(".headline");

        Assert.AreEqual(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task WorksInTheSingleFile()
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.Joined(), "report.html#compare/index.html~what=commits&from=2026-01-01");

        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.counts')?.textContent.startsWith('5 results of 3 modules changed')");
        visit.AssertSilent();
    }

    /// <summary>Three days: first results; v2 of two modules; the third module run again, its other model taken back.</summary>
    private static SiteFixture Site()
    {
        var first = Projects.Module("m03", "Third", "R1", ("v1", "gpt-5", 60, 60), ("v1", "gpt-4o", 40, 40));
        return SiteFixture.OfCommits(
        [
            (Start, "Import v1", new Dictionary<string, string?>
            {
                ["modules/m01.json"] = Projects.Module("m01", "Better", "R1", ("v1", "gpt-5", 50, 50), ("v1", "gpt-4o", 45, 45)),
                ["modules/m02.json"] = Projects.Module("m02", "Worse", "R1", ("v1", "gpt-5", 90, 90)),
                ["modules/m03.json"] = first,
            }),
            (Start + Day, "Import v2", new Dictionary<string, string?>
            {
                ["modules/m01.json"] = Projects.Module("m01", "Better", "R1", ("v1", "gpt-5", 50, 50), ("v1", "gpt-4o", 45, 45), ("v2", "gpt-5", 90, 90)),
                ["modules/m02.json"] = Projects.Module("m02", "Worse", "R1", ("v1", "gpt-5", 90, 90), ("v2", "gpt-5", 30, 30)),
            }),
            (Start + (2 * Day), "Run the third again", new Dictionary<string, string?>
            {
                ["modules/m03.json"] = Projects.Module("m03", "Third", "R1", ("v1", "gpt-5", 55, 55), ("v2", "gpt-5", 55, 55)).Replace("m03_1", "m03_9", StringComparison.Ordinal),
            }),
        ]);
    }

    private static Task<string> Rows(IPage page) =>
        page.EvaluateAsync<string>("[...document.querySelectorAll('table[data-name=commits] tbody tr')].map(tr => [...tr.cells].map(c => c.textContent).join('|')).join('\\n')");
}
