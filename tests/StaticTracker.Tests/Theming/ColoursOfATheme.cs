using StaticTracker.Tests.Infra;
using StaticTracker.Theming;

namespace StaticTracker.Tests.Theming;

[TestClass]
public sealed class ColoursOfATheme
{
    private static TrackerTest With(string site) => new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:31:46", 15, 35).Text())
        .With("data/tracker.json", $"{{\n  \"site\": {site}\n}}\n");

    [TestMethod]
    public void ComeAsOneSheetAfterTheBuiltInOnes()
    {
        using var test = With("""{ "colours": { "light": { "link": "#014", "focus": "#001144" }, "dark": { "link": "#AaCCff" } } }""").Run("build", "--no-history").Exits(0);

        Assert.AreEqual("""
            /* The colours of site.colours in data/tracker.json. */
            @media not screen and (prefers-color-scheme:dark){:root{--focus:#001144;--link:#001144;}}
            @media screen and (prefers-color-scheme:dark){:root{--link:#aaccff;}}

            """.ReplaceLineEndings("\n"), test.Read("_site/theme.css"));
        var page = test.Read("_site/modules/m01/index.html");
        Assert.IsGreaterThan(page.IndexOf("../../assets/pages.css", StringComparison.Ordinal), page.IndexOf("../../theme.css", StringComparison.Ordinal));
    }

    [TestMethod]
    public void LeaveNoSheetWhereNoneIsSet()
    {
        using var test = With("{ }").Run("build", "--no-history").Exits(0);

        Assert.IsFalse(test.Has("_site/theme.css"));
        Assert.DoesNotContain("theme.css", test.Read("_site/index.html"));
    }

    [TestMethod]
    [DataRow("red")]
    [DataRow("#12345")]
    [DataRow("#1234567")]
    [DataRow("#12345g")]
    [DataRow("rgb(0,0,0)")]
    [DataRow("#000;}body{background:url(//e.io)")]
    [DataRow("var(--ink)")]
    [DataRow("#００００００")]
    [DataRow("# 00000")]
    [DataRow("")]
    public void AreHexadecimalAndNothingElse(string colour)
    {
        using var test = With($$"""{ "colours": { "light": { "link": "{{colour}}" } } }""").Run("build", "--no-history").Exits(1);

        Assert.Contains("data/tracker.json:2:45: error ST590: ", test.Err);
        Assert.IsFalse(test.Has("_site/index.html"));
    }

    [TestMethod]
    public void AreHeldToWhatStandsBesideThem()
    {
        using var both = With("""{ "colours": { "light": { "soft": "#eeeeee", "panel": "#000", "ground": "#000", "ink": "#fff", "link": "#fff", "warn": "#fff", "good": "#fff" } } }""").Run("build", "--no-history").Exits(1);

        Assert.Contains("ink #ffffff on none #f1f2f4 (built in) has 1.12 : 1 in light; WCAG AA asks for 4.5 : 1", both.Err);
        Assert.DoesNotContain("ink #ffffff on panel", both.Err);
    }

    [TestMethod]
    public void ThatAreBuiltInCanAllBeRead()
    {
        foreach (var pair in ColourPair.All)
        {
            Assert.IsGreaterThanOrEqualTo(pair.Least, ThemeColour.Contrast(BuiltInColours.Light[pair.Front], BuiltInColours.Light[pair.Ground]), $"{pair} in light");
            Assert.IsGreaterThanOrEqualTo(pair.Least, ThemeColour.Contrast(BuiltInColours.Dark[pair.Front], BuiltInColours.Dark[pair.Ground]), $"{pair} in dark");
        }
    }

    [TestMethod]
    public void AreAllThatTheSheetsHave()
    {
        string[] ofChanges = ["kd4", "kd3", "kd2", "kd1", "k0", "ku1", "ku2", "ku3", "ku4"];
        CollectionAssert.AreEqual(ColourPair.Names.ToArray(), BuiltInColours.Light.Keys.Except(ofChanges).Order(StringComparer.Ordinal).ToArray());
        Assert.AreEqual("#15191f", BuiltInColours.Light["ink"].ToString());
        Assert.AreEqual("#f0f3f6", BuiltInColours.Dark["ink"].ToString());
    }

    [TestMethod]
    public void ChangePagesOfTheNextBuild()
    {
        using var test = With("""{ "colours": { "light": { "link": "#001144" } } }""").Run("build", "--no-history").Exits(0);
        test.With("data/tracker.json", "{ }\n").Run("build", "--no-history").Exits(0);

        Assert.IsFalse(test.Has("_site/theme.css"));
        Assert.DoesNotContain("theme.css", test.Read("_site/modules/m01/index.html"));
    }
}
