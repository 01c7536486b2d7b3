using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Promotion;

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
