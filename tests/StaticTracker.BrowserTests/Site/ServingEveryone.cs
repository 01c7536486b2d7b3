using System.Globalization;
using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;
using StaticTracker.Site;

namespace StaticTracker.BrowserTests.Site;

/// <summary>
/// Every kind of page for everybody: axe in light, dark and forced colours, with reduced motion, at 320 pixels and at 200 % zoom, where nothing but tables scrolls sideways; the focus can be seen wherever it goes.
/// </summary>
[TestClass]
public sealed class ServingEveryone
{
    private static readonly Lazy<SiteFixture> s_site = new(Projects.OfEverything);

    /// <summary>Prompts, runs and A/B experiments, which a project may do without.</summary>
    private static readonly Lazy<SiteFixture> s_records = new(Projects.WithRecords);

    /// <summary>The elements that Tab stopped at and that look the same as without the focus.</summary>
    private const string HasNoOutline = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body || e.id === "content") return null;
          const style = getComputedStyle(e), isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none";
          return isSeen ? null : e.outerHTML.slice(0, 120);
        }
        """;

    public static IEnumerable<object[]> Kinds =>
    [
        ["heatmap", "index.html"], ["module", "modules/m01/index.html"], ["table", "table/index.html"], ["overview", "overview/index.html"], ["compare", "compare/index.html"], ["suggestions", "suggestions/index.html"],
        ["gate", "gate/index.html"], ["history", "history/index.html"], ["commit", "commit"], ["404", "404.html"],
        .. Records.Select(r => (object[])[r.Kind, r.Page]),
    ];

    private static IReadOnlyList<(string Kind, string Page)> Records { get; } =
    [
        ("prompts", "prompts/index.html"), ("prompt-module", "prompts/m01/index.html"), ("prompt", "prompts/m01/v2/index.html"), ("runs", "runs/index.html"), ("run", "run/two/index.html"),
        ("run-compare", "runs/compare/index.html#a=one&b=two"), ("experiments", "experiments/index.html"), ("experiment", "experiments/own/index.html"),
    ];

    [ClassCleanup]
    public static async Task RemoveTheSite()
    {
        foreach (var site in new[] { s_site, s_records }.Where(s => s.IsValueCreated))
        {
            await site.Value.DisposeAsync();
        }
    }

    [TestMethod]
    public void ListsEveryKindOfPage() =>
        CollectionAssert.AreEquivalent(SiteBuilder.Kinds.Select(k => k.Name).ToArray(), Kinds.Select(k => (string)k[0]).Distinct().ToArray(), "a new kind of page stands in this test's list");

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task ShutsNobodyOutHoweverTheyLook(string kind, string page)
    {
        foreach (var (look, options) in Looks())
        {
            await using var visit = await Visit.To(SiteOf(kind).FromDisk(), PathOf(page), options);

            visit.AssertSilent();
            if (options.ViewportSize is { } size)
            {
                Assert.IsLessThanOrEqualTo(size.Width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), $"{kind}, {look}: the page scrolls sideways");
                Assert.AreEqual("", await visit.Page.EvaluateAsync<string>(CutOff), $"{kind}, {look}: text is cut off");
            }

            // Last: axe itself asks for the style sheets.
            await visit.AssertAccessible();
        }
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task ShowsWhereTheFocusIs(string kind, string page)
    {
        await using var visit = await Visit.To(SiteOf(kind).FromDisk(), PathOf(page));
        var stops = await visit.Page.EvaluateAsync<int>("document.querySelectorAll('a[href],button,input,select,summary,[tabindex]').length");
        for (var i = 0; i < Math.Min(stops, 60); i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            Assert.IsNull(await visit.Page.EvaluateAsync<string?>(HasNoOutline), $"{kind}, stop {i}");
        }
    }

    [TestMethod]
    public async Task ShowsTimesInTheReadersZoneWithTheExactOneBehind()
    {
        await using var visit = await Visit.To(s_site.Value.FromDisk(), "history/index.html", new() { TimezoneId = "Asia/Tokyo", Locale = "en-GB" });
        var time = visit.Page.Locator("time").First;

        Assert.EndsWith("Z", await time.GetAttributeAsync("datetime"));
        Assert.AreEqual(await time.GetAttributeAsync("datetime"), await time.GetAttributeAsync("title"));
        var there = DateTime.Parse((await time.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal).AddHours(9);
        Assert.AreEqual(there.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), await time.TextContentAsync());
    }

    [TestMethod]
    [DataRow("index.html", "#q", "zzz", "#count")]
    [DataRow("suggestions/index.html", "#q", "zzz", "#count")]
    public async Task SaysWhatAFilterLeft(string page, string field, string words, string region)
    {
        await using var visit = await Visit.To(s_site.Value.FromDisk(), page);
        var before = await visit.Page.TextContentAsync(region);
        await visit.Page.FillAsync(field, words);
        await visit.Page.WaitForFunctionAsync("([region, before]) => document.querySelector(region).textContent !== before", new[] { region, before });

        Assert.AreEqual("polite", await visit.Page.GetAttributeAsync(region, "aria-live"));
    }

    [TestMethod]
    public async Task OpensWhatIsKeptOfAnItem()
    {
        await using var visit = await Visit.To(s_site.Value.FromDisk(), "modules/m01/index.html#items=one");
        var item = visit.Page.Locator("#matrix tbody th button").Nth(1);
        await item.WaitForAsync();
        Assert.AreEqual("false", await item.GetAttributeAsync("aria-expanded"));

        await item.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForSelectorAsync("#matrix .texts dd");

        Assert.AreEqual("true", await item.GetAttributeAsync("aria-expanded"));
        Assert.Contains("<img src=x onerror=alert(1)>", await visit.Page.TextContentAsync("#matrix .texts") ?? "");
        Assert.AreEqual(0, await visit.Page.Locator("#matrix .texts img").CountAsync());
        visit.AssertSilent();
        await visit.AssertAccessible();
    }

    [TestMethod]
    public async Task CopiesTheLineOfABadge()
    {
        await using var visit = await Visit.To(s_site.Value.ServedAt("/repo/"), "modules/m01/index.html");
        await visit.Page.Locator("[data-copy] + .tools button").ClickAsync();
        await visit.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('[role=status]')].some(e => e.textContent === 'Copied.')");

        visit.AssertSilent();
    }

    private static SiteFixture SiteOf(string kind) => (Records.Any(r => r.Kind == kind) ? s_records : s_site).Value;

    private static string PathOf(string page) => page == "commit" ? s_site.Value.PathOf(PageOfASite.Commit) : page;

    /// <summary>Texts of controls and headings that do not fit what they stand in.</summary>
    private const string CutOff = """
        [...document.querySelectorAll("h1,h2,h3,label,button,.note,.meta,nav a,summary")].filter(e => e.offsetParent && !e.closest(".scroll") && getComputedStyle(e).overflow !== "visible" && e.scrollWidth > e.clientWidth + 1)
          .map(e => e.outerHTML.slice(0, 100)).join("\n")
        """;

    private static IEnumerable<(string Look, BrowserNewContextOptions Options)> Looks()
    {
        yield return ("light, 320 pixels", new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 320, Height = 640 } });
        yield return ("dark, reduced motion, 200 % zoom", new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 640, Height = 400 }, DeviceScaleFactor = 2 });
        yield return ("forced colours", new() { ForcedColors = ForcedColors.Active, ColorScheme = ColorScheme.Dark });
    }
}
