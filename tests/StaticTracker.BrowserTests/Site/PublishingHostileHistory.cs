using System.Globalization;
using System.Xml.Linq;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>Messages of commits and names of files are somebody else's words, from a real git: nothing of them runs on the pages of the history, in the feed, in time travel, where commits are compared or searched.</summary>
[TestClass]
public sealed class PublishingHostileHistory
{
    private const string Foreign = """
        [...document.querySelectorAll('img, iframe, object, embed, base, video, marquee, math, template, script:not([src]), style, meta[http-equiv=refresh], link[href*=evil], form[action], #owned, [style*=evil]')]
          .concat([...document.querySelectorAll('*')].filter(e => e.getAttributeNames().some(n => n.startsWith('on'))))
          .concat([...document.querySelectorAll('a[href]')].filter(a => !/^(https?|file|mailto):/.test(a.href)))
          .map(e => e.outerHTML.slice(0, 120)).join('\n') + (window.owned || '')
        """;

    [TestMethod]
    [DataRow("disk")]
    [DataRow("/repo/")]
    public async Task NothingOfItRuns(string place)
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.At(place), "history/index.html");
        var page = visit.Page;
        Assert.AreEqual("", await page.EvaluateAsync<string>(Foreign), "history");
        var commits = Directory.EnumerateFiles(Path.Combine(site.Root, "history"), "*.html").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => n.Length >= 40).Order(StringComparer.Ordinal).ToList();
        Assert.IsGreaterThan(300, commits.Count);
        foreach (var commit in commits.Where((_, i) => i % 12 == 0))
        {
            await visit.Go($"history/{commit}.html");
            Assert.AreEqual("", await page.EvaluateAsync<string>(Foreign), commit);
        }

        foreach (var other in Directory.EnumerateFiles(Path.Combine(site.Root, "history"), "page-*.html").Select(Path.GetFileName).Append("../modules/m01/index.html").Append("../overview/index.html"))
        {
            await visit.Go("history/" + other);
            Assert.AreEqual("", await page.EvaluateAsync<string>(Foreign), other);
        }

        await visit.Go($"index.html#at={commits[0][..8]}");
        await page.WaitForSelectorAsync(".time output strong");
        for (var place2 = 0; place2 < commits.Count; place2 += 9)
        {
            await page.EvaluateAsync("place => { const range = document.querySelector('.time input'); range.value = place; range.dispatchEvent(new Event('input', { bubbles: true })); }", place2);
            await page.WaitForFunctionAsync("words => document.querySelector('.time output strong').textContent === words", $"{place2 + 1} of {commits.Count}");
            Assert.AreEqual("", await page.EvaluateAsync<string>(Foreign), $"moment {place2}");
        }

        await visit.Go("compare/index.html#what=commits&from=2025-12-31");
        await page.WaitForSelectorAsync(".headline");
        Assert.IsGreaterThan(200, await page.Locator("#commit-list option").CountAsync());
        Assert.AreEqual("", await page.EvaluateAsync<string>(Foreign), "compare");
        await page.ClickAsync("#find");
        await page.FillAsync("#find-words", "owned");
        await page.Locator("#find-list li").First.WaitForAsync();
        Assert.AreEqual("", await page.EvaluateAsync<string>(Foreign), "search");
        visit.AssertSilent();
    }

    [TestMethod]
    public async Task TheFeedIsWellFormedAndHasTheMessagesAsText()
    {
        await using var site = Site();
        XNamespace atom = "http://www.w3.org/2005/Atom";

        var feed = XDocument.Load(Path.Combine(site.Root, "feed.xml"));

        var titles = feed.Descendants(atom + "entry").Select(e => (string)e.Element(atom + "title")!).ToList();
        Assert.HasCount(50, titles);
        Assert.IsTrue(titles.Any(t => t.Contains("window.owned=1", StringComparison.Ordinal)));
        Assert.IsTrue(feed.Descendants(atom + "title").All(t => !t.HasElements));
        Assert.IsTrue(feed.Descendants(atom + "link").All(l => !((string)l.Attribute("href")!).StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A commit for each hostile string: it is the message, and the name of a file that the next commit removes.</summary>
    private static SiteFixture Site()
    {
        var commits = new List<(long, string, IReadOnlyDictionary<string, string?>)>();
        string? before = null;
        for (var i = 0; i < HostileStrings.All.Count; i++)
        {
            var text = HostileStrings.All[i];
            var files = new Dictionary<string, string?> { ["modules/m01.json"] = Projects.Module("m01", "Extract", "R1", ("v1", "gpt-5", i % 100, 10)) };
            if (before is not null)
            {
                files[before] = null;
            }

            before = i == HostileStrings.All.Count - 1 ? null : $"modules/{text.Replace('/', '_').Replace("\n", " ", StringComparison.Ordinal)}.json";
            if (before is not null)
            {
                files[before] = Projects.Module("m02", text.Length.ToString(CultureInfo.InvariantCulture), "R1", ("v1", "gpt-5", 10, 10));
            }

            commits.Add((1_767_225_600 + (60 * i), text, files));
        }

        return SiteFixture.OfCommits(commits);
    }
}
