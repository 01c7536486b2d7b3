using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using StaticTracker.Diagnostics;
using StaticTracker.Site.Joining;
using StaticTracker.Site.Templates;

namespace StaticTracker.Tests.Site;

/// <summary>Any pages, not only today's: the pass that joins them knows nothing of what they show.</summary>
[TestClass]
public sealed partial class JoiningPages
{
    private static readonly TemplateFolder Templates = TemplateFolder.Load(null, new Problems());

    private static readonly Dictionary<string, string> Pages = new()
    {
        ["index.html"] = Page("Start", "", """
            <h1 id=top>Start</h1><a href=modules/m01/index.html#x>m01</a> <a href="#top">Up</a> <a href='modules/m01/?a=b'>again</a> <a href="https://example.org/?a=1&amp;b=2">out</a>
            <a id="gone" href="gone.html">gone</a> <a id=file href="data/x.json">data</a> <label for="q">Q</label><input id="q" aria-describedby="top q">
            <script src="assets/own.js" data-deep="1"></script><!-- <a href="index.html"> -->
            """),
        ["modules/m01/index.html"] = Page("M &lt;1&gt;", "../../", """
            <h1 id="x">M</h1><p>a < b & c</p><a href="../../index.html#q=1&amp;r=2">home</a> <a href="../../../x.html">up</a> <img src="../../assets/pic.png" alt="">
            <svg><linearGradient id="g"/><rect fill="url(#g)"/><use href="#x"/></svg><a href="javascript:alert(1)">j</a>
            """),
        ["404.html"] = Page("Gone", "", "<h1>Gone</h1>"),
        ["assets/site.css"] = "/* #no{} */ #top{color:#fab}@media (x){.a #q>b{background:url(pic.png)}} a{content:\"</style>\"}",
        ["assets/own.js"] = "\"use strict\";\r\n(() => { const end = \"</script>\", not = '<!--'; })(); // done",
        ["assets/pic.png"] = "PNG",
        ["data/x.json"] = "{}",
    };

    [TestMethod]
    public void TellsIdsApartAndKeepsWhatRefersToThem()
    {
        var page = Joined();

        Assert.AreEqual("index.html modules/m01/index.html", string.Join(' ', page.QuerySelectorAll("section.page").Select(s => s.Id)));
        Assert.AreEqual("index.html~q", page.QuerySelector("label")!.GetAttribute("for"));
        Assert.AreEqual("index.html~top index.html~q", page.QuerySelector("input")!.GetAttribute("aria-describedby"));
        Assert.AreEqual("url(#modules/m01/index.html~g)", page.QuerySelector("rect")!.GetAttribute("fill"));
        Assert.AreEqual("#modules/m01/index.html~x", page.QuerySelector("use")!.GetAttribute("href"));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        CollectionAssert.AllItemsAreUnique(ids);
    }

    [TestMethod]
    public void LeadsWithinTheFileOrToTheWeb()
    {
        var page = Joined();

        var links = page.QuerySelectorAll("main a").Select(a => $"{a.TextContent}: {a.GetAttribute("href")}");
        Assert.AreEqual(
            "m01: #modules/m01/index.html~x|Up: #index.html~top|again: #modules/m01/index.html|out: https://example.org/?a=1&b=2|gone: |data: data:application/json;base64,e30="
            + "|home: #index.html~q=1&r=2|up: ../../../x.html|j: javascript:alert(1)",
            string.Join('|', links));
        Assert.AreEqual("x.json", page.QuerySelector("a[download]")!.GetAttribute("download"));
        Assert.IsTrue(page.GetElementById("index.html~gone")!.HasAttribute("data-left-out"));
        Assert.AreEqual("data:image/png;base64,UE5H", page.QuerySelector("img")!.GetAttribute("src"));
        Assert.AreEqual("#content #index.html", string.Join(' ', page.QuerySelectorAll("body>a,header a").Select(a => a.GetAttribute("href"))));
        Assert.AreEqual(0, page.QuerySelectorAll("script[src],link[href]:not([href^='data:'])").Length);
    }

    [TestMethod]
    public void AllowsByHashExactlyWhatStandsThere()
    {
        var page = Joined();
        var policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        var scripts = page.QuerySelectorAll("script:not([data-src])").Select(s => Hash(s.TextContent));
        var styles = page.QuerySelectorAll("style").Select(s => Hash(s.TextContent));

        Assert.AreEqual($"default-src 'none'; script-src {string.Join(' ', scripts)}; style-src {string.Join(' ', styles)}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'", policy);
        Assert.HasCount(1, page.QuerySelectorAll("meta[http-equiv]").ToList());
    }

    [TestMethod]
    public void KeepsStylesWithAndWithoutScripts()
    {
        var sheet = Joined().QuerySelector("style[data-sheet]")!;

        Assert.AreEqual("assets/site.css", sheet.GetAttribute("data-sheet"));
        Assert.AreEqual(" :is(#top,[id$=\"~top\"]){color:#fab}@media (x){.a :is(#q,[id$=\"~q\"])>b{background:url(\"data:image/png;base64,UE5H\")}} a{content:\"<\\/style>\"}", sheet.TextContent);
    }

    [TestMethod]
    public void NeitherEndsAScriptEarlyNorRunsItByItself()
    {
        var page = Joined();
        var script = page.QuerySelector("script[data-file]")!;

        Assert.AreEqual("text/plain", script.GetAttribute("type"));
        StringAssert.Contains(script.TextContent, "end = \"<\\/script>\", not = '<\\!--'; })(); // done\n}", StringComparison.Ordinal);
        var place = page.QuerySelector("script[data-src]")!;
        Assert.AreEqual("text/plain assets/own.js 1", $"{place.GetAttribute("type")} {place.GetAttribute("data-src")} {place.GetAttribute("data-deep")}");
    }

    [TestMethod]
    public void KeepsTheTextAsItWasWritten()
    {
        var page = Joined();

        Assert.AreEqual("a < b & c", page.QuerySelector("p")!.TextContent);
        Assert.AreEqual("M <1>", page.GetElementById("modules/m01/index.html")!.GetAttribute("data-title"));
        Assert.AreEqual("Start", page.Title);
    }

    [TestMethod]
    public void LeavesOutWhatDoesNotFitAndSaysSo()
    {
        var pages = new Dictionary<string, string>(Pages) { ["history/index.html"] = Page("History", "../", "<h1>History</h1><a href=../data/big.json>big</a>") };
        for (var i = 0; i < 30; i++)
        {
            pages[$"history/{i:00}.html"] = Page("Commit", "../", $"<h1>Commit {i}</h1>{new string('x', 1000)}<a href=../history/index.html>h</a>");
        }

        pages["data/big.json"] = new string('1', 20_000);
        using var site = new Folder(pages);
        var whole = new SiteJoiner(site.Location, Templates).Join()!.Value;
        var (file, summary) = new SiteJoiner(site.Location, Templates).Join(whole.Summary.Bytes - 40_000)!.Value;

        Assert.IsLessThanOrEqualTo(whole.Summary.Bytes - 40_000, file.Length);
        Assert.AreEqual(2, summary.DownloadsLeftOut);
        Assert.IsGreaterThan(0, summary.PagesLeftOut);
        Assert.AreEqual(33, summary.Pages + summary.PagesLeftOut);
        var page = Parse(file);
        Assert.AreEqual($"To keep this file small, {summary.PagesLeftOut} pages and 2 downloads of the site are left out.", page.QuerySelector(".left-out")!.TextContent);
        Assert.IsNotNull(page.GetElementById("modules/m01/index.html"));
        Assert.IsNotNull(page.GetElementById("history/00.html"));
        Assert.IsNull(page.GetElementById("history/29.html"));
        Assert.IsNull(new SiteJoiner(site.Location, Templates).Join(2_000));
    }

    [TestMethod]
    public void GivesTheSameBytes()
    {
        using var one = new Folder(Pages);
        using var other = new Folder(Pages.Reverse().ToDictionary());

        CollectionAssert.AreEqual(new SiteJoiner(one.Location, Templates).Join()!.Value.File, new SiteJoiner(other.Location, Templates).Join()!.Value.File);
    }

    private static IHtmlDocument Joined()
    {
        using var site = new Folder(Pages);
        return Parse(new SiteJoiner(site.Location, Templates).Join()!.Value.File);
    }

    private static IHtmlDocument Parse(byte[] file) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(file));

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Page(string title, string root, string main) => Indent().Replace($"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
        <title>{title}</title><link rel="stylesheet" href="{root}assets/site.css"></head>
        <body><a href="#content">Skip</a><header><a href="{root}index.html">Home</a></header>
        <main id="content" tabindex="-1">{main}</main><footer><p>End</p></footer></body></html>
        """, "");

    [GeneratedRegex("^ +", RegexOptions.Multiline)]
    private static partial Regex Indent();

    private sealed class Folder : IDisposable
    {
        public Folder(Dictionary<string, string> files)
        {
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(Location, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
        }

        public string Location { get; } = Directory.CreateTempSubdirectory("tracker-join-").FullName;

        public void Dispose() => Directory.Delete(Location, recursive: true);
    }
}
