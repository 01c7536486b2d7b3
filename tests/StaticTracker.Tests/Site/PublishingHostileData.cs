using System.Buffers;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Site;

/// <summary>A pull request from a fork may say anything in any field.</summary>
[TestClass]
public sealed class PublishingHostileData
{
    private const string Evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\\\"'<!--&lt;\\u2028 {{name}} \\u0001title\\u0001";

    private static string Module => $$"""
        { "module_id": "m01", "module_name": "{{Evil}}", "description": "[a](javascript:alert(1)) <b onclick=x>{{Evil}}</b>", "primary_rubric": "{{Evil}}", "group": "{{Evil}}",
          "rubric_names": { "{{Evil}}": "{{Evil}}" },
          "experiments": [
            { "id": "{{Evil}}", "prompt_version": "v1", "dataset": "{{Evil}}", "dataset_version": "{{Evil}}", "model": "{{Evil}}", "timestamp": "2026-01-20T00:00:00",
              "metrics": { "pass_rate": 50.0, "total": 2, "pass": 1, "fail": 1 }, "rubrics": { "{{Evil}}": { "pass": 1, "total": 2, "rate": 50.0 } },
              "params": { "x": "{{Evil}}" }, "judge": { "model": "{{Evil}}", "rubrics_version": "{{Evil}}" }, "braintrust_url": "javascript:alert(1)",
              "links": { "{{Evil}}": "data:text/html,<script>alert(1)</script>" }, "corrects": "{{Evil}}",
              "source": { "format": "judge", "file": "{{Evil}}", "sha256": "{{Evil}}", "url": "https://ok.example\" onclick=alert(1)" } },
            { "id": "b", "prompt_version": "v1", "model": "m", "timestamp": "2026-01-20T00:00:00", "metrics": { }, "withdrawn": { "reason": "{{Evil}}", "at": "{{Evil}}" } } ],
          "suggestions": [ { "version": "v1", "rubric": "{{Evil}}", "issue": "{{Evil}}", "suggestion": "{{Evil}}", "priority": "{{Evil}}", "status": "{{Evil}}" } ] }
        """;

    private static SiteTest Site()
    {
        var evil = "</script><script>alert(1)</script>\"'<!-- {{name}} \u0001title\u0001";
        return new SiteTest
        {
            Settings = new Settings { Title = evil, Description = evil, SiteUrl = "javascript:alert(1)", Links = [new(evil, "javascript:alert(1)"), new("fine", "https://example.org/?a=1&b=2")] },
            History = new ProjectHistory
            {
                CommitUrlPattern = "javascript:{0}",
                Notices = [],
                Uncommitted = [new ModuleChange(ModuleId.Parse("m01"), ModuleChangeKind.Changed, [new DataFact.ModuleFieldChanged(new FieldChange(evil, evil, evil))])],
                Commits = [new DataCommit { Hash = new string('a', 40), Author = evil, Subject = evil, AuthoredAt = 0, CommittedAt = 1, Changes = [new ModuleChange(ModuleId.Parse("m01"), ModuleChangeKind.Added, [new DataFact.ModuleFieldChanged(new FieldChange(evil, evil, null))])] }],
            },
        }.With(Module).Built();
    }

    /// <summary>An override in a model's name would show the 12.0 that stands behind it as 0.21.</summary>
    [TestMethod]
    public void NothingTurnsTheDirectionOfWhatStandsBehindIt()
    {
        var turned = "gpt\u202E\u2066";
        using var site = new SiteTest
        {
            History = new ProjectHistory
            {
                Commits = [new DataCommit { Hash = new string('a', 40), Author = turned, Subject = turned + "\uFFFF", AuthoredAt = 0, CommittedAt = 1, Changes = [new ModuleChange(ModuleId.Parse("m01"), ModuleChangeKind.Added, [])] }],
            },
        }.With("""
            { "module_id": "m01", "module_name": "a\u202Eb", "description": "**x**\u202E \u0001 y",
              "experiments": [ { "id": "a", "prompt_version": "v1", "model": "gpt\u202E\u2066", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 50.0, "total": 2, "pass": 1, "fail": 1 } } ] }
            """).Built();

        foreach (var path in site.Files.Where(f => Path.GetExtension(f) is ".html" or ".js" or ".xml"))
        {
            var text = site.Read(path);
            Assert.AreEqual(-1, text.AsSpan().IndexOfAny(SearchValues.Create(Bidi.Controls + "\u0001\uFFFF")), path);
            Assert.IsFalse(text.Contains("\\u202E", StringComparison.OrdinalIgnoreCase), path);
        }
    }

    /// <summary>Else two columns have what looks like one name.</summary>
    [TestMethod]
    public void WhatNobodySeesInANameIsShown()
    {
        using var site = new SiteTest().With("""
            { "module_id": "m01", "module_name": "Naming \u0646\u200c\u0627 \ud83d\udc69\u200d\ud83d\udcbb",
              "experiments": [
                { "id": "a", "prompt_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 50.0, "total": 2, "pass": 1, "fail": 1 } },
                { "id": "b", "prompt_version": "v1", "model": "gpt\u200b-5", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 50.0, "total": 2, "pass": 1, "fail": 1 } } ] }
            """).Built();

        var page = site.Page("modules/m01/index.html");
        Assert.Contains("gpt\\u200b-5", page.Body!.TextContent);
        Assert.StartsWith("Naming \u0646\u200C\u0627 \uD83D\uDC69\u200D\uD83D\uDCBB", page.QuerySelector("h1")!.TextContent, "scripts and signs that need them keep them");
        foreach (var path in site.Files.Where(f => Path.GetExtension(f) is ".html" or ".js" or ".xml"))
        {
            Assert.DoesNotContain("\u200b", site.Read(path), path);
        }
    }

    [TestMethod]
    public void NothingOfItBecomesMarkup()
    {
        using var site = Site();

        foreach (var path in site.Files.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = site.Page(path);
            Assert.IsEmpty(page.QuerySelectorAll("img, iframe, object, embed, base, form[action]"), path);
            Assert.IsTrue(page.Scripts.All(s => s.TextContent.Length == 0 && s.Source is not null), path);
            foreach (var element in page.All)
            {
                Assert.IsFalse(element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "style"), $"{path}: {element.OuterHtml}");
                var address = element.GetAttribute("href") ?? element.GetAttribute("src") ?? "";
                Assert.IsFalse(address.Contains("javascript:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("data:", StringComparison.Ordinal), $"{path}: {address}");
            }
        }
    }

    [TestMethod]
    public void WhatItSaysIsShownAsItIs()
    {
        using var site = Site();

        var page = site.Page("modules/m01/index.html");
        Assert.StartsWith("</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'<!--&lt;\u2028 {{name}} \uFFFDtitle\uFFFD", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("javascript:alert(1)", page.QuerySelector("table.sortable")!.TextContent, "an unsafe link is shown as text");
        Assert.AreEqual("https://example.org/?a=1&b=2", page.QuerySelector("footer a[rel=noopener]")!.GetAttribute("href"));
    }

    [TestMethod]
    public void ScriptsHoldItAsData()
    {
        using var site = Site();

        var script = site.Read("data/cells-0.js");
        Assert.IsFalse(script.AsSpan().ContainsAny("<>&\u2028\u2029"), script);
        Assert.DoesNotContain("</script>", script);
    }

    [TestMethod]
    public void TheFeedStaysXml()
    {
        using var site = Site();

        var feed = System.Xml.Linq.XDocument.Parse(site.Read("feed.xml"));
        Assert.HasCount(1, feed.Root!.Elements().Where(e => e.Name.LocalName == "entry"));
        Assert.IsFalse(feed.Descendants().Any(e => e.Name.LocalName == "link"), "no address to point to");
    }
}
