using System.Globalization;
using System.Text;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>Projects whose sites the tests look at.</summary>
internal static class Projects
{
    private const string Hostile = "<img src=x onerror=alert(1)></script><script>document.title='owned'</script>\\\"'";

    /// <summary>Three modules: two over three versions and two models, one with a gap, errors only and hostile names.</summary>
    public static SiteFixture Small(bool isCommitted = false) => SiteFixture.Build(
        new Dictionary<string, string>
        {
            ["modules/m01.json"] = Module("m01", "ExtractBrands", "R1", [("v1", "gpt-4o", 30, 10), ("v1", "gpt-5", 20, 40), ("v2", "gpt-4o", 45, 50), ("v2", "gpt-5", 60, 20), ("v3", "gpt-5", 70, 80)]),
            ["modules/m02.json"] = Module("m02", "ClassifyBrands", "R1", [("v1", "gpt-4o", 80, 90), ("v2", "gpt-4o", 75, 85), ("v3", "gpt-4o", 85, 95)]),
            ["modules/m10.json"] = Module("m10", Hostile, null, [("v1", Hostile, 50, 0), ("v3", "gpt-5", 55, 0)]),
        },
        isCommitted);

    /// <summary>A module with suggestions of every status and priority, and one with a hostile one.</summary>
    public static SiteFixture WithSuggestions() => SiteFixture.Build(new Dictionary<string, string>
    {
        ["modules/m01.json"] = Suggesting(Module("m01", "ExtractBrands", "R1", [("v1", "gpt-4o", 30, 10), ("v2", "gpt-4o", 45, 60), ("v3", "gpt-4o", 70, 61)]),
            Suggestion("one", "v1", "Add examples", "high", "applied", ", \"rubric\": \"R1\", \"applied_in\": \"v2\""), Suggestion("two", "v2", "Shorten it", "low", "applied", ", \"rubric\": \"R1\", \"applied_in\": \"v3\""),
            Suggestion("three", "v3", "Ask twice", "high", "pending"), Suggestion("four", "v3", "Translate it", "medium", "rejected", ", \"reason\": \"too slow\"")),
        ["modules/m02.json"] = Module("m02", "ClassifyBrands", "R1", [("v1", "gpt-4o", 80, 90)]),
        ["modules/m10.json"] = Suggesting(Module("m10", Hostile, null, [("v1", Hostile, 50, 0)]), Suggestion("five", "v1", Hostile, "medium", "pending")),
    });

    /// <summary>A module with the verdicts of two of its experiments stored, and items that may be named.</summary>
    public static SiteFixture WithVerdicts() => SiteFixture.Build(new Dictionary<string, string>
    {
        ["tracker.json"] = """{ "site": { "publish": { "items": true } } }""",
        ["modules/m01.json"] = """
            { "module_id": "m01", "module_name": "ExtractBrands", "primary_rubric": "R1", "experiments": [
                { "id": "one", "prompt_version": "v1", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "unit": "verdict", "pass_rate": 50.0, "total": 8, "pass": 4, "fail": 4 },
                  "rubrics": { "R1": { "pass": 3, "fail": 1, "total": 4, "rate": 75.0 }, "R2": { "pass": 1, "fail": 3, "total": 4, "rate": 25.0 } } },
                { "id": "two", "prompt_version": "v2", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-21T00:00:00Z", "metrics": { "unit": "verdict", "pass_rate": 75.0, "total": 8, "pass": 6, "fail": 2 },
                  "rubrics": { "R1": { "pass": 4, "fail": 0, "total": 4, "rate": 100.0 }, "R2": { "pass": 2, "fail": 2, "total": 4, "rate": 50.0 } } },
                { "id": "v2-4o", "prompt_version": "v2", "dataset_version": "v1", "model": "gpt-4o", "timestamp": "2026-01-21T00:00:00Z", "metrics": { "unit": "item", "pass_rate": 45.0, "total": 100, "pass": 45, "fail": 55 } },
                { "id": "three", "prompt_version": "v3", "dataset_version": "v1", "model": "gpt-4o", "timestamp": "2026-01-22T00:00:00Z", "metrics": { "unit": "item", "pass_rate": 55.0, "total": 100, "pass": 55, "fail": 45 } } ],
              "suggestions": [ { "version": "v2", "rubric": "R2", "suggestion": "Add | pipes", "priority": "high", "status": "pending" } ] }
            """,
        ["verdicts/m01/one.json"] = """{ "experiment": "one", "items": ["a", "b", "c", "d"], "verdicts": { "R1": "PPPF", "R2": "PFFF" } }""",
        ["verdicts/m01/two.json"] = """{ "experiment": "two", "items": ["a", "b", "c", "d"], "verdicts": { "R1": "PPPP", "R2": "FPPF" }, "scores": { "near": [0.5, null, 1, 0] } }""",
    });

    /// <summary>Four modules under a policy: better, worse and blocked, inconclusive, warned; the last keeps totals only.</summary>
    public static SiteFixture UnderAPolicy(bool isCommitted = false) => SiteFixture.Build(
        new Dictionary<string, string>
        {
            ["tracker.json"] = """{ "title": "Under a policy", "gate": { "rules": [ { "name": "fall", "max_drop": 5 }, { "name": "floor", "min_pass_rate": 30, "tier": "warning" } ] } }""",
            ["modules/m01.json"] = Module("m01", "Better", "R1", [("v1", "gpt-5", 50, 50), ("v2", "gpt-5", 90, 90), ("v2", "gpt-4o", 40, 30)]),
            ["modules/m02.json"] = Module("m02", "Worse", "R1", [("v1", "gpt-5", 90, 90), ("v2", "gpt-5", 30, 30)]),
            ["modules/m03.json"] = Module("m03", "First", "R1", [("v2", "gpt-5", 60, 70)]),
            ["modules/m04.json"] = Module("m04", "Totals", null, [("v1", "gpt-5", 21, 0), ("v2", "gpt-5", 20, 0)]).Replace("\"rubrics\": { \"R1\": { \"pass\": 0, \"total\": 100, \"rate\": 0.0 } }, ", "", StringComparison.Ordinal),
        },
        isCommitted);

    /// <summary>More modules with suggestions than fit one page: the last of them is named Last.</summary>
    public static SiteFixture WithManySuggestions() => SiteFixture.Build(Enumerable.Range(1, 85).ToDictionary(
        i => $"modules/m{i:000}.json",
        i => Suggesting(Module($"m{i:000}", i == 85 ? "Last" : $"Module{i}", "R1", [("v1", "gpt-4o", i, i)]), Suggestion("one", "v1", $"Do {i} & more", i == 85 ? "high" : "low", "pending"))));

    private static string Suggestion(string id, string version, string text, string priority, string status, string more = "") =>
        $$"""{ "id": "{{id}}", "version": "{{version}}", "suggestion": "{{text}}", "priority": "{{priority}}", "status": "{{status}}"{{more}} }""";

    private static string Suggesting(string module, params string[] suggestions) => $"{module[..^1]}, \"suggestions\": [{string.Join(", ", suggestions)}] }}";

    /// <summary>More modules than fit a screen and than one data file holds.</summary>
    public static SiteFixture Large() => SiteFixture.Build(Enumerable.Range(1, 100).ToDictionary(
        i => $"modules/m{i:000}.json",
        i => Module($"m{i:000}", $"Module{i}", "R1", [("v1", "gpt-4o", i % 97, i % 89), ("v2", "gpt-5", (i * 7) % 97, (i * 5) % 89)])));

    /// <summary>A module of which nothing tells the data sets' versions.</summary>
    public static SiteFixture OfUnknownDataSets() => SiteFixture.Build(new Dictionary<string, string>
    {
        ["modules/m01.json"] = Module("m01", "ExtractBrands", null, [("v1", "gpt-4o", 30, 0), ("v2", "gpt-4o", 45, 0)]).Replace("\"dataset_version\": \"v1\", ", "", StringComparison.Ordinal),
    });

    internal static string Module(string id, string name, string? primary, params (string Version, string Model, int Pass, int Match)[] runs)
    {
        var json = new StringBuilder();
        json.Append(CultureInfo.InvariantCulture, $"{{ \"module_id\": \"{id}\", \"module_name\": \"{name}\", ");
        json.Append(primary is null ? "" : $"\"primary_rubric\": \"{primary}\", ");
        json.Append("\"experiments\": [");
        for (var i = 0; i < runs.Length; i++)
        {
            var (version, model, pass, match) = runs[i];
            json.Append(CultureInfo.InvariantCulture, $$"""
                {{(i == 0 ? "" : ",")}}{ "id": "{{id}}_{{i}}", "prompt_version": "{{version}}", "dataset_version": "v1", "model": "{{model}}", "timestamp": "2026-01-2{{i}}T00:00:00",
                "metrics": { "unit": "item", "pass_rate": {{pass}}.0{{(primary is null ? "" : $", \"match_rate\": {match}.0")}}, "total": 100, "pass": {{pass}}, "fail": {{100 - pass}} },
                "rubrics": { "R1": { "pass": {{match}}, "total": 100, "rate": {{match}}.0 } }, "braintrust_url": "https://braintrust.example/app/{{i}}" }
                """);
        }

        return json.Append("] }").ToString();
    }
}
