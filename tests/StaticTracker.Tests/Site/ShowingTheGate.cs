using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

[TestClass]
public sealed class ShowingTheGate
{
    private const string Fall = """{ "name": "fall", "max_drop": 5 }""";
    private const string Floor = """{ "name": "floor", "min_pass_rate": 30, "tier": "warning" }""";

    [TestMethod]
    public void SaysOfEachNewestResultWhatThePolicyDoes()
    {
        using var test = Built(Policy(Fall + "," + Floor));

        var page = Page(test, "gate/index.html");
        Assert.AreEqual("4 results: 1 blocked, 1 inconclusive, 1 warned, 1 passed.", page.QuerySelector(".meta")!.TextContent);
        var rows = page.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Take(3).Select(c => c.TextContent)));
        Assert.AreEqual("m01|v2 on a|blocked\nm03|v1 on a|inconclusive\nm02|v2 on a|warned\nm01|v2 on b|passed", string.Join('\n', rows));
        StringAssert.Contains(page.QuerySelector("tbody tr")!.TextContent, "fall blocked: pass rate falls by at most 5 points 90.0 (90/100) → 60.0 (60/100), −30.0 points", StringComparison.Ordinal);
        Assert.AreEqual("fall; pass rate falls by at most 5 points|floor; pass rate is at least 30 % (warning)", string.Join('|', page.QuerySelectorAll("details li").Select(l => l.TextContent)));
        Assert.AreEqual("../modules/m01/index.html#gate", page.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.AreEqual("Gate", page.QuerySelector("nav [aria-current]")!.TextContent);
    }

    [TestMethod]
    public void ListsEveryRuleOnTheModulesPage()
    {
        using var test = Built(Policy(Fall + "," + Floor));

        var section = Page(test, "modules/m01/index.html").QuerySelector("#gate")!.ParentElement!;
        var rows = section.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("th,td").Select(c => c.TextContent))).ToList();
        Assert.HasCount(4, rows);
        Assert.AreEqual("v2 on a blocked|blocked|fall|pass rate falls by at most 5 points|90.0 (90/100) → 60.0 (60/100), −30.0 points", rows[0]);
        Assert.AreEqual("passed|floor|pass rate is at least 30 %|60.0 (60/100)", rows[1]);
    }

    [TestMethod]
    public void OverridesRunByTheDayOfTheDataAndSayWhoWhyAndUntilWhen()
    {
        const string Override = """{ "rule": "fall", "module": "m01", "who": "Ada <b>", "why": "the judge & v1", "until": "2026-01-21" }""";
        using var test = Built(Policy(Fall, Override));

        var module = Page(test, "modules/m01/index.html").QuerySelector("#gate")!.ParentElement!;
        StringAssert.Contains(module.TextContent, "Overrides that run on 2026-01-21, the day of the data:", StringComparison.Ordinal);
        Assert.AreEqual("fall: overridden by Ada <b> until 2026-01-21: the judge & v1; sets 1 aside here", module.QuerySelector("li")!.TextContent);
        var row = Page(test, "gate/index.html").QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("m01v2 on a", StringComparison.Ordinal));
        StringAssert.Contains(row.TextContent, "warned", StringComparison.Ordinal);
        StringAssert.Contains(row.TextContent, "overridden by Ada <b> until 2026-01-21", StringComparison.Ordinal);

        test.With("data/tracker.json", Policy(Fall, Override.Replace("2026-01-21", "2026-01-20", StringComparison.Ordinal)));
        test.Run("build", "--no-history").Exits(ExitCode.Fine);
        Assert.IsFalse(test.Read("_site/modules/m01/index.html").Contains("Ada", StringComparison.Ordinal));
        StringAssert.Contains(Page(test, "gate/index.html").QuerySelector(".meta")!.TextContent, "1 blocked", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AModuleThatNoRuleIsAboutIsNotListed()
    {
        using var test = Built(Policy("""{ "name": "one", "modules": ["m02"], "min_pass_rate": 1 }"""));

        Assert.AreEqual("m02", string.Join(' ', Page(test, "gate/index.html").QuerySelectorAll("tbody th").Select(t => t.TextContent)));
        Assert.IsNull(Page(test, "modules/m01/index.html").QuerySelector("#gate"));
    }

    [TestMethod]
    public void WithoutAPolicyThereIsNoSuchPage()
    {
        using var test = Built("""{ "title": "T" }""");

        Assert.IsFalse(test.Has("_site/gate/index.html"));
        Assert.IsFalse(test.Read("_site/index.html").Contains("Gate", StringComparison.Ordinal));
    }

    [TestMethod]
    public void AChangedLimitIsSeenByTheNextBuild()
    {
        using var test = Built(Policy(Fall));
        test.With("data/tracker.json", Policy(Fall.Replace("5", "50", StringComparison.Ordinal)));

        test.Run("build", "--no-history").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Read("_site/modules/m01/index.html"), "at most 50 points", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("_site/gate/index.html"), "at most 50 points", StringComparison.Ordinal);
    }

    private static TrackerTest Built(string settings)
    {
        var test = new TrackerTest();
        test.With("data/tracker.json", settings)
            .With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 90, 10).Run("v1", "b", "2026-01-20T00:00:00", 50, 50)
                .Run("v2", "a", "2026-01-21T00:00:00", 60, 40).Run("v2", "b", "2026-01-21T00:00:00", 55, 45).Text())
            .With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "a", "2026-01-20T00:00:00", 21, 79, id: "x1").Run("v2", "a", "2026-01-21T00:00:00", 20, 80, id: "x2").Text())
            .With("data/modules/m03.json", new ModuleBuilder("m03").Run("v1", "a", "2026-01-20T00:00:00", 50, 50, id: "y1").Text());
        return test.Run("build", "--no-history").Exits(ExitCode.Fine);
    }

    private static string Policy(string rules, string overrides = "") => $$"""{ "title": "T", "gate": { "rules": [{{rules}}], "overrides": [{{overrides}}] } }""";

    private static IHtmlDocument Page(TrackerTest test, string path) => new HtmlParser().ParseDocument(test.Read("_site/" + path));
}
