using System.Text;
using AngleSharp.Html.Parser;
using StaticTracker.Site;

namespace StaticTracker.Tests.Site;

[TestClass]
public sealed class LinkingFromData
{
    [TestMethod]
    [DataRow("https://braintrust.dev/app/x?y=1#z", true)]
    [DataRow("http://localhost:8080/", true)]
    [DataRow("HTTPS://EXAMPLE.ORG/", true)]
    [DataRow("javascript:alert(1)", false)]
    [DataRow(" javascript:alert(1)", false)]
    [DataRow("java\tscript:alert(1)", false)]
    [DataRow("data:text/html,x", false)]
    [DataRow("//example.org", false)]
    [DataRow("https:/\\example.org", false)]
    [DataRow("https://user:secret@example.org/", false)]
    [DataRow("https://example.org/\"onclick=", false)]
    [DataRow("https://", false)]
    [DataRow("../x.html", false)]
    [DataRow("", false)]
    [DataRow(null, false)]
    public void LeadsToWebAddressesOnly(string? address, bool expected) => Assert.AreEqual(expected, SafeLink.IsWeb(address));

    [TestMethod]
    public void TakesNoShortCutThatTakingTheAddressApartWouldNotTake()
    {
        var random = new Random(7);
        const string Letters = "ab0.9z/?#=&:@-%";
        for (var i = 0; i < 20_000; i++)
        {
            var address = "https://" + string.Create(random.Next(1, 14), random, static (text, from) =>
            {
                for (var k = 0; k < text.Length; k++)
                {
                    text[k] = Letters[from.Next(Letters.Length)];
                }
            });

            var isAddress = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

            Assert.AreEqual(isAddress, SafeLink.IsWeb(address), address);
        }
    }

    [TestMethod]
    public void LeavesTheFirstHeadingToThePage()
    {
        Assert.AreEqual("<h2>One</h2>\n<h3>Two</h3>\n<h6>Six</h6>\n", Encoding.UTF8.GetString(SafeMarkdown.Render("# One\n\n## Two\n\n###### Six").Utf8.Span));
    }

    [TestMethod]
    [DataRow("[a](javascript:alert(1))")]
    [DataRow("[a](JaVaScRiPt:alert(1))")]
    [DataRow("[a](java&#10;script:alert(1))")]
    [DataRow("[a](&#106;avascript:alert(1))")]
    [DataRow("[a][b]\n\n[b]: javascript:alert(1)")]
    [DataRow("<javascript:alert(1)>")]
    [DataRow("[a](vbscript:x)")]
    [DataRow("[a](//evil.example/x)")]
    [DataRow("[a](\\\\evil.example)")]
    [DataRow("![a](https://evil.example/pixel.png)")]
    [DataRow("<script>alert(1)</script>")]
    [DataRow("<img src=x onerror=alert(1)>")]
    [DataRow("text {onclick=alert(1)}")]
    [DataRow("# head {#id .class onclick=alert(1)}")]
    [DataRow("<a href=\"javascript:alert(1)\">x</a>")]
    [DataRow("| a |\n|---|\n| <b onmouseover=x> |")]
    public void MarkdownCannotDoHarm(string markdown)
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(SafeMarkdown.Render(markdown).Utf8.Span));

        Assert.IsEmpty(page.QuerySelectorAll("script, img, iframe, object, [style], [onclick], [onerror], [onmouseover]"));
        Assert.IsTrue(page.QuerySelectorAll("[href]").All(a => SafeLink.IsForText(a.GetAttribute("href"))), page.Body!.InnerHtml);
        Assert.IsFalse(page.QuerySelectorAll("[href]").Any(a => a.GetAttribute("href")!.Contains("evil", StringComparison.Ordinal)), page.Body.InnerHtml);
    }

    [TestMethod]
    [DataRow("Extract brands & models: one a line.", "<p>Extract brands &amp; models: one a line.</p>\n")]
    [DataRow("Extract **brands**", "<p>Extract <strong>brands</strong></p>\n")]
    [DataRow("See https://example.org/x", "<p>See <a href=\"https://example.org/x\">https://example.org/x</a></p>\n")]
    [DataRow("a &lt; b", "<p>a &lt; b</p>\n")]
    [DataRow("a < b", "<p>a &lt; b</p>\n")]
    public void MarkdownReads(string markdown, string expected) =>
        Assert.AreEqual(expected, Encoding.UTF8.GetString(SafeMarkdown.Render(markdown).Utf8.Span));

    [TestMethod]
    public void DeepNestingStaysText()
    {
        var html = Encoding.UTF8.GetString(SafeMarkdown.Render(new string('>', 20_000) + "x").Utf8.Span);

        Assert.Contains("x", html);
    }

    [TestMethod]
    [DataRow("../x")]
    [DataRow("/x")]
    [DataRow("a//b")]
    [DataRow("a/../b")]
    [DataRow("a\\b")]
    [DataRow("C:x")]
    [DataRow("a b")]
    [DataRow("é")]
    [DataRow("")]
    public void FilesOutsideTheSiteCannotBeNamed(string path) => Assert.ThrowsExactly<ArgumentException>(() => SitePath.Of(path));
}
