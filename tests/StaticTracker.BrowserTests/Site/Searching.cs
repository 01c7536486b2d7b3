using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>The search of every page.</summary>
[TestClass]
public sealed class Searching
{
    [TestMethod]
    [DataRow("disk", "index.html")]
    [DataRow("/", "modules/m01/index.html")]
    [DataRow("/repo/", "history/index.html")]
    public async Task LeadsByKeyboardToWhatIsNamed(string place, string from)
    {
        await using var site = Projects.WithSuggestions();
        await using var visit = await Visit.To(site.At(place), from);

        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.WaitForSelectorAsync("dialog[open]");
        await visit.Page.Keyboard.TypeAsync("classify");
        await visit.Page.Locator("#find-list li").First.WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ArriveAt("modules/m02/index.html");

        Assert.AreEqual("ClassifyBrands", await visit.Page.TextContentAsync("h1"));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("ask twice", "Suggestion", "modules/m01/index.html#s-three")]
    [DataRow("R1 m02", "Rubric", "modules/m02/index.html#rubrics")]
    [DataRow("m01_2", "Experiment", "modules/m01/index.html#e-m01_2")]
    [DataRow("gpt-4o", "Model", "index.html#model=gpt-4o")]
    public async Task FindsEveryKindOfThing(string words, string kind, string path)
    {
        await using var site = Projects.WithSuggestions();
        await using var visit = await Visit.To(site.FromDisk());
        await visit.Page.ClickAsync("#find");
        await visit.Page.FillAsync("#find-words", words);
        var found = visit.Page.Locator($"#find-list li:has(.kind:text-is('{kind}'))").First;
        await found.WaitForAsync();

        Assert.EndsWith(path, (await found.GetAttributeAsync("data-path"))!);
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysThatNothingIsCalledSo()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk());
        await visit.Page.ClickAsync("#find");
        await visit.Page.FillAsync("#find-words", "zebra");

        await visit.Page.GetByText("Nothing is called that.").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.AreEqual("find", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task ShutsNobodyOut(ColorScheme scheme)
    {
        await using var site = Projects.WithSuggestions();
        await using var visit = await Visit.To(site.ServedAt("/repo/"), options: new() { ColorScheme = scheme });
        await visit.Page.ClickAsync("#find");
        await visit.Page.FillAsync("#find-words", "classify");
        await visit.Page.Locator("#find-list li").First.WaitForAsync();

        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task IsNotOfferedWithoutScripts()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), options: new() { JavaScriptEnabled = false });

        Assert.IsFalse(await visit.Page.Locator("#find").IsVisibleAsync());
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task LeavesTimesExactBehindTheReadersOwn()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), "modules/m01/index.html", new() { TimezoneId = "Asia/Tokyo", Locale = "de-DE" });

        var time = visit.Page.Locator("#e-two time");
        Assert.AreEqual("2026-01-21T00:00:00Z", await time.GetAttributeAsync("title"));
        Assert.AreEqual("2026-01-21 09:00", await time.TextContentAsync());
        visit.AssertSilent();
    }
}
