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

    /// <summary>Something of everything: a policy, a theme, suggestions, stored verdicts and kept texts, an address, a commit.</summary>
    public static SiteFixture OfEverything() => SiteFixture.Build(
        new Dictionary<string, string>
        {
            ["tracker.json"] = """
                { "title": "Everything", "description": "What there **is**", "site_url": "https://example.org/repo", "links": { "Docs": "https://example.org/docs" },
                  "gate": { "rules": [ { "name": "no-fall", "max_drop": 1, "allow_first": true } ] },
                  "site": { "colours": { "light": { "link": "#7a1fa2" }, "dark": { "link": "#dba6f5" } }, "publish": { "items": true, "details": true } } }
                """,
            ["modules/m01.json"] = Suggesting(VerdictsModule, Suggestion("one", "v1", "Add examples", "high", "applied", ", \"rubric\": \"R1\", \"applied_in\": \"v2\""), Suggestion("two", "v2", Hostile, "low", "pending")),
            ["modules/m02.json"] = Module("m02", "ClassifyBrands", "R1", [("v1", "gpt-4o", 80, 90), ("v2", "gpt-4o", 75, 85), ("v3", "gpt-4o", 25, 95)]),
            ["modules/m10.json"] = Module("m10", Hostile, null, [("v1", Hostile, 50, 0)]),
            ["verdicts/m01/one.json"] = """{ "experiment": "one", "items": ["a", "b"], "verdicts": { "R1": "PF", "R2": "FE" } }""",
            ["verdicts/m01/two.json"] = """{ "experiment": "two", "items": ["a", "b"], "verdicts": { "R1": "PP", "R2": "FP" } }""",
            ["items/m01/default@v1.json"] = """{ "items": [{ "id": "a", "text": "<img src=x onerror=alert(1)>", "expected": "a" }, { "id": "b", "text": "<img src=x onerror=alert(1)>" }] }""",
            ["details/m01/one.json"] = """{ "experiment": "one", "items": { "a": { "output": "A", "reasons": { "R1": "good", "*": "whole" } }, "b": { "output": "B", "reasons": { "R1": "bad" } } } }""",
        },
        isCommitted: true);

    private const string VerdictsModule = """
        { "module_id": "m01", "module_name": "ExtractBrands", "primary_rubric": "R1", "experiments": [
            { "id": "one", "prompt_version": "v1", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "unit": "verdict", "pass_rate": 33.3, "total": 4, "pass": 1, "fail": 2, "error": 1 },
              "rubrics": { "R1": { "pass": 1, "fail": 1, "total": 2, "rate": 50.0 }, "R2": { "pass": 0, "fail": 1, "error": 1, "total": 2, "rate": 0.0 } }, "usage": { "tokens_in": 5, "cost_usd": 0.5 } },
            { "id": "two", "prompt_version": "v2", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-21T00:00:00Z", "metrics": { "unit": "verdict", "pass_rate": 75.0, "total": 4, "pass": 3, "fail": 1 },
              "rubrics": { "R1": { "pass": 2, "fail": 0, "total": 2, "rate": 100.0 }, "R2": { "pass": 1, "fail": 1, "total": 2, "rate": 50.0 } } },
            { "id": "three", "prompt_version": "v3", "dataset_version": "v1", "model": "gpt-4o", "timestamp": "2026-01-22T00:00:00Z", "metrics": { "unit": "item", "pass_rate": 55.0, "total": 100, "pass": 55, "fail": 45 } } ] }
        """;

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
    /// <summary>Two versions of a prompt, a run of each with its verdicts and scores stored, an archived run that tells next to nothing, and one over other items.</summary>
    public static SiteFixture WithRecords() => WithRecordsAndTexts("{}");

    /// <summary>The same, with texts of the settings.</summary>
    public static SiteFixture WithRecordsAndTexts(string texts)
    {
        string Run(string id, string version, string more) => $$"""{ "id": "{{id}}", "kind": "experimental", "module": "m01", "prompt_version": "{{version}}", "started_at": "2026-01-20T00:00:00Z", {{more}} }""";
        string Bundle(string version, string hash) => $$"""{ "module": "m01", "version": "{{version}}", "label": "Label {{version}}", "prompt_hash": "{{hash}}", "task_prompt": "task.md" }""";
        string Experiment(string id, string version, int pass, int total) => $$"""
            { "id": "{{id}}", "prompt_version": "{{version}}", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "unit": "verdict", "total": {{total}}, "pass": {{pass}} }, "rubrics": { "R1": { "pass": {{pass}}, "total": {{total}} } } }
            """;
        const string Hash = "2308a10f786d11b5011fcdd52fc97baa3bed5b8683ec43e1f63f93f5b33d411b";
        return SiteFixture.Build(new Dictionary<string, string>
        {
            ["tracker.json"] = $$"""{ "site": { "publish": { "items": true, "prompts": true }, "texts": {{texts}} } }""",
            ["prompts/m01/v1/bundle.json"] = Bundle("v1", Hash),
            ["prompts/m01/v1/task.md"] = "Name the brand.\n",
            ["prompts/m01/v2/bundle.json"] = Bundle("v2", "57a386e680533e5fae608320c1eb271d729161a1b4324074ce729ffd4b34754f"),
            ["prompts/m01/v2/task.md"] = "Name the own brand, and nothing else of what a very long line of a prompt may say to whoever reads it on a small screen.\n\nRules:\n- One a line.\n",
            ["runs/one/run.json"] = Run("one", "v1", $"\"status\": \"completed\", \"prompt_hash\": \"{Hash}\", \"model_root\": \"gpt-5\", \"dataset_fingerprint\": \"ids:1\", \"cost_usd\": 0.5, \"results\": [\"e1\"], \"config_snapshot\": {{ \"temperature\": 0 }}"),
            ["runs/two/run.json"] = Run("two", "v2", "\"status\": \"completed\", \"prompt_hash\": \"57a386e680533e5fae608320c1eb271d729161a1b4324074ce729ffd4b34754f\", \"model_root\": \"gpt-5\", \"dataset_fingerprint\": \"ids:1\", \"cost_usd\": 0.75, \"results\": [\"e2\"], \"config_snapshot\": { \"temperature\": 1 }, \"bundle\": { \"task_prompt\": \"Name it.\" }"),
            ["runs/other/run.json"] = Run("other", "v2", "\"status\": \"completed\", \"dataset_fingerprint\": \"ids:2\", \"results\": [\"e3\"]"),
            ["runs/old/run.json"] = Run("old", "v1", "\"status\": \"archived\", \"archived\": { \"was\": \"failed\", \"at\": \"2026-01-21T00:00:00Z\" }"),
            ["ab/own.json"] = """{ "id": "own", "module": "m01", "hypothesis": "Naming the own brand finds more", "primary_metric": "R1", "minimum_effect": 5, "planned_n": 300, "started_at": "2026-01-20T00:00:00Z", "control": ["one"], "treatment": ["two"] }""",
            ["modules/m01.json"] = $$"""{ "module_id": "m01", "module_name": "ExtractBrands", "experiments": [{{Experiment("e1", "v1", 2, 4)}}, {{Experiment("e2", "v2", 3, 4)}}, {{Experiment("e3", "v2", 1, 2)}}] }""",
            ["verdicts/m01/e1.json"] = """{ "experiment": "e1", "items": ["a", "b", "c", "d"], "verdicts": { "R1": "PPFF" }, "scores": { "near": [0.5, 0.1, 1, 0] } }""",
            ["verdicts/m01/e2.json"] = """{ "experiment": "e2", "items": ["a", "b", "c", "d"], "verdicts": { "R1": "PPPF" }, "scores": { "near": [0.5, 0.1, 1, 0.9] } }""",
            ["verdicts/m01/e3.json"] = """{ "experiment": "e3", "items": ["c", "e"], "verdicts": { "R1": "PF" } }""",
        });
    }

    /// <summary>Two runs on two versions of a data set, of which the second asks something else as item b. Item c has the same text in both, of a nothing is stated.</summary>
    public static SiteFixture WithOtherTexts(bool named)
    {
        string Run(string id, string version, string result) => $$"""
            { "id": "{{id}}", "kind": "experimental", "module": "m01", "prompt_version": "v1", "started_at": "2026-01-20T00:00:00Z", "status": "completed", "dataset": "gd", "dataset_version": "{{version}}",
              "dataset_fingerprint": "ids:{{version}}", "results": ["{{result}}"] }
            """;
        string Items(char text) => $$"""{ "items": [ { "id": "a" }, { "id": "b", "text_sha256": "{{new string(text, 64)}}" }, { "id": "c", "text_sha256": "{{new string('c', 64)}}" } ] }""";
        string Experiment(string id, string version, int pass) => $$"""
            { "id": "{{id}}", "prompt_version": "v1", "dataset": "gd", "dataset_version": "{{version}}", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "unit": "verdict", "total": 3, "pass": {{pass}} }, "rubrics": { "R1": { "pass": {{pass}}, "total": 3 } } }
            """;
        return SiteFixture.Build(new Dictionary<string, string>
        {
            ["tracker.json"] = $$"""{ "site": { "publish": { "items": {{(named ? "true" : "false")}} } } }""",
            ["runs/one/run.json"] = Run("one", "v1", "e1"),
            ["runs/two/run.json"] = Run("two", "v2", "e2"),
            ["items/m01/gd@v1.json"] = Items('1'),
            ["items/m01/gd@v2.json"] = Items('2'),
            ["modules/m01.json"] = $$"""{ "module_id": "m01", "experiments": [{{Experiment("e1", "v1", 1)}}, {{Experiment("e2", "v2", 2)}}] }""",
            ["verdicts/m01/e1.json"] = """{ "experiment": "e1", "items": ["a", "b", "c"], "verdicts": { "R1": "PFF" } }""",
            ["verdicts/m01/e2.json"] = """{ "experiment": "e2", "items": ["a", "b", "c"], "verdicts": { "R1": "PPF" } }""",
        });
    }

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

    /// <summary>Modules whose versions ran on one model and one data set, so that each is like for like with the one before: some got better, some worse.</summary>
    public static SiteFixture OfManyVersions() => SiteFixture.Build(Enumerable.Range(1, 12).ToDictionary(
        module => $"modules/m{module:00}.json",
        module => $$"""
            { "module_id": "m{{module:00}}", "module_name": "Step {{module}}", "experiments": [{{string.Join(',', Enumerable.Range(1, 8).Select(version => Versioned(module, version, 200 + (((module * 37) + (version * version * 53)) % 170))))}}] }
            """));

    private static string Versioned(int module, int version, int pass) => $$"""
        { "id": "m{{module:00}}_v{{version}}", "prompt_version": "v{{version}}", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-02-{{version:00}}T10:00:00Z", "metrics": { "total": 400, "pass": {{pass}}, "fail": {{400 - pass}} } }
        """;

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
                {{(i == 0 ? "" : ",")}}{ "id": "{{id}}_{{i}}", "prompt_version": "{{version}}", "dataset_version": "v1", "model": "{{model}}", "timestamp": "2026-01-2{{i % 10}}T{{i / 10:00}}:00:00",
                "metrics": { "unit": "item", "pass_rate": {{pass}}.0{{(primary is null ? "" : $", \"match_rate\": {match}.0")}}, "total": 100, "pass": {{pass}}, "fail": {{100 - pass}} },
                "rubrics": { "R1": { "pass": {{match}}, "total": 100, "rate": {{match}}.0 } }, "braintrust_url": "https://braintrust.example/app/{{i}}" }
                """);
        }

        return json.Append("] }").ToString();
    }
}
