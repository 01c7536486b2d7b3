using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>The page that compares any two results, as a person uses it.</summary>
[TestClass]
public sealed class ComparingOnThePage
{
    private const string Address = "compare/index.html";

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/")]
    [DataRow("/repo/")]
    public async Task SaysTheVerdictFirstOfWhatIsChosen(string place)
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.At(place), Address);
        await visit.Page.GetByText("Choose a module").Last.WaitForAsync();
        Assert.IsTrue(await visit.Page.IsVisibleAsync("#start"));
        await visit.AssertAccessible();

        await visit.Page.SelectOptionAsync("#m", "m01");
        await visit.Page.SelectOptionAsync("#b", "two");
        await visit.Page.SelectOptionAsync("#a", "one");
        await visit.Page.WaitForSelectorAsync(".headline");

        Assert.StartsWith("not enough evidence v2 gpt-5 against v1 gpt-5, pass rate 50.0 % to 75.0 % (+25.0 points", (await visit.Page.TextContentAsync(".headline"))!);
        Assert.Contains("m=m01", visit.Page.Url);
        Assert.Contains("b=two", visit.Page.Url);
        Assert.IsFalse(await visit.Page.IsVisibleAsync("#start"));
        Assert.AreEqual("R2||0|2|1|1|0", string.Join('|', await visit.Page.Locator("table[data-name=flips] tbody tr:nth-child(2) > *").AllTextContentsAsync()));
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task ShowsWhatAnAddressNames()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address + "#m=m01&a=one&b=two");
        await visit.Page.WaitForSelectorAsync(".headline");

        Assert.StartsWith("not enough evidence: m01 v2 gpt-5 against v1 gpt-5", await visit.Page.TitleAsync());
        CollectionAssert.AreEqual(new[] { "b", "c", "d", "a" }.Order().ToArray(), (await visit.Page.Locator("table[data-name=items] tbody th").AllTextContentsAsync()).Order().ToArray());
        await visit.Page.ClickAsync("#swap");
        await visit.Page.GetByText("v1 gpt-5 against v2 gpt-5").First.WaitForAsync();
        Assert.Contains("a=two", visit.Page.Url);
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysWhyTwoCannotBeCompared()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address + "#m=m01&a=one&b=three");
        await visit.Page.WaitForSelectorAsync(".headline");

        Assert.AreEqual("not comparable", await visit.Page.TextContentAsync(".headline .tag"));
        Assert.Contains("other unit: verdicts and items are counted", (await visit.Page.TextContentAsync(".verdict .notice"))!);
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    [DataRow("#m=nobody", "There is no module nobody.")]
    [DataRow("#m=m01&b=nothing", "Module m01 has no experiment nothing.")]
    [DataRow("#m=m01&a=one&b=one", "Both are the same experiment.")]
    [DataRow("#m=m01&b=one", "there is no version before it")]
    public async Task SaysWhatIsWrongWithAnAddress(string hash, string words)
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address + hash);

        await visit.Page.Locator("#result").GetByText(words).WaitForAsync();
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task ShutsNobodyOutOnASmallScreen(ColorScheme scheme)
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address + "#m=m01&a=one&b=two", new() { ColorScheme = scheme, ViewportSize = new() { Width = 320, Height = 640 } });
        await visit.Page.WaitForSelectorAsync(".headline");

        Assert.AreEqual(320, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task SaysWithoutScriptsWhereComparisonsAre()
    {
        await using var site = Projects.WithVerdicts();
        await using var visit = await Visit.To(site.FromDisk(), Address, new() { JavaScriptEnabled = false });

        Assert.Contains("tracker compare", (await visit.Page.TextContentAsync("noscript"))!);
        visit.AssertSilent();
    }
}
