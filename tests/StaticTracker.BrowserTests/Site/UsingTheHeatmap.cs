using System.Globalization;
using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;
using StaticTracker.Comparison;

namespace StaticTracker.BrowserTests.Site;

[TestClass]
public sealed class UsingTheHeatmap
{
    [TestMethod]
    [DataRow("disk")]
    [DataRow("/")]
    [DataRow("/repo/")]
    public async Task ShowsOneModelAndTheOtherMetricInSilence(string place)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.At(place));
        var page = visit.Page;

        Assert.AreEqual("30.0 gpt-4o", await Cell(page, 1, 1));
        await page.SelectOptionAsync("#model", "gpt-5");
        await Expect(page, 1, 1, "20.0 gpt-5");
        Assert.AreEqual("60.0 +40 gpt-5", await Cell(page, 1, 2));
        Assert.AreEqual("– not on this model", await Cell(page, 2, 1));
        await page.CheckAsync("input[value=match]");
        await Expect(page, 1, 1, "40.0 gpt-5");
        Assert.AreEqual("20.0 −20 gpt-5", await Cell(page, 1, 2));
        Assert.AreEqual("– never run", await Cell(page, 3, 2));
        Assert.AreEqual("– no primary rubric", await Cell(page, 3, 3));
        await page.SelectOptionAsync("#model", "");
        await page.CheckAsync("input[value=pass]");
        await Expect(page, 1, 1, "30.0 gpt-4o");
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/repo/")]
    public async Task KeepsTheChoiceInTheAddressOverReloadAndBack(string place)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.At(place));
        var page = visit.Page;

        // Choices made before the scripts are there count as one, so that one step back would undo both.
        await page.SelectOptionAsync("#model", "gpt-5");
        await Expect(page, 1, 1, "20.0 gpt-5");
        await page.CheckAsync("input[value=match]");
        await page.FillAsync("#q", "extract");
        await Expect(page, 1, 1, "40.0 gpt-5");
        await page.ReloadAsync();

        await Expect(page, 1, 1, "40.0 gpt-5");
        Assert.AreEqual("extract", await page.InputValueAsync("#q"));
        Assert.AreEqual("1 of 3 modules", await page.TextContentAsync("#count"));
        await page.ClickAsync("#heatmap tbody tr:first-child a");
        await visit.ArriveAt("modules/m01/index.html");
        await page.GoBackAsync();
        await Expect(page, 1, 1, "40.0 gpt-5");
        await page.GoBackAsync();
        await Expect(page, 1, 1, "20.0 gpt-5");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task CountsTwoChoicesMadeBeforeTheFirstIsShown()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#q=extract");
        var page = visit.Page;
        await Expect(page, 1, 1, "30.0 gpt-4o");

        await page.EvaluateAsync("""
            () => {
              const model = document.getElementById("model");
              model.value = "gpt-5";
              model.dispatchEvent(new Event("change", { bubbles: true }));
              document.querySelector("input[value=match]").click();
            }
            """);

        await Expect(page, 1, 1, "40.0 gpt-5");
        Assert.AreEqual("extract", await page.InputValueAsync("#q"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task FindsModulesByNameAndId()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk());
        var page = visit.Page;

        await page.FillAsync("#q", "BRANDS m02");
        await page.WaitForFunctionAsync("() => document.getElementById('count').textContent === '1 of 3 modules'");
        Assert.AreEqual(1, await page.Locator("#heatmap tbody tr:visible").CountAsync());
        await page.FillAsync("#q", "");
        await page.WaitForFunctionAsync("() => document.getElementById('count').textContent === '3 modules'");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SortsByAVersionBestFirstThenWorstFirstThenNot()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk());
        var page = visit.Page;
        await page.HoverAsync("#heatmap th");
        var head = page.Locator("#heatmap thead th button").Filter(new() { HasText = "v2" });

        await head.ClickAsync();
        await Order(page, "m02 m01 m10");
        Assert.AreEqual("descending", await page.GetAttributeAsync("#heatmap thead th:nth-child(3)", "aria-sort"));
        await head.ClickAsync();
        await Order(page, "m01 m02 m10");
        await head.ClickAsync();
        await Order(page, "m01 m02 m10");
        Assert.IsNull(await page.GetAttributeAsync("#heatmap thead th:nth-child(3)", "aria-sort"));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SortsByFiguresThatWereNotLoadedYet()
    {
        await using var site = Projects.Large();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#model=gpt-5&sort=-v2");

        await visit.Page.WaitForFunctionAsync("() => document.querySelector('#heatmap tbody td:nth-child(3)').firstChild.data === '96.0'");
        await visit.Page.EvaluateAsync("document.querySelector('.tall').scrollTo(0, 1e6)");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('#heatmap tbody tr:last-child td:nth-child(3)').firstChild.data === '0.0'");
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task TellsAllModelsTestedOnHoverAndFocus(bool byKeyboard)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk());
        var page = visit.Page;

        if (byKeyboard)
        {
            await page.FocusAsync(".tall");
            await page.WaitForSelectorAsync("#heatmap td[tabindex='0']");
            await page.FocusAsync("#heatmap td[tabindex='0']");
            await page.Keyboard.PressAsync("ArrowRight");
        }
        else
        {
            await page.HoverAsync("#heatmap tbody tr:first-child td:nth-child(3)");
        }

        await page.WaitForSelectorAsync("#details:not([hidden])");
        var text = await Words(page.Locator("#details"));
        Assert.Contains("ExtractBrands v2", text);
        Assert.Contains($"gpt-4o 45.0 {Interval(45)} 50.0 100 0 2026-01-22 v1", text);
        Assert.Contains($"gpt-5 (best) 60.0 {Interval(60)} 20.0 100 0 2026-01-23 v1", text);
        Assert.Contains("+30.0 points to v1; the model changed with it (gpt-4o → gpt-5).", text);
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("#details", new() { State = WaitForSelectorState.Hidden });
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("#model=gpt-4o")]
    public async Task SaysWhereNothingTellsTheDataSet(string choice)
    {
        await using var site = Projects.OfUnknownDataSets();
        await using var visit = await Visit.To(site.FromDisk(), "index.html" + choice);
        var cell = visit.Page.Locator("#heatmap tbody td").Nth(1);
        await cell.HoverAsync();
        await visit.Page.WaitForSelectorAsync("#details:not([hidden])");

        Assert.AreEqual("ue", await cell.GetAttributeAsync("class"));
        Assert.StartsWith("\"?\"", await cell.Locator("p").First.EvaluateAsync<string>("p => getComputedStyle(p, '::before').content"));
        Assert.Contains("+15.0 points to v1; data set unknown: whether it is the same on both sides nothing tells.", await Words(visit.Page.Locator("#details")));
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task MovesByArrowKeys()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk());
        var page = visit.Page;
        await page.FocusAsync(".tall");
        await page.WaitForSelectorAsync("#heatmap td[tabindex='0']");
        await page.FocusAsync("#heatmap td[tabindex='0']");

        foreach (var key in (string[])["ArrowDown", "End", "ArrowUp", "ArrowLeft"])
        {
            await page.Keyboard.PressAsync(key);
        }

        Assert.AreEqual("60.0 +30 gpt-5", await page.EvaluateAsync<string>("[...document.activeElement.childNodes].map(n => n.textContent).join(' ')"));
        Assert.AreEqual(1, await page.Locator("#heatmap td[tabindex='0']").CountAsync());
    }

    [TestMethod]
    public async Task NeverRunsWhatDataSay()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#metric=match");
        await visit.Page.HoverAsync("#heatmap tbody tr:nth-child(3) td:nth-child(2)");
        await visit.Page.WaitForSelectorAsync("#details:not([hidden])");

        Assert.DoesNotContain("owned", await visit.Page.TitleAsync());
        Assert.AreEqual(0, await visit.Page.Locator("img").CountAsync());
        await visit.Go("modules/m10/index.html");
        Assert.DoesNotContain("owned'", (await visit.Page.EvaluateAsync<string>("document.title")).Replace("document.title='owned'", "", StringComparison.Ordinal));
        Assert.AreEqual(0, await visit.Page.Locator("img").CountAsync());
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysEverythingWithoutJavaScript()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), options: new() { JavaScriptEnabled = false });

        Assert.AreEqual("60.0 +30 gpt-5", await visit.Page.Locator("#heatmap tbody tr").First.Locator("td").Nth(1).EvaluateAsync<string>("td => [...td.childNodes].map(n => n.textContent).join(' ')"));
        Assert.IsFalse(await visit.Page.IsVisibleAsync("#controls"));
        visit.AssertSilent();
    }

    private static Task<string> Cell(IPage page, int row, int column) =>
        page.EvaluateAsync<string>($"[...document.querySelectorAll('#heatmap tbody tr')[{row - 1}]?.cells[{column}].childNodes ?? []].map(n => n.textContent).join(' ')");

    private static async Task Expect(IPage page, int row, int column, string text)
    {
        try
        {
            await page.WaitForFunctionAsync(
                "([row, column, text]) => [...document.querySelectorAll('#heatmap tbody tr')[row - 1]?.cells[column].childNodes ?? []].map(n => n.textContent).join(' ') === text",
                new object[] { row, column, text },
                new() { Timeout = 30_000 });
        }
        catch (TimeoutException)
        {
            Assert.AreEqual(text, await Cell(page, row, column));
        }
    }

    private static Task<IJSHandle> Order(IPage page, string ids) =>
        page.WaitForFunctionAsync("ids => [...document.querySelectorAll('#heatmap tbody th p')].map(s => s.textContent).join(' ') === ids", ids, new() { Timeout = 30_000 });

    private static async Task<string> Words(ILocator locator) => string.Join(' ', (await locator.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Of a hundred, as the page shows it.</summary>
    private static string Interval(int passed) =>
        Wilson.Of(passed, 100 - passed) is { } i ? string.Create(CultureInfo.InvariantCulture, $"{i.Low:F1}–{i.High:F1}") : "–";
}
