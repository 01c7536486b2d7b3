using System.Globalization;
using System.Xml.Linq;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

[TestClass]
public sealed class ShowingHistory
{
    private static readonly ModuleId s_m01 = ModuleId.Parse("m01");

    private static DataCommit Commit(int number) => new()
    {
        Hash = number.ToString("x40", CultureInfo.InvariantCulture),
        Author = "Ada Lovelace",
        Subject = $"Commit {number}",
        AuthoredAt = 1_768_000_000 + number,
        CommittedAt = 1_768_000_000 + number,
        Changes = [new ModuleChange(s_m01, ModuleChangeKind.Changed, [new DataFact.ExperimentAdded(new ExperimentDigest("x", PromptVersion.Parse("v3"), "gpt-5", null, null, 60.0m, 6, 10))])],
    };

    private static SiteTest Site(int commits, PublishSettings? publish = null, string? url = null) => new SiteTest
    {
        Settings = new Settings { Publish = publish ?? new PublishSettings(), SiteUrl = url },
        History = new ProjectHistory
        {
            Commits = [.. Enumerable.Range(1, commits).Reverse().Select(Commit)],
            Uncommitted = [new ModuleChange(s_m01, ModuleChangeKind.Changed, [new DataFact.FormOnly()])],
            Notices = [new Problem(SourceSpan.File("."), new ProblemCode("ST501", Severity.Warning, "x"), "This clone is shallow.")],
            CommitUrlPattern = "https://example.org/commit/{0}",
        },
    }.With(new ModuleBuilder("m01").Run("v3", "gpt-5", "2026-01-20T00:00:00", 6, 4).Text()).Built();

    [TestMethod]
    public void ListsWhatIsNotCommittedFirstThenCommitsNewestFirst()
    {
        using var site = Site(2);

        var items = site.Page("modules/m01/index.html").QuerySelectorAll(".commits > li");
        Assert.AreEqual("uncommitted", items[0].ClassName);
        Assert.Contains("Commit 2", items[1].TextContent);
        Assert.Contains("v3 on gpt-5 added: 60.0 %", items[1].TextContent);
        Assert.Contains("Ada Lovelace", items[1].TextContent);
        Assert.AreEqual("2026-01-09T23:06:42Z", items[1].QuerySelector("time")!.GetAttribute("datetime"));
        Assert.AreEqual($"../../history/{2:x40}.html", items[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("shallow", site.Page("modules/m01/index.html").QuerySelector(".notice")!.TextContent);
    }

    [TestMethod]
    public void GivesEachCommitAPageOfItsOwn()
    {
        using var site = Site(2);

        var page = site.Page($"history/{1:x40}.html");
        Assert.AreEqual("Commit 1", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("v3 on gpt-5 added: 60.0 %", page.QuerySelector("main")!.TextContent);
        Assert.IsNotNull(page.QuerySelector($"a[href='https://example.org/commit/{1:x40}']"));
        Assert.IsNotNull(page.QuerySelector("a[href='../modules/m01/index.html']"));
    }

    [TestMethod]
    public void SaysHowManyModulesACommitOfSeveralChanged()
    {
        var one = Commit(1);
        using var site = new SiteTest
        {
            History = new ProjectHistory { Commits = [Commit(2) with { Changes = [one.Changes[0], one.Changes[0] with { Module = ModuleId.Parse("m02") }] }, one] },
        }.With(new ModuleBuilder("m01").Run("v3", "gpt-5", "2026-01-20T00:00:00", 6, 4).Text()).Built();

        Assert.EndsWith("Ada Lovelace · 2 modules", site.Page($"history/{2:x40}.html").QuerySelector(".meta")!.TextContent);
        Assert.EndsWith("Ada Lovelace", site.Page($"history/{1:x40}.html").QuerySelector(".meta")!.TextContent);
    }

    [TestMethod]
    public void PagesLongHistoriesSoThatOldPagesNeverChange()
    {
        using var before = Site(500);
        using var after = Site(501);

        Assert.AreEqual(before.Read("history/page-1.html"), after.Read("history/page-1.html"));
        Assert.HasCount(200, before.Page("history/page-1.html").QuerySelectorAll(".commits > li"));
        var hrefs = Enumerable.Range(0, 3).SelectMany(i => after.Page(i == 0 ? "history/index.html" : $"history/page-{i}.html").QuerySelectorAll(".commits .head a")).Select(a => a.GetAttribute("href"));
        Assert.HasCount(501, hrefs.Distinct());
        Assert.AreEqual("page-2.html", after.Page("history/index.html").QuerySelector(".pager a[rel=next]")!.GetAttribute("href"));
        Assert.AreEqual("index.html", after.Page("history/page-2.html").QuerySelector(".pager a[rel=prev]")!.GetAttribute("href"));
    }

    [TestMethod]
    public void NamesNobodyWhereAuthorsAreNotPublished()
    {
        using var site = Site(3, new PublishSettings { Authors = false });

        Assert.IsTrue(site.Files.All(f => !site.Read(f).Contains("Lovelace", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void LinksInTheFeedOnlyWhereTheSiteHasAnAddress()
    {
        using var unknown = Site(60);
        using var known = Site(60, url: "https://example.org/repo");

        var feed = XDocument.Parse(known.Read("feed.xml"));
        Assert.HasCount(50, feed.Root!.Elements().Where(e => e.Name.LocalName == "entry"));
        Assert.Contains($"https://example.org/repo/history/{60:x40}.html", known.Read("feed.xml"));
        Assert.DoesNotContain("<link", unknown.Read("feed.xml"));
        Assert.AreEqual("https://example.org/repo/index.html", known.Page("404.html").QuerySelector("a")!.GetAttribute("href"));
    }

    [TestMethod]
    public void SaysInTheFeedWhatBecameOfAFileAsAWhole()
    {
        ModuleChangeKind[] kinds = [ModuleChangeKind.Added, ModuleChangeKind.Broken, ModuleChangeKind.Untold, ModuleChangeKind.Removed];
        using var site = new SiteTest
        {
            History = new ProjectHistory
            {
                Commits = [.. kinds.Select((kind, i) => Commit(i + 1) with { Changes = [new ModuleChange(s_m01, kind, [])] }), Commit(9) with { Changes = [], ChangedSettings = true }],
            },
        }.With(new ModuleBuilder("m01").Run("v3", "gpt-5", "2026-01-20T00:00:00", 6, 4).Text()).Built();

        var said = XDocument.Parse(site.Read("feed.xml")).Descendants().Where(e => e.Name.LocalName == "content").Select(e => e.Value.Trim());

        Assert.AreEqual("""
            m01: module added
            m01: the file could not be read at this commit
            m01: the file can be read again; what it held before it was damaged is not known here
            m01: module removed
            settings changed
            """, string.Join('\n', said));
    }

    [TestMethod]
    public void TimeTravelHoldsNoTimeBeyondTheCalendar()
    {
        var commits = (DataCommit[])[Commit(2) with { CommittedAt = 99_999_999_999_999, LinePlace = 1 }, Commit(1) with { CommittedAt = 5, LinePlace = 0 }];
        using var site = new SiteTest { History = new ProjectHistory { Commits = commits, Line = commits } }
            .With(new ModuleBuilder("m01").Run("v3", "gpt-5", "2026-01-20T00:00:00", 6, 4).Text()).Built();

        var times = PackedColumns.Column(site.Read("data/time.js"), "at").Select(n => n % 2 == 0 ? n / 2 : -(n + 1) / 2).ToList();

        Assert.AreEqual("5 253402300794", string.Join(' ', times), "the second as what it is after the first: 9999-12-31T23:59:59Z");
    }

    [TestMethod]
    public void EveryRelativeLinkLeadsToAFile()
    {
        using var site = Site(450);

        foreach (var path in site.Files.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
        {
            foreach (var element in site.Page(path).QuerySelectorAll("[href], [src]"))
            {
                var address = element.GetAttribute("href") ?? element.GetAttribute("src")!;
                if (!address.StartsWith('#') && !address.StartsWith("https:", StringComparison.Ordinal))
                {
                    var target = Path.GetFullPath(Path.Combine(site.Folder, Path.GetDirectoryName(path)!, address));
                    Assert.IsTrue(File.Exists(target), $"{path} links to {address}");
                }
            }
        }
    }
}
