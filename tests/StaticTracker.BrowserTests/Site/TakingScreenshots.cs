using Microsoft.Playwright;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>
/// Every kind of page can be photographed, light, dark and on a phone: of this repository's own site, and of a small one where that has none of a kind. <c>./build.sh --target Screenshots</c> sets <see cref="Variable"/>, and the
/// pictures stay there; otherwise they are looked at and thrown away.
/// </summary>
[TestClass]
public sealed class TakingScreenshots
{
    /// <summary>The environment variable that names the folder for the pictures.</summary>
    public const string Variable = "TRACKER_SCREENSHOTS";

    [TestMethod]
    [DataRow("heatmap", "index.html")]
    [DataRow("module", "modules/m01/index.html")]
    [DataRow("overview", "overview/index.html")]
    [DataRow("compare", "compare/index.html#m=m01&a=m01_v5_gpt4omini_20260121_feec3d60&b=m01_v5_gpt5_20260121_ad245001")]
    [DataRow("gate", "gate/index.html")]
    [DataRow("table", "table/index.html")]
    [DataRow("suggestions", "suggestions/index.html")]
    [DataRow("history", "history/index.html")]
    [DataRow("not-found", "404.html")]
    public async Task ShowsEachKindOfPage(string name, string page)
    {
        await using var site = SiteFixture.OfRepository();
        await Take(site, name, page);
    }

    [TestMethod]
    [DataRow("prompts", "prompts/index.html")]
    [DataRow("prompts-of-module", "prompts/m01/index.html")]
    [DataRow("prompt", "prompts/m01/v2/index.html")]
    [DataRow("runs", "runs/index.html")]
    [DataRow("run", "run/two/index.html")]
    [DataRow("run-compare", "runs/compare/index.html#a=one&b=two")]
    [DataRow("experiments", "experiments/index.html")]
    [DataRow("experiment", "experiments/own/index.html")]
    public async Task ShowsEachKindOfRecord(string name, string page)
    {
        await using var site = Projects.WithRecords();
        await Take(site, name, page);
    }

    /// <summary>In this repository's own data hardly a version is like for like with the one before.</summary>
    [TestMethod]
    public async Task ShowsChanges()
    {
        await using var site = Projects.OfManyVersions();
        await Take(site, "heatmap-changes", "index.html#colour=change&bars=1");
    }

    [TestMethod]
    public async Task ShowsACommit()
    {
        await using var site = Projects.Small(isCommitted: true);
        await Take(site, "commit", site.PathOf(PageOfASite.Commit));
    }

    private static async Task Take(SiteFixture site, string name, string page)
    {
        foreach (var (kind, options) in Looks())
        {
            await using var visit = await Visit.To(site.FromDisk(), page, options);
            if (page.Contains('#', StringComparison.Ordinal))
            {
                await visit.Page.WaitForFunctionAsync("() => document.querySelector('#heatmap') ? document.querySelector('#heatmap.live tbody td:not([aria-busy])') : document.querySelector('main table tbody td')");
            }

            var picture = await visit.Page.ScreenshotAsync(new() { Path = PathOf(name + kind), Animations = ScreenshotAnimations.Disabled });
            Assert.IsGreaterThan(4000, picture.Length, $"{name}{kind} is empty");
            visit.AssertSilent();
        }
    }

    private static IEnumerable<(string Kind, BrowserNewContextOptions Options)> Looks()
    {
        yield return ("", new() { ViewportSize = new() { Width = 1200, Height = 700 }, ColorScheme = ColorScheme.Light });
        yield return ("-dark", new() { ViewportSize = new() { Width = 1200, Height = 700 }, ColorScheme = ColorScheme.Dark });
        yield return ("-phone", new() { ViewportSize = new() { Width = 390, Height = 780 }, ColorScheme = ColorScheme.Light });
    }

    private static string? PathOf(string name) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Path.Combine(folder, $"{name}.png") : null;
}
