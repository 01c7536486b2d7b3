using System.Globalization;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

/// <summary>Without scripts a heatmap of very many cells is read page by page.</summary>
[TestClass]
public sealed class PagingTheHeatmap
{
    [TestMethod]
    public void ASmallOneHasOnePage()
    {
        using var site = new SiteTest().With(Module(1, 2)).Built();

        Assert.IsNull(site.Page("index.html").QuerySelector("#pages"));
        Assert.IsFalse(site.Files.Any(f => f.StartsWith("heatmap/", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void ALargeOneGoesOnInFurtherPages()
    {
        using var site = new SiteTest().With([.. Enumerable.Range(1, 52).Select(i => Module(i, 401))]).Built();

        var (first, second) = (site.Page("index.html"), site.Page("heatmap/page-2.html"));
        Assert.AreEqual(50, first.QuerySelectorAll("#heatmap tbody tr").Length);
        Assert.AreEqual(2, second.QuerySelectorAll("#heatmap tbody tr").Length);
        Assert.AreEqual("m1–m50 m51–m52", string.Join(' ', first.QuerySelectorAll("#pages a").Select(a => a.TextContent)));
        Assert.AreEqual("../index.html", second.QuerySelectorAll("#pages a")[0].GetAttribute("href"));
        Assert.AreEqual("page", second.QuerySelectorAll("#pages a")[1].GetAttribute("aria-current"));
        Assert.AreEqual("../modules/m51/index.html", second.QuerySelector("#heatmap tbody a")!.GetAttribute("href"));
        Assert.IsNull(second.QuerySelector("script[src*=start], #controls"));
        Assert.IsFalse(site.Files.Contains("heatmap/page-3.html"));
    }

    private static string Module(int number, int versions)
    {
        var module = new ModuleBuilder(string.Create(CultureInfo.InvariantCulture, $"m{number}"));
        for (var version = 1; version <= versions; version++)
        {
            module = module.Run(string.Create(CultureInfo.InvariantCulture, $"v{version}"), "a", "2026-01-20T00:00:00", 1, 5);
        }

        return module.Text();
    }
}
