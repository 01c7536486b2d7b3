using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Promotion;
using StaticTracker.Tests.Routing;

namespace StaticTracker.Tests.Site;

/// <summary>What is active, as pages show it: a timeline and a mark at the experiment on the module's page, a star in the heatmap's cell.</summary>
[TestClass]
public sealed class ShowingWhatIsActive
{
    [TestMethod]
    public void AModuleHasItsTimelineAndItsActiveExperimentIsMarked()
    {
        using var test = GoingBack.Three();
        test.Run("promote", "m01@v1/a", "--override", "<b>asked for</b>", "--by", "Ada").Exits(0);

        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);

        var page = test.Read("_site/modules/m01/index.html");
        StringAssert.Contains(page, "<h2 id=\"promotions\">Promotions</h2>");
        StringAssert.Contains(page, "<th scope=row>v1 on a <b class=tag>★ active</b>");
        StringAssert.Contains(page, "<small>by Ada</small><td><b class=warn>! override</b><td class=words>&lt;b&gt;asked for&lt;/b&gt;<small>by override against v3 on a");
        StringAssert.Contains(page, "<th scope=row>v3 on a <b class=tag>a rollback goes here</b>");
        StringAssert.Contains(page, "m01_v1_a_20260120 <a class=tag href=\"#promotions\">★ active</a>");
        test.Run("show", "m01").Exits(0);
        StringAssert.Contains(test.Out, "active: v1 on a since ");
    }

    [TestMethod]
    public void ItsCellOfTheHeatmapHasAStar()
    {
        using var test = GoingBack.Three();

        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);

        var page = test.Read("_site/index.html");
        StringAssert.Contains(page, "<b>★</b>");
        Assert.AreEqual(1, page.Split("<b>★</b>").Length - 1);
        StringAssert.Contains(page, "<dt>★</dt>");
        StringAssert.Contains(test.Read("_site/data/heatmap.js"), "\"active\":{\"m01\":\"v3\"}");
    }

    [TestMethod]
    public void AnActiveRouterMarksWhatItChoosesBetweenAndSaysWhetherItPays()
    {
        using var test = RoutedData.Ready().With("data/tracker.json", "{ \"promotion\": { \"default\": { \"benchmark\": \"core\", \"min_reward_delta\": 5, \"allow_first\": true } } }");
        test.Run("route", "train", "m01").Exits(0);
        test.Run("promote", "m01@v1/a").Exits(0);
        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);
        StringAssert.Contains(test.Read("_site/modules/m01/index.html"), "<b>router-v1</b> <span class=tag>not active</span>");
        StringAssert.Contains(test.Read("_site/data/heatmap.js"), "\"active\":{\"m01\":\"v1\"}");

        test.Run("promote", "m01@router-v1").Exits(0);
        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);

        var page = test.Read("_site/modules/m01/index.html");
        StringAssert.Contains(page, "<b>router-v1</b> <a class=tag href=\"#promotions\">★ active</a> <span class=\"tag e0\">pays</span> +30.0 points of reward against v1/a, the best single candidate (95 % interval +6.7 to +49.1, better).");
        StringAssert.Contains(page, "<th scope=row>router-v1<td class=num>80.0 (16/20)<td class=num>58.4–91.9");
        StringAssert.Contains(page, "<th scope=row>v1/a <span class=tag>best single candidate</span><td class=num>50.0 (10/20)");
        StringAssert.Contains(page, "<th scope=row>router-v1 on router <b class=tag>★ active</b><small><a href=\"#router\">Router</a></small>");
        StringAssert.Contains(page, "<th scope=row>v1 on a <b class=tag>a rollback goes here</b>");
        Assert.HasCount(3, test.Read("_site/index.html").Split("<b>★</b>"));
        StringAssert.Contains(test.Read("_site/data/heatmap.js"), "\"active\":{\"m01\":[\"router-v1\",\"v1\",\"v2\"]}");
    }

    [TestMethod]
    public void ARouterThatCannotBeHeldAgainstItsCandidatesSaysWhy()
    {
        using var test = RoutedData.Ready();
        test.Run("route", "train", "m01").Exits(0);
        File.Delete(test.PathOf("data/verdicts/m01/m01_v1_a_20.json"));

        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);

        StringAssert.Contains(test.Read("_site/modules/m01/index.html"), "It cannot be held against its candidates: m01_v1_a_20, which v1/a was learned from, has no stored verdicts that can be used.");
    }

    [TestMethod]
    public void APageThatIsTakenOverKnowsOfANewPromotion()
    {
        using var test = GoingBack.Three();
        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);
        test.Run("rollback", "m01").Exits(0);

        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);

        StringAssert.Contains(test.Read("_site/modules/m01/index.html"), "<th scope=row>v2 on a <b class=tag>★ active</b>");
        StringAssert.Contains(test.Read("_site/data/heatmap.js"), "\"active\":{\"m01\":\"v2\"}");
    }

    [TestMethod]
    public void WhereNothingWasPromotedNothingIsSaid()
    {
        using var test = new TrackerTest().WithResults(new Result("v1", "a", "r:PF"));

        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);

        Assert.DoesNotContain("id=\"promotions\"", test.Read("_site/modules/m01/index.html"));
        Assert.DoesNotContain("★", test.Read("_site/index.html"));
        Assert.DoesNotContain("active", test.Read("_site/data/heatmap.js"));
    }

    [TestMethod]
    public void NamesArePublishedOnlyWhereAuthorsAre()
    {
        using var test = GoingBack.Three();
        test.WithSettings("{\"promotion\":{\"default\":{\"allow_first\":true}},\"site\":{\"publish\":{\"authors\":false}}}").Run("rollback", "m01", "--by", "Ada Lovelace").Exits(0);

        test.Run("build", "--no-history", "--output", "{project}/_site").Exits(0);

        Assert.DoesNotContain("Ada Lovelace", test.Read("_site/modules/m01/index.html"));
    }
}
