using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>Names as long as real ones on a phone: pages stay as wide as the screen, and a name breaks within a word only where it is wider than its column may be.</summary>
[TestClass]
public sealed class ReadingLongNames
{
    private const string First = "m01_v1_20261128T205101Z_479ecf73", Second = "m01_v2_20261128T205106Z_62f08160", Result = "m01_v2_gpt4omini20240718_20261128_529ec4cf";

    [TestMethod]
    [DataRow($"run/{Second}/index.html", "main li")]
    [DataRow("experiments/own-brand-in-medical-listings/index.html", "main li")]
    [DataRow("runs/index.html", "#runs tbody th")]
    [DataRow("history/index.html", ".module-change > a")]
    [DataRow("modules/m01/index.html", "[data-name=change] tbody th")]
    public async Task FitsAPhone(string path, string names)
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.ServedAt("/repo/"), path, new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await visit.Page.WaitForSelectorAsync(names);

        Assert.AreEqual(320, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        visit.AssertSilent();
    }

    [TestMethod]
    [DataRow("modules/m01/index.html", "[data-name=change] tbody th")]
    [DataRow("gate/index.html", "tbody th")]
    [DataRow("history/index.html", ".module-change > a")]
    public async Task BreaksNoNameThatHasRoom(string path, string names)
    {
        await using var site = Site();
        await using var visit = await Visit.To(site.FromDisk(), path, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await visit.Page.WaitForSelectorAsync(names);

        var broken = await visit.Page.EvaluateAsync<string>("""
            names => [...document.querySelectorAll(names)].filter(e => { const range = document.createRange(); range.selectNodeContents(e); return !e.textContent.trim().includes(" ") && new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1; }).map(e => e.textContent).join(" ")
            """, names);

        Assert.AreEqual("", broken);
    }

    private static SiteFixture Site()
    {
        string Run(string id, string version, string more) => $$"""{ "id": "{{id}}", "kind": "experimental", "module": "m01", "prompt_version": "{{version}}", "started_at": "2026-01-20T00:00:00Z", "status": "completed"{{more}} }""";
        string Experiment(string id, string version, int pass) => $$"""
            { "id": "{{id}}", "prompt_version": "{{version}}", "dataset_version": "v1", "model": "gpt-4o-mini-2024-07-18", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "unit": "verdict", "total": 4, "pass": {{pass}} },
              "rubrics": { "M001_all_items_found": { "pass": {{pass}}, "total": 4 } } }
            """;
        return SiteFixture.Build(
            new Dictionary<string, string>
            {
                ["tracker.json"] = """{ "gate": { "rules": [ { "name": "no-fall", "max_drop": 1, "allow_first": true } ] } }""",
                ["runs/" + First + "/run.json"] = Run(First, "v1", ""),
                ["runs/" + Second + "/run.json"] = Run(Second, "v2", $", \"results\": [\"{Result}\"]"),
                ["ab/own-brand-in-medical-listings.json"] = $$"""
                    { "id": "own-brand-in-medical-listings", "module": "m01", "hypothesis": "Naming it finds more", "primary_metric": "pass_rate", "minimum_effect": 5, "planned_n": 300, "started_at": "2026-01-20T00:00:00Z",
                      "control": ["{{First}}"], "treatment": ["{{Second}}"] }
                    """,
                ["modules/m01.json"] = $$"""{ "module_id": "m01", "module_name": "ClassifyCompetitorBrandKeywords", "experiments": [{{Experiment("m01_v1_gpt4omini20240718_20261128_352b9760", "v1", 2)}}, {{Experiment(Result, "v2", 3)}}] }""",
            },
            isCommitted: true);
    }
}
