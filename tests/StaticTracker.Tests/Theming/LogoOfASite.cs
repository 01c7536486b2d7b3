using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Theming;

[TestClass]
public sealed class LogoOfASite
{
    private const string Drawing = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><defs><linearGradient id="g"/></defs><path d="M0 0h8v8z" style="fill:url(#g)"/><use href="#g"/></svg>""";

    private static readonly byte[] s_png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];

    private static TrackerTest With(string logo) => new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:31:46", 15, 35).Text())
        .With("data/tracker.json", $$"""{ "site": { "logo": "{{logo}}" } }""");

    [TestMethod]
    public void StandsAsAPictureOnEveryPage()
    {
        using var test = With("brand/logo.svg").With("brand/logo.svg", Drawing).Run("build", "--no-history").Exits(0);

        Assert.AreEqual(Drawing, test.Read("_site/logo.svg"));
        Assert.Contains("<img src=\"../../logo.svg\" alt=\"\">", test.Read("_site/modules/m01/index.html"));
        Assert.DoesNotContain("linearGradient", test.Read("_site/index.html"));
        Assert.Contains("img-src 'self' data:;", test.Read("_site/index.html"));
    }

    [TestMethod]
    public void IsTakenAnewWhenItChanged()
    {
        using var test = With("brand/logo.svg").With("brand/logo.svg", Drawing).Run("build", "--no-history").Exits(0);
        var other = Drawing.Replace("M0 0", "M1 1", StringComparison.Ordinal);

        test.With("brand/logo.svg", other).Run("build", "--no-history").Exits(0);

        Assert.AreEqual(other, test.Read("_site/logo.svg"));
    }

    [TestMethod]
    public void MayBeAPng()
    {
        using var test = With("logo.png").With("logo.png", s_png).Run("build", "--no-history").Exits(0);

        CollectionAssert.AreEqual(s_png, File.ReadAllBytes(test.PathOf("_site/logo.png")));
    }

    [TestMethod]
    [DataRow("/etc/passwd")]
    [DataRow("../logo.svg")]
    [DataRow("brand/../../logo.svg")]
    [DataRow("./logo.svg")]
    [DataRow("brand//logo.svg")]
    [DataRow("brand\\\\logo.svg")]
    [DataRow("https://evil.example/logo.svg")]
    [DataRow("data:image/svg+xml,x.svg")]
    [DataRow(".git/config.svg")]
    [DataRow("logo.html")]
    [DataRow("logo.SVG")]
    [DataRow("missing.svg")]
    [DataRow("brand")]
    public void IsAFileOfTheRepositoryAndOfAKind(string path)
    {
        using var test = With(path).With("brand/logo.svg", Drawing).With("logo.html", "<p>").Run("build", "--no-history").Exits(1);

        Assert.Contains("data/tracker.json:1:21: error ST593: ", test.Err);
    }

    [TestMethod]
    public void IsWhatItsNameSays()
    {
        using var html = With("logo.png").With("logo.png", "<script>alert(1)</script>").Run("build", "--no-history").Exits(1);
        using var empty = With("logo.svg").With("logo.svg", "").Run("build", "--no-history").Exits(1);
        using var large = With("logo.png").With("logo.png", [.. s_png, .. new byte[256 * 1024]]).Run("build", "--no-history").Exits(1);

        Assert.Contains("ST593: 'logo.png': its bytes are not those of a png file", html.Err);
        Assert.Contains("ST593: 'logo.svg': the file is empty or has more than 256 KB", empty.Err);
        Assert.Contains("ST593: 'logo.png': the file is empty or has more than 256 KB", large.Err);
    }

    [TestMethod]
    public void IsNotReachedOverALink()
    {
        using var elsewhere = new TrackerTest().With("secret.svg", Drawing);
        using var test = With("brand/secret.svg");
        Directory.CreateSymbolicLink(test.PathOf("brand"), elsewhere.Project);

        test.Run("build", "--no-history").Exits(1);

        Assert.Contains("a link leads there", test.Err);
    }

    [TestMethod]
    [DataRow("<script>alert(1)</script>")]
    [DataRow("<g onclick=\"alert(1)\"/>")]
    [DataRow("<g ONLOAD=\"alert(1)\"/>")]
    [DataRow("<a href=\"https://evil.example\"><path d=\"M0 0\"/></a>")]
    [DataRow("<use href=\"https://evil.example/x.svg#a\"/>")]
    [DataRow("<use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"data:image/svg+xml,x\"/>")]
    [DataRow("<image href=\"https://evil.example/x.png\"/>")]
    [DataRow("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>")]
    [DataRow("<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>")]
    [DataRow("<style>path{fill:red}</style>")]
    [DataRow("<path style=\"fill:url(https://evil.example/x)\"/>")]
    [DataRow("<path style=\"fill:u\\72l(https://evil.example/x)\"/>")]
    [DataRow("<path fill=\"url( 'https://evil.example/x' )\"/>")]
    [DataRow("<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>")]
    [DataRow("<set attributeName=\"onload\" to=\"alert(1)\"/>")]
    [DataRow("<g xml:base=\"https://evil.example/\"/>")]
    [DataRow("<?xml-stylesheet href=\"https://evil.example/x.css\"?>")]
    public void HoldsDrawingAlone(string inside)
    {
        using var test = With("logo.svg").With("logo.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\">\n{inside}</svg>").Run("build", "--no-history").Exits(1);

        Assert.Contains("logo.svg:2:", test.Err);
        Assert.Contains("error ST594: ", test.Err);
        Assert.IsFalse(test.Has("_site/logo.svg"));
    }

    [TestMethod]
    [DataRow("<!DOCTYPE svg [<!ENTITY x \"y\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>")]
    [DataRow("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [DataRow("<g xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [DataRow("<svg>")]
    [DataRow("not xml")]
    public void IsOneSvg(string text)
    {
        using var test = With("logo.svg").With("logo.svg", text).Run("build", "--no-history").Exits(1);

        Assert.Contains("error ST594: ", test.Err);
    }
}
