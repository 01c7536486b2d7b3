using System.Globalization;
using System.Text;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>Names of 120 characters without a place to break, and forty versions: pages stay as wide as the screen, and what stands side by side does not run into each other.</summary>
[TestClass]
public sealed class ReadingNamesOfAllLengths
{
    private static readonly string s_long = string.Concat(Enumerable.Repeat("ExtractOwnBrandEntities", 6))[..112];

    /// <summary>Places in a chart where one label of an axis begins before its neighbour ends.</summary>
    private const string Overlaps = """
        () => { const names = [...document.querySelectorAll("svg.trend .versions text:not(:last-child)")], width = document.querySelector("svg.trend").viewBox.baseVal.width;
          const left = e => e.getBBox().x, right = e => left(e) + e.getBBox().width;
          return names.filter((e, i) => left(e) < (i ? right(names[i - 1]) : 0) || right(e) > width).map(e => e.textContent).join(" "); }
        """;

    [TestMethod]
    public async Task FitEveryPageOnAPhone()
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), "index.html", new() { ViewportSize = new() { Width = 320, Height = 640 } });
        var pages = Directory.EnumerateFiles(site.Root, "*.html", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(site.Root, f)).Order(StringComparer.Ordinal).ToList();
        Assert.IsGreaterThan(15, pages.Count);

        var wide = new List<string>();
        foreach (var page in pages)
        {
            await visit.Go(page);
            var width = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 320)
            {
                wide.Add($"{page} is {width} wide");
            }
        }

        Assert.AreEqual("", string.Join('\n', wide));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("v{0}", true)]
    [DataRow("v{0}", false)]
    [DataRow("v{0}-with-a-long-name", true)]
    [DataRow("v{0}-with-a-long-name", false)]
    public async Task LeaveVersionsOfAChartApart(string version, bool scripts)
    {
        await using var site = SiteFixture.Build(new Dictionary<string, string>
        {
            ["modules/m01.json"] = $$"""{ "module_id": "m01", "experiments": [{{string.Join(',', Enumerable.Range(1, 40).Select(i => Totals(string.Format(CultureInfo.InvariantCulture, version, i))))}}] }""",
        });
        await using var visit = await Visit.To(site.FromDisk(), "modules/m01/index.html", new() { JavaScriptEnabled = scripts });

        Assert.AreEqual("", await visit.Page.EvaluateAsync<string>(Overlaps));
        var names = await visit.Page.Locator("svg.trend .versions text").AllTextContentsAsync();
        Assert.StartsWith("v40", names[^2], "the newest one has its name");
    }

    [TestMethod]
    public async Task FitTheHeatmapsChoicesOnAPhone()
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), "index.html#group=tag", new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await visit.Page.WaitForSelectorAsync("#heatmap.live .group");
        await visit.Page.ClickAsync("#more summary");
        await visit.Page.Locator("#choose-tag").WaitForAsync();

        Assert.AreEqual(320, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("gate/index.html")]
    [DataRow("runs/index.html")]
    public async Task FitTheTableOnADesk(string page)
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), page, new() { ViewportSize = new() { Width = 1280, Height = 900 } });

        Assert.IsTrue(await visit.Page.EvaluateAsync<bool>("[...document.querySelectorAll('main .scroll')].every(e => e.scrollWidth <= e.clientWidth)"));
    }

    [TestMethod]
    public async Task StayInSightWhereAWideTableIsScrolled()
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), "modules/m01/index.html", new() { ViewportSize = new() { Width = 900, Height = 900 } });

        var far = await visit.Page.EvaluateAsync<double>("""
            () => { const name = document.querySelector("[data-name=experiments] tbody th"), box = name.closest(".scroll"); box.scrollLeft = 300;
              return box.scrollLeft < 300 ? -1 : Math.abs(name.getBoundingClientRect().left - box.getBoundingClientRect().left); }
            """);
        Assert.IsInRange(0.0, 2.0, far);
    }

    [TestMethod]
    public async Task LeaveColumnsOfTheItemsNarrow()
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), "modules/m01/index.html");
        await visit.Page.ClickAsync("#items ~ * button, #items ~ button");
        await visit.Page.WaitForSelectorAsync(".matrix thead th + th");

        Assert.IsLessThan(200, await visit.Page.EvaluateAsync<double>("document.querySelector('.matrix thead th + th').getBoundingClientRect().width"));
        visit.AssertSilent();
    }

    private static SiteFixture Site()
    {
        var files = new Dictionary<string, string>
        {
            ["tracker.json"] = $$"""
                { "title": "Title {{s_long}}", "description": "{{s_long}}", "links": { "{{s_long}}": "https://example.org/{{s_long}}" }, "site_url": "https://example.org/{{s_long}}",
                  "gate": { "rules": [ { "name": "no-fall", "max_drop": 1, "allow_first": true } ] }, "site": { "publish": { "items": true, "details": true, "prompts": true } } }
                """,
            ["modules/m01.json"] = Module(),
            ["prompts/m01/v1/bundle.json"] = Bundle("v1", "2308a10f786d11b5011fcdd52fc97baa3bed5b8683ec43e1f63f93f5b33d411b"),
            ["prompts/m01/v1/task.md"] = "Name the brand.\n",
            ["prompts/m01/v2/bundle.json"] = Bundle("v2", "57a386e680533e5fae608320c1eb271d729161a1b4324074ce729ffd4b34754f"),
            ["prompts/m01/v2/task.md"] = $"{s_long}\n\n- {s_long}\n",
            ["runs/one/run.json"] = Run("one", "v1"),
            ["runs/two/run.json"] = Run("two", "v2"),
            ["ab/own.json"] = $$"""{ "id": "own", "module": "m01", "hypothesis": "{{s_long}}", "primary_metric": "R1", "minimum_effect": 5, "planned_n": 1, "started_at": "2026-01-20T00:00:00Z", "control": ["one"], "treatment": ["two"] }""",
        };
        foreach (var id in new[] { "e1", "e2" })
        {
            files[$"verdicts/m01/{id}.json"] = $$"""{ "experiment": "{{id}}", "items": ["{{s_long}}a", "{{s_long}}b"], "verdicts": { "R{{s_long}}": "{{(id == "e1" ? "FF" : "PF")}}" } }""";
        }

        return SiteFixture.OfCommits([(1_769_000_000, $"Import {s_long}", files.ToDictionary(f => f.Key, f => (string?)f.Value))]);
    }

    private static string Module()
    {
        var json = new StringBuilder($$"""{ "module_id": "m01", "module_name": "{{s_long}}", "group": "{{s_long}}", "tags": ["{{s_long}}"], "description": "{{s_long}}", "primary_rubric": "R{{s_long}}", "experiments": [""");
        foreach (var (id, version, pass) in new[] { ("e1", "v1", 0), ("e2", "v2", 1) })
        {
            json.Append(CultureInfo.InvariantCulture, $$"""
                {{(id == "e1" ? "" : ",")}}{ "id": "{{id}}", "prompt_version": "{{version}}", "dataset_version": "v1", "model": "model-{{s_long}}", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "unit": "verdict", "total": 2, "pass": {{pass}} },
                "rubrics": { "R{{s_long}}": { "pass": {{pass}}, "total": 2 } }, "source": { "format": "judge", "file": "{{s_long}}.json", "sha256": "{{new string('a', 64)}}" } }
                """);
        }

        return json.Append(CultureInfo.InvariantCulture, $$"""], "suggestions": [ { "id": "s1", "version": "v2", "rubric": "R{{s_long}}", "issue": "{{s_long}}", "suggestion": "{{s_long}}", "priority": "high", "status": "pending" } ] }""").ToString();
    }

    private static string Totals(string version) => $$"""{ "id": "{{version}}", "prompt_version": "{{version}}", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "total": 10, "pass": 7 } }""";

    private static string Bundle(string version, string hash) => $$"""{ "module": "m01", "version": "{{version}}", "label": "{{s_long}}", "prompt_hash": "{{hash}}", "task_prompt": "task.md" }""";

    private static string Run(string id, string version) => $$"""
        { "id": "{{id}}", "kind": "experimental", "module": "m01", "prompt_version": "{{version}}", "started_at": "2026-01-20T00:00:00Z", "status": "completed", "model_root": "{{s_long}}", "results": ["{{(id == "one" ? "e1" : "e2")}}"],
          "config_snapshot": { "{{s_long}}": "{{s_long}}" } }
        """;
}
